import { z } from "zod";
import { defineNode } from "../node.ts";
import { FILTER_FIELDS, FILTER_OPERATORS, isMatch, problemOfValue } from "../match-condition.ts";

const conditionSchema = z
  .strictObject({
    field: z.enum(FILTER_FIELDS).meta({ title: "Field" }),
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

const rowsSchema = z.array(z.looseObject({}));

export const filter = defineNode({
  type: "filter",
  version: 1,
  label: "Filter",
  description: "Keeps the markets that meet conditions",
  category: "transform",
  icon: "filter",
  docs: "Puts out those of the incoming markets that meet all (or any) of the conditions, in the same order; without conditions, all of them. An unknown value meets no condition but `is_null`. `contains` and `starts_with` ignore case.",
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
  input: { kind: "markets", schema: rowsSchema },
  output: { kind: "markets", schema: rowsSchema },
  pure: true,
  async run({ config, input }) {
    const { match, conditions } = config;
    if (conditions.length === 0) return { output: input };
    const keeps =
      match === "all"
        ? (row: Record<string, unknown>) => conditions.every((condition) => isMatch(row, condition))
        : (row: Record<string, unknown>) => conditions.some((condition) => isMatch(row, condition));
    return { output: input.filter(keeps) };
  },
});
