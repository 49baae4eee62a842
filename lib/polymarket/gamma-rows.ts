import { readText } from "./read-value.ts";
import { ask, type Query, refusedWith, type RequestOptions, type Upstream } from "./upstream.ts";
import { eventsKeysetSchema, marketsKeysetSchema, rowsSchema } from "./wire.ts";

type Kind = "events" | "markets";
type Rows = { rows: unknown[]; nextCursor: string | null };

/** One page of a list: by keyset, or by offset where the upstream has no keyset route. All filters go along on every page. */
export async function listGammaRows(
  upstream: Upstream,
  kind: Kind,
  query: Query,
  { cursor, ...options }: RequestOptions & { cursor: string | null },
): Promise<Rows> {
  const offset = readOffset(cursor);
  if (offset !== null) return await listByOffset(upstream, kind, { ...query, offset }, options);
  try {
    return await listByKeyset(upstream, kind, { ...query, after_cursor: cursor }, options);
  } catch (error) {
    if (cursor !== null || refusedWith(error) !== 404) throw error;
    return await listByOffset(upstream, kind, { ...query, offset: 0 }, options);
  }
}

const OFFSET_CURSOR = /^offset:(\d+)$/;

const readOffset = (cursor: string | null): number | null => {
  const offset = OFFSET_CURSOR.exec(cursor ?? "")?.[1];
  return offset === undefined ? null : Number(offset);
};

async function listByKeyset(
  upstream: Upstream,
  kind: Kind,
  query: Query,
  options: RequestOptions,
): Promise<Rows> {
  const path = `/${kind}/keyset`;
  if (kind === "events") {
    const call = { path, query, schema: eventsKeysetSchema };
    const { events, next_cursor } = await ask(upstream, "gamma", call, options);
    return { rows: events, nextCursor: readText(next_cursor) };
  }
  const call = { path, query, schema: marketsKeysetSchema };
  const { markets, next_cursor } = await ask(upstream, "gamma", call, options);
  return { rows: markets, nextCursor: readText(next_cursor) };
}

/** Ends at the first empty page, or at the depth that the upstream refuses: rows beyond it are simply not seen. */
async function listByOffset(
  upstream: Upstream,
  kind: Kind,
  query: Query & { offset: number },
  options: RequestOptions,
): Promise<Rows> {
  const call = { path: `/${kind}`, query, schema: rowsSchema };
  try {
    const rows = await ask(upstream, "gamma", call, options);
    const nextCursor = rows.length === 0 ? null : `offset:${query.offset + rows.length}`;
    return { rows, nextCursor };
  } catch (error) {
    if (query.offset > 0 && refusedWith(error) === 422) return { rows: [], nextCursor: null };
    throw error;
  }
}
