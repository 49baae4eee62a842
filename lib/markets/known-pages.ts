import type { Market } from "./schema.ts";

/** A page and the version of the rows that it was read at; the database says whether that still is theirs. */
export type KnownPage = { version: string; markets: Market[]; total: number };

/** Rows over all pages; one is about 2 kB. */
const CAPACITY = 20_000;
const pages = new Map<string, KnownPage>();
let held = 0;

export const recallPage = (key: string): KnownPage | undefined => pages.get(key);

/** The pages asked for last stay. */
export function rememberPage(key: string, page: KnownPage): void {
  forget(key);
  pages.set(key, page);
  held += page.markets.length;
  for (const oldest of pages.keys()) {
    if (held <= CAPACITY) return;
    forget(oldest);
  }
}

function forget(key: string): void {
  held -= pages.get(key)?.markets.length ?? 0;
  pages.delete(key);
}
