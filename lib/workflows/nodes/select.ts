import { z } from "zod";
import { arrivingRow } from "../check-fields.ts";
import { toRecordType, type ValueType } from "../expression/value-type.ts";
import {
  areSteady,
  checkAt,
  createEvaluation,
  createEvaluator,
  EXPRESSION_FIELDS,
  expressionFieldsSchema,
} from "../expression-fields.ts";
import { defineNode, type FieldProblem } from "../node.ts";
import { eachRow, type Row, rowsSchema } from "../rows.ts";

export const select = defineNode({
  type: "select",
  version: 1,
  label: "Select",
  description: "Keeps, renames and computes the fields of each row",
  category: "transform",
  icon: "columns-3",
  docs: "Puts out one row for each incoming row with only the fields listed here, in this order. Each field is an expression: the name of a field as it stands, `outcomes[0].price`, `volume24h / liquidity`. What is unknown stays null, and so does what is computed from it; a division by 0 gives null. Variables are written `$name` or `{{name}}`. Expressions are checked against the incoming fields before the run.",
  example: {
    config: {
      fields: [
        { name: "id", expression: "id" },
        { name: "title", expression: "title" },
        { name: "turnover", expression: "round(volume24h / liquidity, 2)" },
      ],
    },
  },
  config: z.strictObject({
    fields: expressionFieldsSchema.meta({ title: "Fields", "x-widget": "expressions" }),
  }),
  readsVariables: EXPRESSION_FIELDS,
  input: { kind: "table", schema: rowsSchema },
  output: { kind: "table", schema: rowsSchema },
  pure: areSteady,
  check({ config, arriving, variables }) {
    const problems: FieldProblem[] = [];
    const row = arrivingRow(arriving);
    const fields: Record<string, ValueType> = Object.create(null);
    for (const [index, { name, expression }] of config.fields.entries())
      fields[name] = checkAt(`fields.${index}.expression`, expression, row, variables, problems);
    const item = toRecordType(fields, false);
    return { problems, leaving: { kind: "table", type: { kind: "list", item } } };
  },
  async run({ config, input, ctx }) {
    const evaluation = createEvaluation(ctx);
    const columns = config.fields.map(({ name, expression }) => ({
      name,
      evaluate: createEvaluator(name, expression, evaluation),
    }));
    const output: Row[] = [];
    await eachRow(input, ctx.signal, (row, index) => {
      output.push(
        Object.fromEntries(columns.map(({ name, evaluate }) => [name, evaluate(row, index)])),
      );
    });
    return { output };
  },
});
