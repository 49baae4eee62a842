import { z } from "zod";
import { arrivingRow, checkFields } from "../check-fields.ts";
import { compareValues, hasOrder } from "../compare-values.ts";
import { defineNode } from "../node.ts";
import { fieldPath } from "../row-fields.ts";
import { eachRow, readPath, type Row, rowsSchema } from "../rows.ts";

const toKey = (by: string) => ({ path: by.replace(/^-/, ""), sign: by.startsWith("-") ? -1 : 1 });

export const sort = defineNode({
  type: "sort",
  version: 1,
  label: "Sort",
  description: "Puts rows in order",
  category: "transform",
  icon: "arrow-down-up",
  docs: "Orders rows by one or more fields; a leading minus puts the largest first. Rows that are equal keep their order. An unknown value comes last in both directions. Texts are compared as people read them, numbers within them by value; of a figure its value counts.",
  example: { config: { by: ["-volume24h", "title"] } },
  config: z.strictObject({
    by: z
      .array(fieldPath)
      .min(1)
      .max(10)
      .meta({
        title: "Order by",
        description: "Fields, the first counts first; a leading minus puts the largest first",
        examples: ["-volume24h", "endDate"],
        "x-widget": "sort-fields",
      }),
  }),
  input: { kind: "table", schema: rowsSchema },
  output: { kind: "same", schema: rowsSchema },
  pure: true,
  check: ({ config, arriving }) => ({
    problems: checkFields(
      arrivingRow(arriving),
      config.by.map((by, index) => ({ at: `by.${index}`, path: toKey(by).path })),
    ),
  }),
  async run({ config, input, ctx }) {
    const keys = config.by.map(toKey);
    const keyed: { row: Row; values: unknown[] }[] = [];
    await eachRow(input, ctx.signal, (row) => {
      keyed.push({ row, values: keys.map(({ path }) => readPath(row, path)) });
    });
    keyed.sort((one, other) => {
      for (const [index, { sign }] of keys.entries()) {
        const order = compareUnknownLast(one.values[index], other.values[index], sign);
        if (order !== 0) return order;
      }
      return 0;
    });
    return { output: keyed.map(({ row }) => row) };
  },
});

function compareUnknownLast(one: unknown, other: unknown, sign: number): number {
  const [isKnown, isOtherKnown] = [hasOrder(one), hasOrder(other)];
  if (!isKnown || !isOtherKnown) return Number(isOtherKnown) - Number(isKnown);
  return sign * compareValues(one, other);
}
