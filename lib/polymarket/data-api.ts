import { type DataApi, type Feed, type FeedPage, readFeed } from "./data-feed.ts";
import type {
  ActivityRecord,
  ClosedPositionRecord,
  LeaderRecord,
  PositionRecord,
  TradeRecord,
  TradeSide,
} from "./records.ts";
import { toActivity } from "./to-activity.ts";
import { toLeader } from "./to-leader.ts";
import { toClosedPosition, toPosition } from "./to-position.ts";
import { toTrade } from "./to-trade.ts";

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
