import { z } from "zod";
import { type HolderList, holderListSchema } from "../../whales/schema.ts";
import { marketKeyOf, marketKeySchema } from "../market-key.ts";
import { defineNode } from "../node.ts";

const {
  marketId,
  outcome,
  tokenId,
  coverage,
  asOf,
  outstandingShares,
  holders: lists,
} = holderListSchema.shape;

const holderSchema = lists.element.extend({
  marketId,
  outcome,
  tokenId,
  coverage,
  asOf,
  outstandingShares,
});

export const holders = defineNode({
  type: "holders",
  version: 1,
  label: "Holders",
  description: "Loads the largest holders of a market",
  category: "source",
  icon: "users",
  docs: "Puts out one row a holder of each outcome, the largest first, as far as the upstream lists them: `wallet`, `shares`, `shareOfOutcome`, whether it is a market maker or a contract. `coverage` says whether the list is whole; shares of one that is not are lower bounds.",
  example: { config: { market: "will-it-rain-tomorrow", outcome: "Yes" } },
  config: z.strictObject({
    market: marketKeySchema,
    outcome: z
      .string()
      .max(200)
      .optional()
      .meta({ title: "Outcome", examples: ["Yes", "No"], description: "Empty takes all" }),
  }),
  input: { kind: "any", schema: z.unknown() },
  output: { kind: "holders", schema: z.array(holderSchema) },
  pure: false,
  async run({ config, input, ctx }) {
    const market = marketKeyOf(config.market, input);
    const found = await ctx.holders.list({ market }, ctx.signal);
    const wanted = config.outcome?.toLowerCase();
    const chosen = found.filter(
      (list) => wanted === undefined || list.outcome.toLowerCase() === wanted,
    );
    if (wanted !== undefined && chosen.length === 0)
      ctx.log("warn", `There is no outcome ${config.outcome} with holders`);
    return { output: chosen.flatMap(toRows) };
  },
});

const toRows = ({ hhi: _hhi, top10: _top, holders: rows, ...list }: HolderList) =>
  rows.map((row) => ({ ...row, ...list }));
