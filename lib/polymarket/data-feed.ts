import { fromV2 } from "./from-v2.ts";
import type { Parsed } from "./records.ts";
import { readText } from "./read-value.ts";
import { ask, type Query, refusedWith, type RequestOptions, type Upstream } from "./upstream.ts";
import { pageV1Schema, pageV2Schema } from "./wire.ts";

/** `nextCursor` null is the end; `truncated` says that the upstream holds more and refuses to give it. */
export type Feed<T> = { rows: Parsed<T>[]; nextCursor: string | null; truncated: boolean };

/** One list under both versions of the Data API. */
export type FeedSource<T> = {
  v2: { path: string; query: Query; maxLimit: number };
  v1: { path: string; query: Query; maxLimit: number; maxOffset: number };
  toRecord(row: unknown): Parsed<T>;
};

export type FeedPage = RequestOptions & { cursor?: string | null; limit?: number };

/** The Data API and which of its routes have no version 2 there. */
export type DataApi = { upstream: Upstream; missingUntilMs: Map<string, number> };

const FORGET_MISSING_MS = 10 * 60_000;

/** Version 2 where the upstream has it, else version 1; a walk stays with the version that it began with. */
export async function readFeed<T>(
  api: DataApi,
  source: FeedSource<T>,
  { cursor, limit = 500, ...options }: FeedPage,
): Promise<Feed<T>> {
  const [version, position] = readCursor(cursor);
  if (version === "1") return await readV1(api, source, Number(position), limit, options);
  const answer = await whenV2(api, source.v2.path, () =>
    readV2(api, source, position, limit, options),
  );
  if (answer.ok) return answer.value;
  return await readV1(api, source, 0, limit, options);
}

const readCursor = (cursor: string | null | undefined): [string | null, string | null] => {
  if (!cursor) return [null, null];
  const mark = cursor.indexOf(":");
  return [cursor.slice(0, mark), cursor.slice(mark + 1)];
};

/** Version 2 answers a miss with an empty list, so that its 404 means that the route itself is not there. */
export async function whenV2<T>(
  { upstream, missingUntilMs }: DataApi,
  path: string,
  read: () => Promise<T>,
): Promise<{ ok: true; value: T } | { ok: false }> {
  const nowMs = upstream.http.now().getTime();
  if ((missingUntilMs.get(path) ?? 0) > nowMs) return { ok: false };
  try {
    return { ok: true, value: await read() };
  } catch (error) {
    if (refusedWith(error) !== 404) throw error;
    missingUntilMs.set(path, nowMs + FORGET_MISSING_MS);
    return { ok: false };
  }
}

async function readV2<T>(
  { upstream }: DataApi,
  { v2, toRecord }: FeedSource<T>,
  cursor: string | null,
  limit: number,
  options: RequestOptions,
): Promise<Feed<T>> {
  const query = { ...v2.query, limit: Math.min(limit, v2.maxLimit), cursor };
  const call = { path: v2.path, query, schema: pageV2Schema };
  const { data, pagination } = await ask(upstream, "data", call, options);
  const next = readText(pagination?.next_cursor);
  return {
    rows: (data ?? []).map((row) => toRecord(fromV2(row))),
    nextCursor: next === null ? null : `2:${next}`,
    truncated: false,
  };
}

async function readV1<T>(
  { upstream }: DataApi,
  { v1, toRecord }: FeedSource<T>,
  offset: number,
  limit: number,
  options: RequestOptions,
): Promise<Feed<T>> {
  const cut: Feed<T> = { rows: [], nextCursor: null, truncated: true };
  if (offset > v1.maxOffset) return cut;
  const query = { ...v1.query, limit: Math.min(limit, v1.maxLimit), offset };
  const call = { path: v1.path, query, schema: pageV1Schema };
  try {
    const rows = await ask(upstream, "data", call, options);
    if (!Array.isArray(rows)) return cut;
    const nextCursor = rows.length === 0 ? null : `1:${offset + rows.length}`;
    return { rows: rows.map(toRecord), nextCursor, truncated: false };
  } catch (error) {
    const status = refusedWith(error);
    // The same query was fine further up: it is the depth that is refused.
    if (offset > 0 && (status === 400 || status === 422)) return cut;
    throw error;
  }
}
