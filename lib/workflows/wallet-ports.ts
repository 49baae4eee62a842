import type { UnusualRow } from "../insiders/schema.ts";
import type { UnusualInput } from "../insiders/unusual-filter.ts";
import type { Position, WalletActivity, WalletPnl, WalletTrade } from "../wallets/schema.ts";
import type {
  HolderList,
  ScoreboardRow,
  WhaleFlip,
  WhaleFlow,
  WhaleTrade,
} from "../whales/schema.ts";
import type {
  ScoreboardInput,
  WhaleFlipsInput,
  WhaleFlowsInput,
  WhaleTradesInput,
} from "../whales/whale-filter.ts";

export type WalletQuery = { address: string; limit: number };

type Read<Query, Result> = (query: Query, signal: AbortSignal) => Promise<Result[]>;

/** A route's query without its paging: a node takes the head of the list. */
export type Head<Input> = Omit<Input, "offset" | "cursor">;

/** What nodes read about wallets: the same verbs as the routes, with the same words. */
export type WalletPorts = {
  /** One list an outcome. */
  holders: { list: Read<{ market: string }, HolderList> };
  wallets: {
    positions: Read<WalletQuery, Position>;
    closedPositions: Read<WalletQuery, Position>;
    trades: Read<WalletQuery, WalletTrade>;
    activity: Read<WalletQuery, WalletActivity>;
    pnl(query: Pick<WalletQuery, "address">, signal: AbortSignal): Promise<WalletPnl>;
  };
  whales: {
    trades: Read<Head<WhaleTradesInput>, WhaleTrade>;
    flows: Read<Head<WhaleFlowsInput>, WhaleFlow>;
    flips: Read<Head<WhaleFlipsInput>, WhaleFlip>;
    scoreboard: Read<Head<ScoreboardInput>, ScoreboardRow>;
  };
  unusual: Record<"markets" | "wallets", Read<Head<UnusualInput>, UnusualRow>>;
};
