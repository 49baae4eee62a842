import { z } from "zod";
import { AppError, isErrorCode } from "../errors.ts";
import { type Endpoint, type Metadata, metadataSchema } from "./endpoint.ts";

const successSchema = z.object({ data: z.unknown(), metadata: metadataSchema.optional() });
const failureSchema = z.object({
  error: z.object({
    code: z.string(),
    message: z.string(),
    details: z.unknown().optional(),
    traceId: z.string().optional(),
  }),
});

type CallOptions = { signal?: AbortSignal; fetch?: typeof globalThis.fetch };

/** What came back in the envelope, and when it did. */
export type Answer<T> = { data: T; metadata: Metadata };

/** Calls an endpoint from the browser or a test; throws the same AppError that the server threw. */
export async function call<I extends z.ZodType, O extends z.ZodType>(
  endpoint: Endpoint<I, O>,
  input: z.input<I>,
  options: CallOptions = {},
): Promise<z.output<O>> {
  return (await callWithMetadata(endpoint, input, options)).data;
}

export async function callWithMetadata<I extends z.ZodType, O extends z.ZodType>(
  endpoint: Endpoint<I, O>,
  input: z.input<I>,
  { signal, fetch = globalThis.fetch }: CallOptions = {},
): Promise<Answer<z.output<O>>> {
  const { url, init } = toRequest(endpoint, input);
  const response = await fetch(url, { ...init, ...(signal && { signal }) });
  const body: unknown = await response.json().catch(() => null);
  if (response.ok) {
    const { data, metadata } = successSchema.parse(body);
    return { data: endpoint.output.parse(data), metadata: metadata ?? {} };
  }
  throw toCallError(response, body);
}

export function toCallError(response: Response, body: unknown): AppError {
  const parsed = failureSchema.safeParse(body);
  if (!parsed.success)
    return new AppError("UNAVAILABLE", `The server answered ${response.status} without a reason`);
  const { code, message, details, traceId } = parsed.data.error;
  return new AppError(isErrorCode(code) ? code : "INTERNAL", message, {
    details,
    cause: { traceId },
  });
}

export function toRequest(endpoint: Endpoint, input: unknown): { url: string; init: RequestInit } {
  const rest = { ...(input as Record<string, unknown>) };
  const path = endpoint.path.replace(/\[(\w+)\]/g, (_, key: string) => {
    const value = String(rest[key]);
    delete rest[key];
    return encodeURIComponent(value);
  });
  if (endpoint.method !== "GET")
    return {
      url: path,
      init: {
        method: endpoint.method,
        headers: { "content-type": "application/json" },
        body: JSON.stringify(rest),
      },
    };
  const query = new URLSearchParams(
    Object.entries(rest).flatMap(([key, value]) => (value == null ? [] : [[key, String(value)]])),
  );
  return { url: query.size > 0 ? `${path}?${query}` : path, init: { method: "GET" } };
}
