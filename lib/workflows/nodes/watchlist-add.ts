import { z } from "zod";
import { keyOfRow } from "../market-key.ts";
import { defineNode } from "../node.ts";
import { NodeFault } from "../node-fault.ts";
import { rowsSchema } from "../rows.ts";

const MAX_MARKETS = 500;

export const watchlistAdd = defineNode({
  type: "watchlist-add",
  version: 1,
  label: "Watchlist Add",
  description: "Puts the markets that come in on your watchlist",
  category: "sink",
  icon: "star",
  docs: `Takes rows that name their market (\`marketId\`, \`market\` or \`id\`), at most ${MAX_MARKETS}, and puts out \`{ added, markets }\`: how many were new, and all their ids. What is on the watchlist already stays as it is.`,
  example: { config: {} },
  config: z.strictObject({}),
  input: { kind: "table", schema: rowsSchema },
  output: {
    kind: "record",
    schema: z.object({ added: z.number().int(), markets: z.array(z.string()) }),
  },
  pure: false,
  async run({ input, ctx }) {
    if (input.length > MAX_MARKETS)
      throw new NodeFault(
        "BAD_INPUT",
        `${input.length} rows came in; at most ${MAX_MARKETS} are taken: put a limit before`,
      );
    const markets = [...new Set(input.map(toId))];
    const added = markets.length === 0 ? 0 : await ctx.watchlist.add(markets, ctx.signal);
    return { output: { added, markets } };
  },
});

function toId(row: Record<string, unknown>, index: number): string {
  const found = keyOfRow(row);
  if (found !== null && found.length <= 200) return found;
  throw new NodeFault("BAD_INPUT", `Row ${index} names no market: it has no marketId and no id`);
}
