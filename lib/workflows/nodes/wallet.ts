import { z } from "zod";
import {
  positionSchema,
  walletActivitySchema,
  walletPnlSchema,
  walletTradeSchema,
} from "../../wallets/schema.ts";
import { typeOfZod } from "../expression/value-type.ts";
import { defineNode } from "../node.ts";
import { NodeFault } from "../node-fault.ts";

const PARTS = {
  positions: { verb: "positions", kind: "positions", schema: z.array(positionSchema) },
  "closed-positions": {
    verb: "closedPositions",
    kind: "positions",
    schema: z.array(positionSchema),
  },
  trades: { verb: "trades", kind: "trades", schema: z.array(walletTradeSchema) },
  activity: { verb: "activity", kind: "table", schema: z.array(walletActivitySchema) },
  summary: { verb: "pnl", kind: "record", schema: walletPnlSchema },
} as const;

const ADDRESS = /^0x[0-9a-fA-F]{40}$/;

export const wallet = defineNode({
  type: "wallet",
  version: 1,
  label: "Wallet",
  description: "Loads what a wallet holds, did or earned",
  category: "source",
  icon: "wallet",
  docs: "Puts out rows of the chosen part of a wallet, or with `summary` one object: value, profit and loss by two methods with its badge, daily equity and scores. Without an address it takes the first wallet that comes in (`wallet` or `address` of its row). A wallet that was never seen is fetched first. Figures from an incomplete history say so.",
  example: {
    config: { address: "0x0000000000000000000000000000000000000001", part: "positions", limit: 50 },
  },
  config: z.strictObject({
    address: z
      .string()
      .trim()
      .regex(ADDRESS, "must be 0x and 40 hexadecimal digits")
      .optional()
      .meta({
        "x-widget": "wallet",
        title: "Address",
        description: "Empty takes the first wallet that comes in",
      }),
    part: z
      .enum(["positions", "closed-positions", "trades", "activity", "summary"])
      .default("positions")
      .meta({ title: "What to load" }),
    limit: z.number().int().min(1).max(1000).default(100).meta({ title: "How many, at most" }),
  }),
  input: { kind: "any", schema: z.unknown() },
  output: { kind: "any", schema: z.unknown() },
  pure: false,
  check: ({ config: { part } }) => {
    const { kind, schema } = PARTS[part];
    return { problems: [], leaving: { kind, type: typeOfZod(schema) } };
  },
  async run({ config: { address: named, part, limit }, input, ctx }) {
    const address = (named ?? addressOf(input)).toLowerCase();
    const { verb } = PARTS[part];
    if (verb === "pnl") return { output: await ctx.wallets.pnl({ address }, ctx.signal) };
    return { output: await ctx.wallets[verb]({ address, limit }, ctx.signal) };
  },
});

function addressOf(input: unknown): string {
  const row: unknown = Array.isArray(input) ? input[0] : input;
  const { wallet: ofTrade, address } = (row ?? {}) as Record<string, unknown>;
  const found = [ofTrade, address].find(
    (value) => typeof value === "string" && ADDRESS.test(value),
  );
  if (typeof found === "string") return found;
  throw new NodeFault("BAD_INPUT", "No wallet is named, and none comes in: give an `address`");
}
