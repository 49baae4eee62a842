import type { Context } from "../context.ts";
import { AppError } from "../errors.ts";
import { listUnusualMarkets, listUnusualWallets } from "../insiders/list-unusual.ts";
import { listScoreboard } from "../whales/list-scoreboard.ts";
import { listWhaleFlips } from "../whales/list-whale-flips.ts";
import { listWhaleFlows } from "../whales/list-whale-flows.ts";
import { listWhaleTrades } from "../whales/list-whale-trades.ts";
import type { Head, WalletPorts } from "./wallet-ports.ts";

type ReadContext = Pick<Context, "db" | "origin" | "now" | "signal">;
type Paged = { limit: number; offset: number };

const notYet = async (): Promise<never> => {
  throw new AppError("NOT_CONFIGURED", "This deployment holds no wallet data");
};

/** The routes' own verbs, each as a port that gives the head of its list. */
export function createWalletPorts(ctx: Omit<ReadContext, "signal">): WalletPorts {
  const head =
    <Input extends Paged, Row>(
      verb: (reader: ReadContext, input: Input) => Promise<{ data: Row[] }>,
    ) =>
    async (query: Head<Input>, signal: AbortSignal): Promise<Row[]> =>
      (await verb({ ...ctx, signal }, { ...query, offset: 0 } as Input)).data;
  return {
    holders: { list: notYet },
    wallets: {
      positions: notYet,
      closedPositions: notYet,
      trades: notYet,
      activity: notYet,
      summary: notYet,
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
