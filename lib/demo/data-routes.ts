import { type Answer, type Call, failed, ok } from "./answer.ts";
import { boardOf } from "./data-board.ts";
import { readFeed, pageByOffset } from "./data-feed.ts";
import { globalOpenInterest, holdersOf, openInterestOf } from "./data-holders.ts";
import { answerClosedPositions, answerPositions } from "./data-positions.ts";
import { listOf, readScope, readWhole } from "./data-query.ts";
import { type DataSource, ledgerOf, openDataSource } from "./data-source.ts";
import { answerDataV2 } from "./data-v2.ts";
import { feedRow, wireHolders } from "./data-rows.ts";
import { valueOf } from "./data-value.ts";
import { parseId } from "./ids.ts";
import { volumeAt } from "./volume.ts";
import { money } from "./wire-dates.ts";
import type { World } from "./world.ts";

/** Deeper offsets are refused, whatever the documentation says. */
const MOST_OFFSET = 3000;
const MOST_ROWS = { trades: 1000, activity: 500 } as const;
const MOST_HOLDERS = 20;

function feed(kind: "trades" | "activity") {
  return (source: DataSource, query: URLSearchParams): Answer => {
    const read = readFeed(source, query, kind, 500);
    if ("status" in read) return read;
    const limit = readWhole(query, "limit", 100);
    const offset = readWhole(query, "offset", 0);
    if (limit === null || offset === null) return failed(400, "invalid limit or offset");
    if (offset > MOST_OFFSET) {
      return failed(400, `max historical activity offset of ${MOST_OFFSET} exceeded`);
    }
    const rows = pageByOffset(read, offset, Math.min(limit, MOST_ROWS[kind]));
    return ok(rows.map((row) => feedRow(source, kind, row)));
  };
}

/** One group an outcome, twenty holders at most. */
function holders(source: DataSource, query: URLSearchParams): Answer {
  const scope = readScope(source, query, 50);
  if ("status" in scope) return scope;
  if (!scope.markets) return failed(400, "required query param 'market' not provided");
  const limit = Math.min(MOST_HOLDERS, readWhole(query, "limit", MOST_HOLDERS) ?? MOST_HOLDERS);
  const minimum = Number(query.get("minBalance") ?? 1);
  return ok(
    scope.markets.flatMap((market) =>
      holdersOf(source, market).map((holdings, index) => ({
        token: market.names.tokenIds[index],
        holders: wireHolders(
          source,
          market,
          index === 0 ? 0 : 1,
          holdings.filter(({ amount }) => amount >= minimum).slice(0, limit),
        ),
      })),
    ),
  );
}

function value(source: DataSource, query: URLSearchParams): Answer {
  const dollars = valueOf(source, query);
  return typeof dollars === "number" ? ok([{ user: query.get("user"), value: dollars }]) : dollars;
}

function traded(source: DataSource, query: URLSearchParams): Answer {
  const scope = readScope(source, query, 500);
  if ("status" in scope) return scope;
  if (scope.wallet === undefined) return failed(400, "required query param 'user' not provided");
  const positions = scope.wallet ? ledgerOf(source, scope.wallet).positions : [];
  const markets = new Set(positions.map(({ market }) => market.tradeKey));
  return ok({ user: query.get("user"), traded: markets.size });
}

function openInterest(source: DataSource, query: URLSearchParams): Answer {
  const scope = readScope(source, query, 500);
  if ("status" in scope) return scope;
  if (!scope.markets) return ok([{ market: "GLOBAL", value: globalOpenInterest(source) }]);
  return ok(
    scope.markets.map((market) => ({
      market: market.names.conditionId,
      value: openInterestOf(source, market),
    })),
  );
}

function liveVolume({ world, now }: DataSource, query: URLSearchParams): Answer {
  const ids = listOf(query, "id");
  if (ids.length === 0) return failed(400, "required query param 'id' not provided");
  return ok(
    ids.map((id) => {
      const place = parseId(id);
      const event = place && place.k === null ? world.eventAt(place.slot, place.n) : null;
      const markets = (event?.markets ?? []).map((market) => ({
        market: market.names.conditionId,
        value: money(volumeAt(market, now)),
      }));
      return { total: money(markets.reduce((sum, one) => sum + one.value, 0)), markets };
    }),
  );
}

/** Ranks are text here; fifty wallets at most. */
function leaderboard(source: DataSource, query: URLSearchParams): Answer {
  const board = boardOf(source, query.get("timePeriod") ?? "DAY", query.get("orderBy") === "VOL");
  if (!board) return failed(400, "invalid timePeriod");
  const limit = Math.min(50, readWhole(query, "limit", 25) ?? 25);
  const offset = readWhole(query, "offset", 0);
  if (offset === null || offset > 1000) return failed(400, "invalid offset");
  const user = query.get("user")?.toLowerCase();
  const ranked = board.map((standing, index) => ({ ...standing, rank: index + 1 }));
  const found = user ? ranked.filter(({ wallet }) => wallet.address === user) : ranked;
  return ok(
    found.slice(offset, offset + limit).map(({ wallet, profit, volume, rank }) => ({
      rank: String(rank),
      proxyWallet: wallet.address,
      userName: wallet.name || wallet.pseudonym,
      xUsername: "",
      verifiedBadge: false,
      vol: money(volume),
      pnl: money(profit),
      profileImage: "",
    })),
  );
}

type Route = (source: DataSource, query: URLSearchParams) => Answer;

const ROUTES: Record<string, Route> = {
  "/trades": feed("trades"),
  "/activity": feed("activity"),
  "/positions": answerPositions,
  "/closed-positions": answerClosedPositions,
  "/holders": holders,
  "/value": value,
  "/traded": traded,
  "/oi": openInterest,
  "/live-volume": liveVolume,
  "/v1/leaderboard": leaderboard,
};

/** Null where the path is none of the Data API's. */
export function answerData(world: World, { path, query, now }: Call): Answer | null {
  if (path === "/" || path === "") return ok({ data: "OK" });
  const route = ROUTES[path];
  if (route) return route(openDataSource(world, now), query);
  return path.startsWith("/v2/") ? answerDataV2(openDataSource(world, now), path, query) : null;
}
