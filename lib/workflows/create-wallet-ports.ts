import { listUnusualMarkets, listUnusualWallets } from "../insiders/list-unusual.ts";
import type { UpstreamPort } from "../markets/get-order-book.ts";
import { getWalletPnl } from "../wallets/get-wallet-pnl.ts";
import { listClosedPositions, listPositions } from "../wallets/list-positions.ts";
import { listWalletActivity } from "../wallets/list-wallet-activity.ts";
import { listWalletTrades } from "../wallets/list-wallet-trades.ts";
import type { WalletContext } from "../wallets/with-wallet.ts";
import { getHolders } from "../whales/get-holders.ts";
import { listScoreboard } from "../whales/list-scoreboard.ts";
import { listWhaleFlips } from "../whales/list-whale-flips.ts";
import { listWhaleFlows } from "../whales/list-whale-flows.ts";
import { listWhaleTrades } from "../whales/list-whale-trades.ts";
import type { Head, WalletPorts } from "./wallet-ports.ts";

/** The routes' own verbs, each as a port that gives the head of its list. */
export function createWalletPorts(ctx: Omit<WalletContext, "signal"> & UpstreamPort): WalletPorts {
  const head =
    <Input extends { limit: number }, Row>(
      verb: (reader: WalletContext, input: Input) => Promise<{ data: Row[] }>,
    ) =>
    async (query: Head<Input>, signal: AbortSignal): Promise<Row[]> =>
      (await verb({ ...ctx, signal }, { ...query, offset: 0 } as unknown as Input)).data;
  const [positions, closed] = [head(listPositions), head(listClosedPositions)];
  const [trades, activity] = [head(listWalletTrades), head(listWalletActivity)];
  return {
    holders: {
      list: async (query, signal) => (await getHolders({ ...ctx, signal }, query)).data,
    },
    wallets: {
      positions: (query, signal) => positions({ ...query, sort: "-valueUsd" }, signal),
      closedPositions: (query, signal) => closed({ ...query, sort: "-closedAt" }, signal),
      trades: (query, signal) => trades({ ...query, sort: "-tradedAt" }, signal),
      activity: (query, signal) => activity({ ...query, sort: "-occurredAt" }, signal),
      pnl: async (query, signal) => (await getWalletPnl({ ...ctx, signal }, query)).data,
    },
    whales: {
      trades: head(listWhaleTrades),
      flows: head(listWhaleFlows),
      flips: head(listWhaleFlips),
      scoreboard: head(listScoreboard),
    },
    unusual: { markets: head(listUnusualMarkets), wallets: head(listUnusualWallets) },
  };
}
