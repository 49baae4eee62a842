import { z } from "zod";
import { endpoint, listInput } from "../http/endpoint.ts";
import {
  listClosedPositionsInputSchema,
  listPositionsInputSchema,
  listWalletActivityInputSchema,
  listWalletTradesInputSchema,
  positionSchema,
  scoreRunSchema,
  walletActivitySchema,
  walletAddressSchema,
  walletPageSchema,
  walletPnlSchema,
  walletTradeSchema,
  walletValueSchema,
} from "./schema.ts";

const one = z.strictObject({ address: walletAddressSchema });

export const getWalletPageEndpoint = endpoint({
  method: "GET",
  path: "/api/polymarket/wallet/[address]",
  access: "public",
  summary:
    "All that a wallet's page shows at once: the first rows of every list, value, profit and loss, scores",
  input: z.strictObject({ address: walletAddressSchema, limit: listInput.limit }),
  output: walletPageSchema,
});

export const listPositionsEndpoint = endpoint({
  method: "GET",
  path: "/api/polymarket/wallet/[address]/positions",
  access: "public",
  summary: "What a wallet holds, losers held to zero included; fetched where it was never seen",
  input: listPositionsInputSchema,
  output: z.array(positionSchema),
});

export const listClosedPositionsEndpoint = endpoint({
  method: "GET",
  path: "/api/polymarket/wallet/[address]/closed-positions",
  access: "public",
  summary: "What a wallet held and holds no longer",
  input: listClosedPositionsInputSchema,
  output: z.array(positionSchema),
});

export const listWalletTradesEndpoint = endpoint({
  method: "GET",
  path: "/api/polymarket/wallet/[address]/trades",
  access: "public",
  summary: "A wallet's fills, newest first",
  input: listWalletTradesInputSchema,
  output: z.array(walletTradeSchema),
});

export const listWalletActivityEndpoint = endpoint({
  method: "GET",
  path: "/api/polymarket/wallet/[address]/activity",
  access: "public",
  summary: "Everything that a wallet did, newest first",
  input: listWalletActivityInputSchema,
  output: z.array(walletActivitySchema),
});

export const getWalletValueEndpoint = endpoint({
  method: "GET",
  path: "/api/polymarket/wallet/[address]/value",
  access: "public",
  summary: "What a wallet's open positions are worth",
  input: one,
  output: walletValueSchema,
});

export const getWalletPnlEndpoint = endpoint({
  method: "GET",
  path: "/api/polymarket/wallet/[address]/pnl",
  access: "public",
  summary: "Profit and loss by two methods with its badge, daily equity, and the wallet's scores",
  input: one,
  output: walletPnlSchema,
});

export const cronScoreEndpoint = endpoint({
  method: "GET",
  path: "/api/cron/score",
  access: "cron",
  summary: "Scores the wallets that were touched since; a second call finds nothing left to do",
  cost: 0,
  input: z.strictObject({}),
  output: scoreRunSchema,
});
