import { z } from "zod";
import { marketSchema } from "../../markets/schema.ts";
import { arrivingRow } from "../check-fields.ts";
import { rowTypeOf, typeOfZod } from "../expression/value-type.ts";
import {
  FILTER_OPERATORS,
  isMatch,
  problemOfCondition,
  problemOfValue,
} from "../match-condition.ts";
import { defineNode } from "../node.ts";
import { fieldPath } from "../row-fields.ts";
import { eachRow, type Row, rowsSchema } from "../rows.ts";

const conditionSchema = z
  .strictObject({
    field: fieldPath.meta({ title: "Field" }),
    operator: z.enum(FILTER_OPERATORS).meta({ title: "Is" }),
    value: z
      .union([
        z.number(),
        z.string().max(1000),
        z.boolean(),
        z.array(z.union([z.number(), z.string().max(1000), z.boolean()])).max(1000),
      ])
      .optional()
      .meta({ title: "Value", "x-widget": "filter-value" }),
  })
  .superRefine((condition, ctx) => {
    const problem = problemOfValue(condition);
    if (problem) ctx.addIssue({ code: "custom", path: ["value"], message: problem });
  });

const marketsSchema = z.array(marketSchema);

export const filter = defineNode({
  type: "filter",
  version: 2,
  label: "Filter",
  description: "Keeps the rows that meet conditions",
  category: "transform",
  icon: "filter",
  docs: "Puts out those of the incoming rows (markets or any other list) that meet all (or any) of the conditions, in the same order; without conditions, all of them. A field may be a dotted path such as `data.score`; of a figure its value counts. An unknown value meets no condition but `is_null`. `contains` and `starts_with` ignore case. Fields and values are checked against what arrives before the run.",
  example: {
    config: { match: "all", conditions: [{ field: "volume24h", operator: "gt", value: 5000 }] },
  },
  config: z.strictObject({
    match: z.enum(["all", "any"]).default("all").meta({ title: "Keep what meets" }),
    conditions: z.array(conditionSchema).max(50).default([]).meta({
      title: "Conditions",
      "x-widget": "conditions",
    }),
  }),
  input: { kind: "table", schema: rowsSchema },
  output: { kind: "same", schema: rowsSchema },
  pure: true,
  check({ config, arriving }) {
    const isAlone = arriving.parents.length === 0;
    const row = isAlone ? rowTypeOf(typeOfZod(marketsSchema)) : arrivingRow(arriving);
    return {
      problems: config.conditions.flatMap((condition, index) => {
        const problem = problemOfCondition(condition, row);
        if (problem === null) return [];
        return [{ field: `conditions.${index}.${problem.part}`, message: problem.message }];
      }),
    };
  },
  async run({ config, input, ctx }) {
    const { match, conditions } = config;
    if (conditions.length === 0) return { output: input };
    const keeps =
      match === "all"
        ? (row: Row) => conditions.every((condition) => isMatch(row, condition))
        : (row: Row) => conditions.some((condition) => isMatch(row, condition));
    const output: Row[] = [];
    await eachRow(input, ctx.signal, (row) => {
      if (keeps(row)) output.push(row);
    });
    return { output };
  },
});
