import { type Answer, failed, ok } from "./answer.ts";
import { boardOf } from "./data-board.ts";
import { pageBefore, readFeed } from "./data-feed.ts";
import { globalOpenInterest, holdersOf, openInterestOf } from "./data-holders.ts";
import { orderedPositions, wireAnyPosition } from "./data-positions-v2.ts";
import { readScope, readWhole } from "./data-query.ts";
import { feedRow, wireHolders } from "./data-rows.ts";
import { type DataSource, ledgerOf } from "./data-source.ts";
import { valueOf } from "./data-value.ts";
import { priceHistory } from "./clob-history.ts";
import { money } from "./wire-dates.ts";

const MOST_CONDITIONS = 20;

type Fields = Record<string, unknown>;

const RENAMED: Record<string, string> = { asset: "token_id", oppositeAsset: "opposite_token_id" };

/** The names of version 2. */
export function toSnakeCase(row: Fields): Fields {
  return Object.fromEntries(
    Object.entries(row).map(([name, value]) => [
      RENAMED[name] ?? name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
      value,
    ]),
  );
}

function envelope(data: unknown[], limit: number, offset: number, next: string | null): Answer {
  return ok({
    data,
    pagination: { limit, offset, has_more: next !== null, next_cursor: next },
  });
}

/** Where a page goes on, from a cursor of the given kind; 0 or nothing known at the start. */
function readCursor(query: URLSearchParams, kind: string): number | null {
  const cursor = query.get("cursor");
  if (cursor === null || cursor === "") return kind === "before" ? Number.POSITIVE_INFINITY : 0;
  try {
    const [is, at] = atob(cursor).split(":");
    return is === kind && Number.isInteger(Number(at)) ? Number(at) : null;
  } catch {
    return null;
  }
}

/** Version 2 knows no offset and refuses what version 1 clamps. */
function readLimit(query: URLSearchParams, usual: number, most: number): number | Answer {
  if (query.has("offset")) return failed(400, "offset is not supported, use cursor");
  const limit = readWhole(query, "limit", usual);
  if (limit === null || limit < 1 || limit > most) return failed(400, `limit must be 1 to ${most}`);
  return limit;
}

function feed(kind: "trades" | "activity") {
  return (source: DataSource, query: URLSearchParams): Answer => {
    const limit = readLimit(query, 100, 1000);
    if (typeof limit !== "number") return limit;
    const read = readFeed(source, query, kind, MOST_CONDITIONS);
    if ("status" in read) return read;
    const before = readCursor(query, "before");
    if (before === null) return failed(400, "invalid cursor");
    const { rows, more } = pageBefore(read, before, limit);
    const next = more ? btoa(`before:${rows.at(-1)?.seq ?? 0}`) : null;
    return envelope(
      rows.map((row) => toSnakeCase(feedRow(source, kind, row))),
      limit,
      0,
      next,
    );
  };
}

function sliced(query: URLSearchParams, limit: number, rows: readonly Fields[]): Answer {
  const from = readCursor(query, "from");
  if (from === null) return failed(400, "invalid cursor");
  const next = from + limit < rows.length ? btoa(`from:${from + limit}`) : null;
  return envelope(rows.slice(from, from + limit), limit, from, next);
}

function positions(source: DataSource, query: URLSearchParams): Answer {
  const limit = readLimit(query, 100, 500);
  if (typeof limit !== "number") return limit;
  const scope = readScope(source, query, MOST_CONDITIONS);
  if ("status" in scope) return scope;
  if (scope.wallet === undefined) return failed(400, "user is required");
  const { wallet } = scope;
  if (!wallet) return sliced(query, limit, []);
  const found = orderedPositions(source, wallet, scope, query);
  if ("status" in found) return found;
  return sliced(
    query,
    limit,
    found.map((position) => wireAnyPosition(source, wallet, position)),
  );
}

