import { z } from "zod";
import type { NodeContext } from "./node.ts";
import { secretReferenceSchema } from "./secret-reference.ts";

/** A text, or the name of a secret whose value is put in when the request goes out. */
const textOrSecret = z.union([z.string().max(8192), secretReferenceSchema]);

export const urlSchema = z
  .string()
  .trim()
  .min(1)
  .max(8192)
  .regex(/^https:\/\//i, "must begin with https://")
  .meta({ title: "Address", examples: ["https://example.com/hook"] });

export const headersSchema = z
  .record(z.string().min(1).max(200), textOrSecret)
  .refine((headers) => Object.keys(headers).length <= 50, "at most 50 headers")
  .optional()
  .meta({
    title: "Headers",
    description: "A value is a text, or the name of one of your secrets",
    "x-widget": "headers",
    examples: ["Authorization"],
  });

type Written = Readonly<Record<string, z.output<typeof textOrSecret>>>;

/** The headers as they go out, secrets read. */
export async function readHeaders(
  headers: Written | undefined,
  { secrets, signal }: Pick<NodeContext, "secrets" | "signal">,
): Promise<Record<string, string>> {
  const entries = await Promise.all(
    Object.entries(headers ?? {}).map(async ([name, value]): Promise<[string, string]> => [
      name,
      typeof value === "string" ? value : await secrets.read(value.secret, signal),
    ]),
  );
  return Object.fromEntries(entries);
}

/** The same, unless the user has chosen another value. */
export function withDefault(
  headers: Record<string, string>,
  name: string,
  value: string,
): Record<string, string> {
  const isSet = Object.keys(headers).some((key) => key.toLowerCase() === name);
  return isSet ? headers : { ...headers, [name]: value };
}
