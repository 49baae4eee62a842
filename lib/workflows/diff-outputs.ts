import { isRow, type Row } from "./is-row.ts";

export type OutputChange = {
  kind: "added" | "removed" | "changed";
  /** Of a list's row what tells it, else a path. */
  at: string;
  /** The field of a row. */
  field?: string;
  before?: unknown;
  after?: unknown;
};

export type OutputDiff = { changes: OutputChange[]; isCut: boolean };

/** What tells a row of a list, the first that all rows have and no two share. */
const KEYS = ["id", "marketId", "conditionId", "address", "wallet", "slug", "key", "time", "name"];
const MOST = 500;

/** What differs between two outputs of a node: rows by their key where they have one, else leaf by leaf. */
export function diffOutputs(before: unknown, after: unknown): OutputDiff {
  const key = keyOf(before, after);
  const changes =
    key === null
      ? diffLeaves("", before, after)
      : diffRows(toRows(before, key), toRows(after, key));
  const found = changes.slice(0, MOST + 1);
  return { changes: found.slice(0, MOST), isCut: found.length > MOST };
}

function keyOf(before: unknown, after: unknown): string | null {
  if (!Array.isArray(before) || !Array.isArray(after)) return null;
  return KEYS.find((key) => [before, after].every((list) => tells(list, key))) ?? null;
}

function tells(list: readonly unknown[], key: string): boolean {
  const seen = new Set<unknown>();
  for (const row of list) {
    const value = isRow(row) && Object.hasOwn(row, key) ? row[key] : null;
    if (typeof value !== "string" && typeof value !== "number") return false;
    if (seen.has(value)) return false;
    seen.add(value);
  }
  return true;
}

const toRows = (list: unknown, key: string) =>
  new Map((Array.isArray(list) ? list : []).filter(isRow).map((row) => [String(row[key]), row]));

const nameOf = (row: Row, key: string): string =>
  typeof row["title"] === "string" ? `${row["title"]} (${key})` : key;

function diffRows(
  before: ReadonlyMap<string, Row>,
  after: ReadonlyMap<string, Row>,
): OutputChange[] {
  const changes: OutputChange[] = [];
  for (const [key, row] of after) {
    const known = before.get(key);
    if (!known) changes.push({ kind: "added", at: nameOf(row, key) });
    else
      for (const { at, ...change } of diffLeaves("", known, row))
        changes.push({ ...change, at: nameOf(row, key), field: at });
  }
  for (const [key, row] of before)
    if (!after.has(key)) changes.push({ kind: "removed", at: nameOf(row, key) });
  return changes;
}

function diffLeaves(at: string, before: unknown, after: unknown): OutputChange[] {
  if (Object.is(before, after)) return [];
  if (before === undefined) return [{ kind: "added", at, after }];
  if (after === undefined) return [{ kind: "removed", at, before }];
  const isPair = (isRow(before) && isRow(after)) || (Array.isArray(before) && Array.isArray(after));
  if (!isPair) return [{ kind: "changed", at, before, after }];
  const [one, other] = [before, after] as [Row, Row];
  const changes: OutputChange[] = [];
  for (const key of new Set([...Object.keys(one), ...Object.keys(other)])) {
    if (changes.length > MOST) break;
    const path = Array.isArray(before) ? `${at}[${key}]` : at === "" ? key : `${at}.${key}`;
    const [from, to] = [ownOf(one, key), ownOf(other, key)];
    changes.push(...diffLeaves(path, from, to));
  }
  return changes;
}

const ownOf = (row: Row, key: string): unknown => (Object.hasOwn(row, key) ? row[key] : undefined);
