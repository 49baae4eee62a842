import { z } from "zod";
import { defineNode, type Flow } from "../node.ts";
import { UNKNOWN } from "../expression/value-type.ts";
import { NodeFault } from "../node-fault.ts";

const READS = {
  positions: { verb: "positions", kind: "positions" },
  "closed-positions": { verb: "closedPositions", kind: "positions" },
  trades: { verb: "trades", kind: "trades" },
  activity: { verb: "activity", kind: "table" },
} as const;

const ADDRESS = /^0x[0-9a-fA-F]{40}$/;

export const wallet = defineNode({
  type: "wallet",
  version: 1,
  label: "Wallet",
  description: "Loads what a wallet holds, did or earned",
  category: "source",
  icon: "wallet",
  docs: "Puts out rows of the chosen part of a wallet, or with `summary` one object of its value, profit and loss and coverage. Without an address it takes the first wallet that comes in (`wallet` or `address` of its row). A wallet that was never seen is fetched first. Figures from an incomplete history say so.",
  example: {
    config: { address: "0x0000000000000000000000000000000000000001", part: "positions", limit: 50 },
  },
  config: z.strictObject({
    address: z
      .string()
      .trim()
      .regex(ADDRESS, "must be 0x and 40 hexadecimal digits")
      .optional()
      .meta({ title: "Address", description: "Empty takes the first wallet that comes in" }),
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
    const kind: Flow["kind"] = part === "summary" ? "record" : READS[part].kind;
    return { problems: [], leaving: { kind, type: UNKNOWN } };
  },
  async run({ config: { address: named, part, limit }, input, ctx }) {
    const address = (named ?? addressOf(input)).toLowerCase();
    if (part === "summary") return { output: await ctx.wallets.summary({ address }, ctx.signal) };
    return { output: await ctx.wallets[READS[part].verb]({ address, limit }, ctx.signal) };
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
