import type { TradeRecord } from "../polymarket/records.ts";
import { numberTrades } from "../polymarket/trade-key.ts";

/** Dollars of one fill from which on its wallet is looked at early. */
const LARGE_USD = 1000;

/** A row as `load_trades` takes it, in the names of its columns. */
export type TradeRow = {
  transaction_hash: string;
  token_id: string;
  condition_id: string | null;
  wallet: string;
  side: string;
  size: number;
  price: number;
  traded_at: string;
  outcome_index: number | null;
  occurrence: number;
};

/** What numbers one answer page: equal rows within it are separate fills. */
export const toTradeRows = (
  page: readonly TradeRecord[],
): { row: TradeRow; trade: TradeRecord }[] =>
  numberTrades(page).map(({ trade, occurrence }) => ({
    trade,
    row: {
      transaction_hash: trade.transactionHash,
      token_id: trade.tokenId,
      condition_id: trade.conditionId,
      wallet: trade.wallet,
      side: trade.side,
      size: trade.size,
      price: trade.price,
      traded_at: trade.tradedAt,
      outcome_index: trade.outcomeIndex,
      occurrence,
    },
  }));

type WalletRow = {
  address: string;
  name: string | null;
  pseudonym: string | null;
  first_trade_at: string;
  last_trade_at: string;
  refresh_tier: number;
};

/** Each wallet of the rows once. */
export function toWalletRows(trades: readonly TradeRecord[]): WalletRow[] {
  const wallets = new Map<string, WalletRow>();
  for (const { wallet: address, name, pseudonym, tradedAt, size, price } of trades) {
    const known = wallets.get(address);
    const first = known?.first_trade_at ?? tradedAt;
    const last = known?.last_trade_at ?? tradedAt;
    wallets.set(address, {
      address,
      name: known?.name ?? name,
      pseudonym: known?.pseudonym ?? pseudonym,
      first_trade_at: tradedAt < first ? tradedAt : first,
      last_trade_at: tradedAt > last ? tradedAt : last,
      refresh_tier: size * price >= LARGE_USD ? 1 : (known?.refresh_tier ?? 2),
    });
  }
  return [...wallets.values()];
}
