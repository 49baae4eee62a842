import { RECORD_KINDS, ROW_KINDS } from "./node.ts";

const isRows = (kind: string) => ROW_KINDS.some((each) => each === kind);
const isRecord = (kind: string) => RECORD_KINDS.some((each) => each === kind);

/** Whether a port of one kind takes what another puts out. */
export function canCarry(from: string, to: string): boolean {
  if (from === "any" || to === "any" || from === to) return true;
  if (to === "parents") return isRows(from) || isRecord(from);
  return (to === "table" && isRows(from)) || (to === "record" && isRecord(from));
}

/** Words for a kind, as they stand in a problem. */
export const wordOfKind = (kind: string): string =>
  Object.hasOwn(WORDS, kind) ? (WORDS[kind] ?? kind) : kind;

const WORDS: Readonly<Record<string, string>> = {
  any: "anything",
  error: "an error",
  parents: "several inputs of rows",
  table: "a table of rows",
  prices: "a price series",
  record: "one object",
  analysis: "an analysis",
  book: "an order book",
};
