import type { z } from "zod";
import { AppError } from "../errors.ts";
import { toCallError, toRequest } from "../http/call.ts";
import { readSse } from "../http/read-sse.ts";
import { conversationalBuildEndpoint } from "./api.ts";
import { type BuildEvent, buildEventSchema } from "./events.ts";

type BuildOptions = { signal: AbortSignal; fetch: typeof globalThis.fetch };

/** The events of one request in words. A stream that breaks is an error: asking again costs again, so that is left to the user. */
export async function* followBuild(
  input: z.input<typeof conversationalBuildEndpoint.input>,
  { signal, fetch }: BuildOptions,
): AsyncGenerator<BuildEvent> {
  const { url, init } = toRequest(conversationalBuildEndpoint, input);
  const response = await fetch(url, { ...init, signal, cache: "no-store" });
  if (!response.ok || !response.body)
    throw toCallError(response, await response.json().catch(() => null));
  for await (const { data } of readSse(response.body)) {
    const parsed = buildEventSchema.safeParse(readJson(data));
    if (!parsed.success) continue;
    yield parsed.data;
    if (parsed.data.type === "build_finished") return;
  }
  throw new AppError("UNAVAILABLE", "The connection was lost before the answer was whole");
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
