const RENAMED: Record<string, string> = {
  token_id: "asset",
  opposite_token_id: "oppositeAsset",
  current_size: "size",
  entry_cost_usdc: "initialValue",
  current_price: "curPrice",
  unrealized_pnl: "cashPnl",
  total_size: "totalBought",
  negative_risk: "negativeRisk",
  last_event_at: "timestamp",
  user_id: "proxyWallet",
};

const toCamelCase = (name: string) =>
  name.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());

/** A row of version 2 of the Data API under the names of version 1, so that one schema reads both. */
export function fromV2(row: unknown): unknown {
  if (typeof row !== "object" || row === null || Array.isArray(row)) return row;
  return Object.fromEntries(
    Object.entries(row).map(([name, value]) => [RENAMED[name] ?? toCamelCase(name), value]),
  );
}
