import type { UnusualRow } from "../insiders/schema.ts";
import type { UnusualInput } from "../insiders/unusual-filter.ts";
import type { ScoreboardRow, WhaleFlip, WhaleFlow, WhaleTrade } from "../whales/schema.ts";
import type {
  ScoreboardInput,
  WhaleFlipsInput,
  WhaleFlowsInput,
  WhaleTradesInput,
} from "../whales/whale-filter.ts";

/** A row as the route of the same name gives it. */
export type Row = Record<string, unknown>;

export type WalletQuery = { address: string; limit: number };

type Read<Query, Result> = (query: Query, signal: AbortSignal) => Promise<Result[]>;

/** A route's query without its paging: a node takes the head of the list. */
export type Head<Input> = Omit<Input, "offset" | "cursor">;

/** What nodes read about wallets: the same verbs as the routes, with the same words. */
export type WalletPorts = {
  holders: { list: Read<{ market: string }, Row> };
  wallets: {
    positions: Read<WalletQuery, Row>;
    closedPositions: Read<WalletQuery, Row>;
    trades: Read<WalletQuery, Row>;
    activity: Read<WalletQuery, Row>;
    /** Value, profit and loss, coverage: one object. */
    summary(query: Pick<WalletQuery, "address">, signal: AbortSignal): Promise<Row>;
  };
  whales: {
    trades: Read<Head<WhaleTradesInput>, WhaleTrade>;
    flows: Read<Head<WhaleFlowsInput>, WhaleFlow>;
    flips: Read<Head<WhaleFlipsInput>, WhaleFlip>;
    scoreboard: Read<Head<ScoreboardInput>, ScoreboardRow>;
  };
  unusual: Record<"markets" | "wallets", Read<Head<UnusualInput>, UnusualRow>>;
};
