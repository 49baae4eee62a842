import { z } from "zod";
import { AGGREGATES, aggregateValues, NUMERIC } from "../aggregate-values.ts";
import { arrivingRow, checkFields, pathsAt, typeAtPath } from "../check-fields.ts";
import { expressionSchema, isSteady } from "../expression/expression.ts";
import { toRecordType, UNKNOWN, type ValueType } from "../expression/value-type.ts";
import { checkAt, createEvaluation, createEvaluator } from "../expression-fields.ts";
import { NodeFault } from "../node-fault.ts";
import { defineNode, type FieldProblem } from "../node.ts";
import { fieldPath, newName, refuseRepeats } from "../row-fields.ts";
import { eachRow, readPath, type Row, rowsSchema } from "../rows.ts";

const MAX_GROUPS = 10_000;

const measureSchema = z
  .strictObject({
    name: newName
      .refine((name) => name !== "n", { error: "n is the number of rows" })
      .meta({ title: "Field" }),
    function: z.enum(AGGREGATES).meta({ title: "Takes the" }),
    of: expressionSchema.optional().meta({
      title: "Of",
      description: "A field or an expression over the rows",
      "x-widget": "expression",
    }),
  })
  .superRefine((measure, ctx) => {
    if (measure.of === undefined && measure.function !== "count")
      ctx.addIssue({ code: "custom", path: ["of"], message: `${measure.function} needs a field` });
  });
type Measure = z.output<typeof measureSchema>;

const configSchema = z.strictObject({
  by: z.array(fieldPath).max(5).default([]).meta({
    title: "A row for each",
    description: "Fields whose values make the groups; without any, one row over all",
    "x-widget": "fields",
  }),
  measures: z
    .array(measureSchema)
    .max(20)
    .superRefine((measures, ctx) =>
      refuseRepeats(
        measures.map(({ name }) => name),
        ctx,
        (index) => [index, "name"],
      ),
    )
    .default([])
    .meta({ title: "Measures", "x-widget": "rows" }),
});

/** Words of the last part of a dotted path. */
const nameOfGroup = (path: string) => path.split(".").at(-1) ?? path;

export const aggregate = defineNode({
  type: "aggregate",
  version: 1,
  label: "Aggregate",
  description: "Counts, sums and averages rows by group",
  category: "transform",
  icon: "sigma",
  docs: "Puts out one row for each group, in the order in which groups appear: the grouping fields, `n` (rows in the group), each measure, and beside it `<measure>_n`, the number of known values that it is made of. Unknown values are left out and are never 0; a measure without a known value is null. An unknown value in a grouping field makes a group of its own. Without grouping fields there is always one row, also for an empty input.",
  example: {
    config: {
      by: ["category"],
      measures: [{ name: "volume", function: "sum", of: "volume24h" }],
    },
  },
  config: configSchema,
  readsVariables: ["measures.*.of"],
  input: { kind: "table", schema: rowsSchema },
  output: { kind: "table", schema: rowsSchema },
  pure: ({ measures }) => measures.every(({ of }) => of === undefined || isSteady(of)),
  check({ config: { by, measures }, arriving, variables }) {
    const row = arrivingRow(arriving);
    const problems: FieldProblem[] = checkFields(row, pathsAt("by", by));
    const fields: Record<string, ValueType> = Object.create(null);
    fields["n"] = { kind: "number" };
    for (const path of by) fields[nameOfGroup(path)] = typeAtPath(row, path) ?? UNKNOWN;
    for (const [index, measure] of measures.entries()) {
      const at = `measures.${index}.of`;
      const type =
        measure.of === undefined ? UNKNOWN : checkAt(at, measure.of, row, variables, problems);
      if (NUMERIC.has(measure.function) && !["number", "unknown", "null"].includes(type.kind))
        problems.push({
          field: at,
          message: `${measure.function} takes numbers, and this is a ${type.kind}`,
        });
      fields[measure.name] = measure.function.startsWith("count") ? { kind: "number" } : type;
      fields[`${measure.name}_n`] = { kind: "number" };
    }
    return {
      problems,
      leaving: { kind: "table", type: { kind: "list", item: toRecordType(fields, false) } },
    };
  },
  async run({ config: { by, measures }, input, ctx }) {
    const evaluation = createEvaluation(ctx);
    const columns = measures.map((measure) => ({
      measure,
      read:
        measure.of === undefined
          ? () => true
          : createEvaluator(measure.name, measure.of, evaluation),
    }));
    const groups = new Map<string, Group>();
    if (by.length === 0) groups.set("[]", createGroup([], measures));
    await eachRow(input, ctx.signal, (row, index) => {
      const group = findGroup(
        groups,
        by.map((path) => readPath(row, path)),
        measures,
      );
      group.n++;
      for (const [place, { measure, read }] of columns.entries())
        keep(group.known[place] ?? [], measure, read(row, index), index);
    });
    return { output: [...groups.values()].map((group) => toRow(group, by, measures)) };
  },
});

type Group = { values: readonly unknown[]; n: number; known: unknown[][] };

const createGroup = (values: readonly unknown[], measures: readonly Measure[]): Group => ({
  values,
  n: 0,
  known: measures.map(() => []),
});

function findGroup(
  groups: Map<string, Group>,
  values: readonly unknown[],
  measures: readonly Measure[],
): Group {
  const key = JSON.stringify(values);
  const known = groups.get(key);
  if (known) return known;
  if (groups.size >= MAX_GROUPS)
    throw new NodeFault(
      "OUTPUT_TOO_LARGE",
      `More than ${MAX_GROUPS} groups; group by a field with fewer values`,
    );
  const group = createGroup(values, measures);
  groups.set(key, group);
  return group;
}

function keep(known: unknown[], measure: Measure, value: unknown, index: number): void {
  if (value === null) return;
  if (NUMERIC.has(measure.function) && typeof value !== "number")
    throw new NodeFault(
      "BAD_INPUT",
      `${measure.name}, row ${index + 1}: ${measure.function} takes numbers; turn text into one with number(…)`,
    );
  known.push(value);
}

function toRow(
  { values, n, known }: Group,
  by: readonly string[],
  measures: readonly Measure[],
): Row {
  return Object.fromEntries([
    ...by.map((path, index): [string, unknown] => [nameOfGroup(path), values[index] ?? null]),
    ["n", n],
    ...measures.flatMap((measure, index): [string, unknown][] => [
      [measure.name, aggregateValues(measure.function, known[index] ?? [])],
      [`${measure.name}_n`, known[index]?.length ?? 0],
    ]),
  ]);
}
