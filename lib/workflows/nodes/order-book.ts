import { z } from "zod";
import { orderBookSchema } from "../../markets/schema.ts";
import { toOrderBook } from "../../markets/to-order-book.ts";
import { marketKeyOf, marketKeySchema } from "../market-key.ts";
import { defineNode } from "../node.ts";
import { NodeFault } from "../node-fault.ts";

export const orderBook = defineNode({
  type: "order-book",
  version: 1,
  label: "Order Book",
  description: "Reads the live book of one outcome, and what an amount would pay",
  category: "source",
  icon: "book-open",
  docs: "Puts out the book of the named outcome, else the first: `bids` and `asks` best first (sizes are shares), `spread`, `mid`, `depth` in dollars within two cents, `ageMs`; with `sizeUsd` also `executable`, the average price of buying and selling for that much, null where the book does not hold it. Read live, never from a store. Refuses with `BAD_INPUT` where the outcome is not traded.",
  example: { config: { market: "will-it-rain-tomorrow", outcome: "Yes", sizeUsd: 500 } },
  config: z.strictObject({
    market: marketKeySchema,
    outcome: z
      .string()
      .max(200)
      .optional()
      .meta({ title: "Outcome", examples: ["Yes", "No"], description: "Empty takes the first" }),
    sizeUsd: z
      .number()
      .positive()
      .max(1e9)
      .optional()
      .meta({ title: "Executable price of", "x-widget": "usd", description: "Dollars to trade" }),
  }),
  input: { kind: "any", schema: z.unknown() },
  output: { kind: "book", schema: orderBookSchema },
  pure: false,
  async run({ config: { market, outcome, sizeUsd }, input, ctx }) {
    const key = marketKeyOf(market, input);
    const book = await ctx.books.get(key, outcome, ctx.signal);
    if (!book)
      throw new NodeFault("BAD_INPUT", `${JSON.stringify(key.slice(0, 100))} has no order book`);
    if (sizeUsd === undefined) return { output: book };
    const { executable } = toOrderBook(book, { sizeUsd, now: ctx.now() });
    return { output: { ...book, executable } };
  },
});
