import type { PricePoint } from "../polymarket/records.ts";

const KEPT_MS = 20_000;
const CAPACITY = 200;

type Entry = { points: Promise<PricePoint[]>; untilMs: number };

const entries = new Map<string, Entry>();

/** One request a key at a time, and its answer for twenty seconds; a failure is not kept. */
export function keepShortly(
  key: string,
  nowMs: number,
  read: () => Promise<PricePoint[]>,
): Promise<PricePoint[]> {
  const kept = entries.get(key);
  if (kept && kept.untilMs > nowMs) return kept.points;
  const entry: Entry = { points: read(), untilMs: nowMs + KEPT_MS };
  entries.delete(key);
  entries.set(key, entry);
  entry.points.catch(() => entries.get(key) === entry && entries.delete(key));
  const [oldest] = entries.keys();
  if (entries.size > CAPACITY && oldest !== undefined) entries.delete(oldest);
  return entry.points;
}
