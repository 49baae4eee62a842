import { z } from "zod";
import { defineNode } from "../node.ts";
import { rowsSchema } from "../rows.ts";

export const limit = defineNode({
  type: "limit",
  version: 1,
  label: "Limit",
  description: "Keeps the first rows",
  category: "transform",
  icon: "list-end",
  docs: "Puts out at most so many of the incoming rows, in their order, after skipping some. Fewer rows than asked for are no error.",
  example: { config: { count: 10 } },
  config: z.strictObject({
    count: z.number().int().min(1).max(100_000).default(10).meta({ title: "How many, at most" }),
    offset: z.number().int().min(0).max(1_000_000).default(0).meta({ title: "After skipping" }),
  }),
  input: { kind: "table", schema: rowsSchema },
  output: { kind: "same", schema: rowsSchema },
  pure: true,
  async run({ config: { count, offset }, input, ctx }) {
    ctx.signal.throwIfAborted();
    return { output: input.slice(offset, offset + count) };
  },
});
