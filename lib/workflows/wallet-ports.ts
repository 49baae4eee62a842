/** A row as the routes of the same name give it; its fields are the domain's. */
export type Row = Record<string, unknown>;

export type WhaleQuery = {
  /** Dollars; what is below is left out. */
  min_usd?: number | undefined;
  window?: "1h" | "24h" | "7d" | "30d" | undefined;
  market?: string | undefined;
  category?: string | undefined;
  /** Leaves market makers out. */
  exclude_mm?: boolean | undefined;
  limit: number;
};

export type WalletQuery = { address: string; limit: number };

type Read<Query> = (query: Query, signal: AbortSignal) => Promise<Row[]>;

/** What nodes read about wallets: the same verbs as the routes, with the same words. */
export type WalletPorts = {
  holders: { list: Read<{ market: string }> };
  wallets: {
    positions: Read<WalletQuery>;
    closedPositions: Read<WalletQuery>;
    trades: Read<WalletQuery>;
    activity: Read<WalletQuery>;
    /** Value, profit and loss, scores: one object. */
    summary(query: Pick<WalletQuery, "address">, signal: AbortSignal): Promise<Row>;
  };
  whales: {
    trades: Read<WhaleQuery>;
    flows: Read<WhaleQuery>;
    flips: Read<WhaleQuery>;
    scoreboard: Read<WhaleQuery>;
  };
  unusual: { markets: Read<WhaleQuery>; wallets: Read<WhaleQuery> };
};
