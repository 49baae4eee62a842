import type { Parsed } from "../polymarket/records.ts";

export type IngestKind = "trade" | "activity" | "position" | "holder" | "leader";

/** A row that did not fit, for the quarantine. */
export type IngestReject = { kind: IngestKind; reason: string; raw: unknown };

/** Takes what can be a key: one that is empty, endless or unprintable is none. */
export const isKey = (text: string): boolean => /^[\x21-\x7e]{1,200}$/.test(text);

export const isAddress = (text: string): boolean => /^0x[0-9a-f]{40}$/.test(text);

/** Splits a page into records and what did not fit; `findFault` names what makes a record unusable here. */
export function sortOut<T extends { raw: unknown }>(
  kind: IngestKind,
  page: readonly Parsed<T>[],
  findFault: (record: T) => string | null,
): { records: T[]; rejects: IngestReject[] } {
  const records: T[] = [];
  const rejects: IngestReject[] = [];
  for (const row of page) {
    const reason = row.ok ? findFault(row.record) : row.reason;
    if (row.ok && reason === null) records.push(row.record);
    else
      rejects.push({
        kind,
        reason: reason ?? "row: unusable",
        raw: row.ok ? row.record.raw : row.raw,
      });
  }
  return { records, rejects };
}
