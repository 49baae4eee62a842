import { z } from "zod";
import { arrivingRow, checkFields, pathsAt } from "../check-fields.ts";
import { defineNode } from "../node.ts";
import { fieldPath } from "../row-fields.ts";
import { rowKey } from "../row-key.ts";
import { eachRow, type Row, rowsSchema } from "../rows.ts";

export const dedupe = defineNode({
  type: "dedupe",
  version: 1,
  label: "Remove duplicates",
  description: "Keeps one row of those that agree in some fields",
  category: "transform",
  icon: "layers",
  docs: "Of the rows that agree in all the given fields only the first (or the last) is kept, at its own place; without fields the whole row counts. A row in which one of them is unknown equals no other and is kept.",
  example: { config: { by: ["eventId"], keep: "first" } },
  config: z.strictObject({
    by: z.array(fieldPath).max(10).default([]).meta({
      title: "Same",
      "x-widget": "fields",
      description: "Fields that make two rows the same; without any, the whole row",
    }),
    keep: z.enum(["first", "last"]).default("first").meta({ title: "Keep the" }),
  }),
  input: { kind: "table", schema: rowsSchema },
  output: { kind: "same", schema: rowsSchema },
  pure: true,
  check: ({ config, arriving }) => ({
    problems: checkFields(arrivingRow(arriving), pathsAt("by", config.by)),
  }),
  async run({ config: { by, keep }, input, ctx }) {
    const places = new Map<string, number>();
    const kept: (Row | null)[] = [];
    await eachRow(input, ctx.signal, (row) => {
      const key = by.length === 0 ? JSON.stringify(row) : rowKey(row, by);
      const place = key === null ? undefined : places.get(key);
      if (place !== undefined && keep === "first") return;
      if (place !== undefined) kept[place] = null;
      if (key !== null) places.set(key, kept.length);
      kept.push(row);
    });
    return { output: kept.filter((row) => row !== null) };
  },
});
