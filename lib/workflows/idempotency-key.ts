import { toStorable } from "./to-storable.ts";

/**
 * Names one effect of one run: run, node and what came in. The input is read as the database keeps it (keys in order,
 * without what jsonb refuses), so that a run which another process takes up arrives at the same key.
 */
export async function toIdempotencyKey(
  runId: string,
  nodeId: string,
  input: unknown,
): Promise<string> {
  const text = JSON.stringify(toStorable([runId, nodeId, input ?? null]), sortKeys);
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

const sortKeys = (_key: string, value: unknown): unknown =>
  typeof value === "object" && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)))
    : value;
