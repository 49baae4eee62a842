import { isRow } from "./is-row.ts";

/** A market or wallet that was chosen in a field, as its config names it. */
export type Pick = { key: string; title: string };

const MOST = 5;
const MAX_TEXT = 500;

/** From what a browser kept, which anything may have written to. */
export function readPicks(text: string | null): Pick[] {
  try {
    const value: unknown = JSON.parse(text ?? "[]");
    return Array.isArray(value) ? value.filter(isPick).slice(0, MOST) : [];
  } catch {
    return [];
  }
}

const isPick = (value: unknown): value is Pick =>
  isRow(value) && [value["key"], value["title"]].every(isShortText);

const isShortText = (value: unknown): boolean =>
  typeof value === "string" && value !== "" && value.length <= MAX_TEXT;

/** The newest first, each once. Variables are no picks: they mean another thing in another workflow. */
export const addPick = (picks: readonly Pick[], pick: Pick): Pick[] =>
  pick.key.includes("{{") || !isPick(pick)
    ? [...picks]
    : [pick, ...picks.filter(({ key }) => key !== pick.key)].slice(0, MOST);
