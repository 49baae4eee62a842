import { type DataApi, type Feed, type FeedPage, readFeed, whenV2 } from "./data-feed.ts";
import { fromV2 } from "./from-v2.ts";
import type {
  ActivityRecord,
  ClosedPositionRecord,
  HolderRecord,
  LeaderRecord,
  Parsed,
  PositionRecord,
  TradeRecord,
  TradeSide,
} from "./records.ts";
import { readText } from "./read-value.ts";
import { toActivity } from "./to-activity.ts";
import { toHolder } from "./to-holder.ts";
import { toLeader } from "./to-leader.ts";
import { toClosedPosition, toPosition } from "./to-position.ts";
import { toTrade } from "./to-trade.ts";
import { ask, type RequestOptions } from "./upstream.ts";
import { holderGroupsSchema, holdersV2Schema, valueV1Schema, valueV2Schema } from "./wire.ts";

export type TradesQuery = FeedPage & {
  wallet?: string;
  conditionIds?: readonly string[];
  eventId?: string;
  side?: TradeSide;
  /** True (the upstream's default) shows one row a fill, the taker's. */
  takerOnly?: boolean;
  /** Dollars. */
  minimumUsd?: number;
  /** Only with a wallet. */
  from?: Date;
  to?: Date;
};

export type ActivityQuery = FeedPage & {
  wallet: string;
  types?: readonly string[];
  conditionIds?: readonly string[];
  from?: Date;
  to?: Date;
};

export type PositionsQuery = FeedPage & { wallet: string; conditionIds?: readonly string[] };

export type HoldersQuery = RequestOptions & { conditionId: string; limit?: number };

export type LeaderboardQuery = FeedPage & {
  window?: "day" | "week" | "month" | "all";
  orderBy?: "pnl" | "volume";
};

/** The Data API takes a list as one value with commas. */
const commas = (items: readonly string[] | undefined) => (items?.length ? items.join(",") : null);
const seconds = (date: Date | undefined) => date && Math.floor(date.getTime() / 1000);

export function listTrades(api: DataApi, query: TradesQuery): Promise<Feed<TradeRecord>> {
  const shared = {
    user: query.wallet,
    side: query.side,
    start: seconds(query.from),
    end: seconds(query.to),
  };
  const cash = query.minimumUsd === undefined ? null : "CASH";
  const condition = commas(query.conditionIds);
  return readFeed(
    api,
    {
      v2: {
        path: "/v2/trades",
        maxLimit: 1000,
        query: {
          ...shared,
          condition,
          event_id: query.eventId,
          taker_only: query.takerOnly,
          filter_type: cash,
          filter_amount: query.minimumUsd,
        },
      },
      v1: {
        path: "/trades",
        maxLimit: 500,
        maxOffset: 10_000,
        query: {
          ...shared,
          market: condition,
          eventId: query.eventId,
          takerOnly: query.takerOnly,
          filterType: cash,
          filterAmount: query.minimumUsd,
        },
      },
      toRecord: toTrade,
    },
    query,
  );
}

export function listActivity(api: DataApi, query: ActivityQuery): Promise<Feed<ActivityRecord>> {
  const shared = {
    user: query.wallet,
    type: commas(query.types),
    start: seconds(query.from),
    end: seconds(query.to),
  };
  const condition = commas(query.conditionIds);
  return readFeed(
    api,
    {
      v2: { path: "/v2/activity", maxLimit: 1000, query: { ...shared, condition } },
      v1: {
        path: "/activity",
        maxLimit: 500,
        maxOffset: 10_000,
        query: { ...shared, market: condition },
      },
      toRecord: toActivity,
    },
    query,
  );
}

export const listPositions = (
  api: DataApi,
  query: PositionsQuery,
): Promise<Feed<PositionRecord>> => {
  const condition = commas(query.conditionIds);
  return readFeed(
    api,
    {
      v2: {
        path: "/v2/positions",
        maxLimit: 100,
        query: { user: query.wallet, condition, status: "OPEN" },
      },
      v1: {
        path: "/positions",
        maxLimit: 500,
        maxOffset: 10_000,
        query: { user: query.wallet, market: condition, sizeThreshold: 0 },
      },
      toRecord: toPosition,
    },
    query,
  );
};

export const listClosedPositions = (
  api: DataApi,
  query: PositionsQuery,
): Promise<Feed<ClosedPositionRecord>> => {
  const condition = commas(query.conditionIds);
  return readFeed(
    api,
    {
      v2: {
        path: "/v2/positions",
        maxLimit: 100,
        query: { user: query.wallet, condition, status: "CLOSED" },
      },
      v1: {
        path: "/closed-positions",
        maxLimit: 50,
        maxOffset: 100_000,
        query: { user: query.wallet, market: condition },
      },
      toRecord: toClosedPosition,
    },
    query,
  );
};

export const listLeaderboard = (
  api: DataApi,
  query: LeaderboardQuery,
): Promise<Feed<LeaderRecord>> => {
  const { window = "day", orderBy = "pnl" } = query;
  return readFeed(
    api,
    {
      v2: {
        path: "/v2/leaderboard",
        maxLimit: 50,
        query: { time_period: window, sort_by: orderBy.toUpperCase() },
      },
      v1: {
        path: "/v1/leaderboard",
        maxLimit: 50,
        maxOffset: 1000,
        query: { timePeriod: window.toUpperCase(), orderBy: orderBy === "pnl" ? "PNL" : "VOL" },
      },
      toRecord: toLeader,
    },
    query,
  );
};

export async function listHolders(
  api: DataApi,
  { conditionId, limit = 100, ...options }: HoldersQuery,
): Promise<Parsed<HolderRecord>[]> {
  const v2 = await whenV2(api, "/v2/holders", () => {
    const query = { condition: conditionId, limit };
    return ask(
      api.upstream,
      "data",
      { path: "/v2/holders", query, schema: holdersV2Schema },
      options,
    );
  });
  if (v2.ok)
    return (v2.value.data ?? []).flatMap(({ token_id, holders }) =>
      (holders ?? []).map((row) => toHolder(fromV2(row), readText(token_id))),
    );
  const query = { market: conditionId, limit: Math.min(limit, 20), minBalance: 0 };
  const call = { path: "/holders", query, schema: holderGroupsSchema };
  const groups = await ask(api.upstream, "data", call, options);
  return groups.flatMap(({ token, holders }) =>
    (holders ?? []).map((row) => toHolder(row, readText(token))),
  );
}

export async function getValue(
  api: DataApi,
  wallet: string,
  options: RequestOptions,
): Promise<number | null> {
  const query = { user: wallet };
  const v2 = await whenV2(api, "/v2/value", () =>
    ask(api.upstream, "data", { path: "/v2/value", query, schema: valueV2Schema }, options),
  );
  if (v2.ok) return toValue(v2.value.data?.value);
  const call = { path: "/value", query, schema: valueV1Schema };
  const [row] = await ask(api.upstream, "data", call, options);
  return toValue(row?.value);
}

function toValue(value: string | number | null | undefined): number | null {
  const usd = value === null || value === undefined || value === "" ? NaN : Number(value);
  return Number.isFinite(usd) ? usd : null;
}
