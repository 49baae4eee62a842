import { createDemoHandler } from "@/lib/demo/demo-handler.ts";

// Test readers look at foreign JSON: every field is asserted where it is used.
export type Row = Record<string, never> & { [field: string]: unknown };

export const NOON = new Date("2026-11-21T12:00:00Z");

/** A small simulation with its clock in hand, and a getter for its answers. */
export function openDemo(options: { seed?: number; markets?: number; now?: Date } = {}) {
  const clock = { now: options.now ?? NOON };
  const handle = createDemoHandler({
    seed: options.seed ?? 1,
    markets: options.markets ?? 300,
    latencyMs: 0,
    now: () => clock.now,
  });
  async function answer(path: string, body?: unknown) {
    const init = body === undefined ? {} : { method: "POST", body: JSON.stringify(body) };
    const response = await handle(new Request(`http://demo.test${path}`, init));
    const text = await response.text();
    return { status: response.status, text };
  }
  async function get<T = Row>(path: string, body?: unknown): Promise<T> {
    const { status, text } = await answer(path, body);
    if (status !== 200) throw new Error(`${path}: ${status} ${text}`);
    return JSON.parse(text) as T;
  }
  return { clock, answer, get };
}

export type Demo = ReturnType<typeof openDemo>;

/** Walks a keyset list to its end. */
export async function walkKeyset<T>(demo: Demo, kind: "events" | "markets", query: string) {
  const rows: T[] = [];
  let cursor: string | undefined;
  let pages = 0;
  do {
    const next = cursor === undefined ? "" : `&after_cursor=${encodeURIComponent(cursor)}`;
    const page = await demo.get<Record<string, unknown>>(`/gamma/${kind}/keyset?${query}${next}`);
    rows.push(...(page[kind] as T[]));
    cursor = page["next_cursor"] as string | undefined;
    pages += 1;
  } while (cursor !== undefined && pages < 2000);
  return { rows, pages };
}
