import type { Context } from "../context.ts";
import { unwrap } from "../supabase/to-db-error.ts";
import type { IngestReject } from "./ingest-reject.ts";

/** Quarantines what did not fit, each row with its reason. */
export async function recordRejects(
  { service, origin }: Pick<Context, "service" | "origin">,
  rejects: readonly IngestReject[],
): Promise<void> {
  if (rejects.length === 0) return;
  const rows = rejects.map(({ kind, reason, raw }) => ({
    kind,
    reason: reason.slice(0, 500).replaceAll("\0", ""),
    raw: toStorableText(raw),
  }));
  unwrap(
    await service.rpc("record_ingest_rejects", {
      p_origin: origin,
      p_rejects: JSON.stringify(rows),
    }),
  );
}

/** What cannot be kept as JSON (NUL, half a character) or is endless is kept as a piece of its text. */
function toStorableText(raw: unknown): string {
  const text = JSON.stringify(raw) ?? "null";
  const isPlain = text.length <= 65_536 && !/\\u(0000|d[89a-f])/i.test(text);
  return isPlain ? text : JSON.stringify({ text: text.slice(0, 4096).replaceAll("\\u", "u") });
}
