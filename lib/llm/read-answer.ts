import { z } from "zod";
import { LlmError } from "./llm-error.ts";

const MAX_SCHEMA_CHARACTERS = 32_768;
/** A pattern is a regular expression of a user's, a reference may lead in circles: neither is run. */
const REFUSED = new Set(["pattern", "patternProperties", "$ref", "$dynamicRef", "$recursiveRef"]);
const ID_KEYS = new Set(["id", "marketId", "market_id", "conditionId", "condition_id", "slug"]);

/** A JSON Schema as a check of our own. Throws BAD_INPUT where it cannot be one. */
export function toSchema(schema: Record<string, unknown>): z.ZodType {
  if (JSON.stringify(schema).length > MAX_SCHEMA_CHARACTERS)
    throw new LlmError(
      "BAD_INPUT",
      `outputSchema is larger than ${MAX_SCHEMA_CHARACTERS} characters`,
    );
  for (const { key } of walk(schema))
    if (REFUSED.has(key)) throw new LlmError("BAD_INPUT", `outputSchema may not hold ${key}`);
  try {
    return z.fromJSONSchema(schema);
  } catch (cause) {
    throw new LlmError("BAD_INPUT", "outputSchema is no JSON Schema that can be checked", {
      cause,
    });
  }
}

/** Strict JSON that fits the schema and names only ids that stand in the input. */
export function readAnswer(text: string, schema: z.ZodType, input: unknown): unknown {
  const data = parse(text);
  const parsed = schema.safeParse(data);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    const where = issue?.path.join(".") || "the top";
    throw new LlmError(
      "UPSTREAM_FAILED",
      `The answer does not fit outputSchema at ${where}: ${issue?.message}`,
    );
  }
  const known = collectIds(input);
  if (known.size === 0) return data;
  for (const id of collectIds(data))
    if (!known.has(id))
      throw new LlmError(
        "UPSTREAM_FAILED",
        `The answer names ${JSON.stringify(id)}, which is not in the input`,
      );
  return data;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new LlmError("UPSTREAM_FAILED", "The answer is not valid JSON", { cause });
  }
}

function collectIds(value: unknown): Set<string> {
  const ids = new Set<string>();
  for (const { key, value: id } of walk(value))
    if (ID_KEYS.has(key) && (typeof id === "string" || typeof id === "number")) ids.add(String(id));
  return ids;
}

function* walk(root: unknown): Generator<{ key: string; value: unknown }> {
  const stack: unknown[] = [root];
  while (stack.length > 0) {
    const top = stack.pop();
    if (typeof top !== "object" || top === null) continue;
    for (const [key, value] of Object.entries(top)) {
      if (!Array.isArray(top)) yield { key, value };
      stack.push(value);
    }
  }
}
