import { type Answer, type Call, gammaNotFound, invalid, ok } from "./answer.ts";
import { type ListQuery, readListQuery } from "./gamma-query.ts";
import type { RecordedFiles, RecordedRow } from "./recorded-files.ts";

export const ACTIVE_MARKETS = "gamma_markets_active.jsonl.gz";
const CLOSED_EVENTS = ["gamma_events_resolved_2024.jsonl.gz", "gamma_events_legacy_odd.jsonl.gz"];
const MOST = { events: 500, markets: 100 } as const;

export type RecordedGamma = (call: Call) => Promise<Answer | null>;

type Library = {
  open: { events: RecordedRow[]; markets: RecordedRow[] };
  closed(): Promise<{ events: RecordedRow[]; markets: RecordedRow[] }>;
};

export function createRecordedGamma(files: RecordedFiles): RecordedGamma {
  let library: Promise<Library> | undefined;
  return async (call) => {
    const parts = call.path.split("/").filter((part) => part !== "");
    const [kind] = parts;
    if (kind === "tags" && parts.length === 1) return ok(await files.json("gamma_tags.json.gz"));
    if (kind === "sports" && parts.length === 1)
      return ok(await files.json("gamma_sports.json.gz"));
    if (kind === "status") return ok("OK");
    if (kind !== "events" && kind !== "markets") return null;
    return await answerKind(await (library ??= openLibrary(files)), kind, parts.slice(1), call);
  };
}

async function openLibrary(files: RecordedFiles): Promise<Library> {
  const markets = await files.lines(ACTIVE_MARKETS);
  const open = { markets, events: gatherEvents(markets) };
  const known = new Set(markets.map((market) => market["id"]));
  const read = async () => {
    const lists = await Promise.all(CLOSED_EVENTS.map((name) => files.lines(name)));
    const events = lists.flat();
    return { events, markets: events.flatMap((event) => looseMarkets(event, known)) };
  };
  let closed: ReturnType<typeof read> | undefined;
  return { open, closed: () => (closed ??= read()) };
}

/** The markets' answers name their event without its markets and tags: the event is put together from its latest mention. */
function gatherEvents(markets: readonly RecordedRow[]): RecordedRow[] {
  const events = new Map<unknown, RecordedRow & { markets: RecordedRow[] }>();
  for (const { events: [event] = [], ...market } of markets as (RecordedRow & {
    events?: RecordedRow[];
  })[]) {
    if (!event) continue;
    const known = events.get(event["id"]);
    const nested = [...(known?.markets ?? []), market];
    const latest =
      known && String(known["updatedAt"]) >= String(event["updatedAt"]) ? known : event;
    events.set(event["id"], { ...latest, markets: nested });
  }
  return [...events.values()];
}

/** The later recording counts where both know a market; what was never deployed is in neither list. */
function looseMarkets(event: RecordedRow, known: ReadonlySet<unknown>): RecordedRow[] {
  const { markets = [], ...rest } = event as RecordedRow & { markets?: RecordedRow[] };
  return markets
    .filter((market) => market["closed"] === true && !known.has(market["id"]))
    .map((market) => ({ ...market, events: [rest] }));
}

async function answerKind(
  library: Library,
  kind: "events" | "markets",
  [second, third, ...more]: string[],
  call: Call,
): Promise<Answer | null> {
  if (more.length > 0) return null;
  if (second === undefined) return await list(library, kind, call, false);
  if (second === "keyset" && third === undefined) return await list(library, kind, call, true);
  if (second === "slug" && third !== undefined)
    return await one(library, kind, "slug", decodeName(third));
  if (third !== undefined) return null;
  return /^\d+$/.test(second) ? await one(library, kind, "id", second) : invalid("id is invalid");
}

function decodeName(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

async function one(
  library: Library,
  kind: "events" | "markets",
  field: "id" | "slug",
  value: string,
): Promise<Answer> {
  const fits = (row: RecordedRow) => String(row[field]) === value;
  const row = library.open[kind].find(fits) ?? (await library.closed())[kind].find(fits);
  return row ? ok(row) : gammaNotFound(`${field} not found`);
}

async function list(
  library: Library,
  kind: "events" | "markets",
  call: Call,
  keyset: boolean,
): Promise<Answer> {
  const query = readListQuery(call.query, { path: kind, keyset, most: MOST[kind] });
  if ("status" in query) return query;
  const start = query.cursor === null ? query.offset : readCursor(query.cursor);
  if (start === null) return invalid("after_cursor is invalid");
  const open = query.closed === true ? [] : library.open[kind];
  const closed = query.closed === false ? [] : (await library.closed())[kind];
  const fitting = [...open, ...closed].filter((row) => isWanted(row, query));
  const rows = fitting.slice(start, start + query.limit);
  if (!keyset) return ok(rows);
  const end = start + rows.length;
  const next = end < fitting.length && rows.length > 0 ? { next_cursor: btoa(`row:${end}`) } : {};
  return ok({ [kind]: rows, ...next });
}

function readCursor(cursor: string): number | null {
  try {
    const offset = Number(/^row:(\d+)$/.exec(atob(cursor))?.[1] ?? Number.NaN);
    return Number.isNaN(offset) ? null : offset;
  } catch {
    return null;
  }
}

const NAMED_BY = { ids: "id", slugs: "slug", conditionIds: "conditionId" } as const;

function isWanted(row: RecordedRow, query: ListQuery): boolean {
  for (const name of ["ids", "slugs", "conditionIds"] as const)
    if (query[name].length > 0 && !query[name].includes(String(row[NAMED_BY[name]]))) return false;
  const tokens = String(row["clobTokenIds"] ?? "");
  return (
    query.tokenIds.length === 0 || query.tokenIds.some((token) => tokens.includes(`"${token}"`))
  );
}
