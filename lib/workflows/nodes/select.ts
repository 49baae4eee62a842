import { z } from "zod";
import { expressionSchema, isSteady } from "../expression/expression.ts";
import { rowTypeOf, toRecordType, UNKNOWN, type ValueType } from "../expression/value-type.ts";
import {
  areSteady,
  checkAt,
  createEvaluation,
  createEvaluator,
  EXPRESSION_FIELDS,
  expressionFieldsSchema,
} from "../expression-fields.ts";
import { NodeFault } from "../node-fault.ts";
import { type Arriving, defineNode, type FieldProblem } from "../node.ts";
import { eachRow, type Row, rowsSchema } from "../rows.ts";

const configSchema = z
  .strictObject({
    from: expressionSchema.optional().meta({
      title: "Rows",
      description:
        "Where one object comes in: the list of it to take, such as results or body.data",
      "x-widget": "expression",
      "x-reads": "input",
    }),
    fields: expressionFieldsSchema.optional().meta({
      title: "Fields",
      description: "Without any, the rows stay as they are",
      "x-widget": "rows",
    }),
  })
  .superRefine(({ from, fields }, ctx) => {
    if (from === undefined && fields === undefined)
      ctx.addIssue({
        code: "custom",
        path: ["fields"],
        message: "name the fields to keep, or the rows to take",
      });
  });

export const select = defineNode({
  type: "select",
  version: 1,
  label: "Select",
  description: "Takes a list out of an object; keeps, renames and computes fields",
  category: "transform",
  icon: "columns-3",
  docs: "Puts out one row for each incoming row with only the fields listed here, in this order. Each field is an expression: the name of a field as it stands, `outcomes[0].price`, `volume24h / liquidity`. What is unknown stays null, and so does what is computed from it; a division by 0 gives null. Where one object comes in (a request's answer, the results of a for-each), `from` says which list of it holds the rows; an element that is no object becomes `{ value }`. Variables are written `$name` or `{{name}}`. Expressions are checked against the incoming fields before the run.",
  example: {
    config: {
      fields: [
        { name: "id", expression: "id" },
        { name: "title", expression: "title" },
        { name: "turnover", expression: "round(volume24h / liquidity, 2)" },
      ],
    },
  },
  config: configSchema,
  readsVariables: ["from", ...EXPRESSION_FIELDS],
  input: { kind: "any", schema: z.unknown() },
  output: { kind: "table", schema: rowsSchema },
  pure: ({ from, fields = [] }) => (from === undefined || isSteady(from)) && areSteady({ fields }),
  check({ config: { from, fields }, arriving, variables }) {
    const problems: FieldProblem[] = [];
    const row = rowsOf(from, arriving, variables, problems);
    if (!fields) return { problems, leaving: { kind: "table", type: { kind: "list", item: row } } };
    const made: Record<string, ValueType> = Object.create(null);
    for (const [index, { name, expression }] of fields.entries())
      made[name] = checkAt(`fields.${index}.expression`, expression, row, variables, problems);
    const item = toRecordType(made, false);
    return { problems, leaving: { kind: "table", type: { kind: "list", item } } };
  },
  async run({ config: { from, fields }, input, ctx }) {
    const evaluation = createEvaluation(ctx);
    const list =
      from === undefined ? input : createEvaluator("from", from, evaluation)(input ?? null);
    if (!Array.isArray(list))
      throw new NodeFault(
        "BAD_INPUT",
        from === undefined
          ? "Select takes rows, and one object comes in; name the list in it under from"
          : `from: ${from} gives no list`,
      );
    const columns = fields?.map(({ name, expression }) => ({
      name,
      evaluate: createEvaluator(name, expression, evaluation),
    }));
    const output: Row[] = [];
    await eachRow(list, ctx.signal, (item, index) => {
      const row = toRow(item);
      const made = columns?.map(({ name, evaluate }) => [name, evaluate(row, index)] as const);
      output.push(made ? Object.fromEntries(made) : row);
    });
    return { output };
  },
});

const toRow = (item: unknown): Row =>
  typeof item === "object" && item !== null && !Array.isArray(item)
    ? (item as Row)
    : { value: item };

/** The type of the rows that are read. */
function rowsOf(
  from: string | undefined,
  { flow }: Arriving,
  variables: ValueType,
  problems: FieldProblem[],
): ValueType {
  const type =
    from === undefined ? flow.type : checkAt("from", from, flow.type, variables, problems);
  if (type.kind === "list") return toRowType(rowTypeOf(type));
  if (type.kind !== "unknown" && type.kind !== "null") {
    const lists = type.kind === "record" ? listsOf(type.fields) : [];
    const hint = lists.length > 0 ? `, such as ${lists.join(" or ")}` : "";
    problems.push({
      field: "from",
      message: `rows are a list, and this is a ${type.kind}; name a list of it${hint}`,
    });
  }
  return UNKNOWN;
}

const listsOf = (fields: Readonly<Record<string, ValueType>>): string[] =>
  Object.entries(fields)
    .filter(([, { kind }]) => kind === "list")
    .map(([name]) => name)
    .slice(0, 5);

const toRowType = (item: ValueType): ValueType =>
  item.kind === "record" || item.kind === "unknown" || item.kind === "null"
    ? item
    : toRecordType({ value: item }, false);
