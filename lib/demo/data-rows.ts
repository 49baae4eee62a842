import type { Holding } from "./data-holders.ts";
import type { DataSource } from "./data-source.ts";
import { toWireActivity, toWireTrade } from "./data-wire.ts";
import type { MarketSpec } from "./market-spec.ts";
import type { LogRow } from "./trade-rows.ts";

export function feedRow(source: DataSource, kind: "trades" | "activity", row: LogRow) {
  const wallet = source.log.wallets[row.wallet];
  if (!wallet) return {};
  const write = kind === "trades" ? toWireTrade : toWireActivity;
  return write(row, wallet, source.world.seed);
}

export function wireHolders(
  source: DataSource,
  market: MarketSpec,
  outcome: 0 | 1,
  holdings: readonly Holding[],
) {
  return holdings.flatMap(({ wallet: index, amount }) => {
    const wallet = source.log.wallets[index];
    if (!wallet) return [];
    return [
      {
        proxyWallet: wallet.address,
        bio: "",
        asset: market.names.tokenIds[outcome],
        pseudonym: wallet.pseudonym,
        amount,
        displayUsernamePublic: wallet.name !== "",
        outcomeIndex: outcome,
        name: wallet.name,
        profileImage: "",
        profileImageOptimized: "",
      },
    ];
  });
}