function holders(source: DataSource, query: URLSearchParams): Answer {
  const limit = readLimit(query, 100, 1000);
  if (typeof limit !== "number") return limit;
  const scope = readScope(source, query, MOST_CONDITIONS);
  if ("status" in scope) return scope;
  if (!scope.markets) return failed(400, "condition is required");
  const data = scope.markets.flatMap((market) =>
    holdersOf(source, market).map((holdings, index) => ({
      token_id: market.names.tokenIds[index],
      holders: wireHolders(source, market, index === 0 ? 0 : 1, holdings.slice(0, limit)).map(
        toSnakeCase,
      ),
    })),
  );
  return ok({ data });
}

function portfolioValue(source: DataSource, query: URLSearchParams): Answer {
  const dollars = valueOf(source, query);
  if (typeof dollars !== "number") return dollars;
  return ok({ data: { proxy_wallet: query.get("user"), value: dollars } });
}

function traded(source: DataSource, query: URLSearchParams): Answer {
  const scope = readScope(source, query, MOST_CONDITIONS);
  if ("status" in scope) return scope;
  if (!scope.wallet) return ok({ data: null });
  const markets = new Set(
    ledgerOf(source, scope.wallet).positions.map(({ market }) => market.tradeKey),
  );
  return ok({ data: { proxy_wallet: scope.wallet.address, traded: markets.size } });
}

function openInterest(source: DataSource, query: URLSearchParams): Answer {
  const scope = readScope(source, query, MOST_CONDITIONS);
  if ("status" in scope) return scope;
  const rows = scope.markets?.map((market) => ({
    condition_id: market.names.conditionId,
    value: openInterestOf(source, market),
  }));
  return ok({ data: rows ?? [{ condition_id: "GLOBAL", value: globalOpenInterest(source) }] });
}

/** Ranks are numbers here, and equal figures share one. */
function leaderboard(source: DataSource, query: URLSearchParams): Answer {
  const limit = readLimit(query, 25, 50);
  if (typeof limit !== "number") return limit;
  const window = query.get("window") ?? query.get("time_period") ?? "day";
  const byVolume = (query.get("sort") ?? query.get("sort_by")) === "VOLUME";
  const board = boardOf(source, window, byVolume);
  if (!board) return failed(400, "invalid window");
  const figure = (index: number) => (byVolume ? board[index]?.volume : board[index]?.profit);
  let rank = 0;
  const rows = board.map(({ wallet, profit, volume }, index) => {
    if (figure(index) !== figure(index - 1)) rank = index + 1;
    return {
      rank,
      user_id: wallet.address,
      user_name: wallet.name || wallet.pseudonym,
      verified: false,
      volume: money(volume),
      pnl: money(profit),
    };
  });
  return sliced(query, limit, rows);
}

function history(source: DataSource, query: URLSearchParams): Answer {
  const token = query.get("token_id") ?? query.get("market") ?? "";
  const asked = new URLSearchParams(query);
  asked.set("market", token);
  const answer = priceHistory(source.world.marketOfToken(token), asked, source.now);
  if (answer.status !== 200) return answer;
  const limit = readLimit(query, 1000, 5000);
  if (typeof limit !== "number") return limit;
  const points = (answer.body as { history: { t: number; p: number }[] }).history;
  const rows = points.map(({ t, p }) => ({ timestamp: t, price: p, resolution_seconds: 60 }));
  return sliced(query, limit, rows);
}

type Route = (source: DataSource, query: URLSearchParams) => Answer;

const ROUTES: Record<string, Route> = {
  "/v2/trades": feed("trades"),
  "/v2/activity": feed("activity"),
  "/v2/positions": positions,
  "/v2/holders": holders,
  "/v2/value": portfolioValue,
  "/v2/traded": traded,
  "/v2/oi": openInterest,
  "/v2/leaderboard": leaderboard,
  "/v2/prices-history": history,
};

export function answerDataV2(
  source: DataSource,
  path: string,
  query: URLSearchParams,
): Answer | null {
  return ROUTES[path]?.(source, query) ?? null;
}
