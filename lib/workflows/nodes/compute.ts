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

export const compute = defineNode({
  type: "compute",
  version: 1,
  label: "Compute",
  description: "Adds fields to each row",
  category: "transform",
  icon: "calculator",
  docs: "Puts out every incoming row with further fields, each the value of an expression; a field of the same name is replaced, and a later expression sees the earlier ones. What is unknown makes what is computed from it null, never 0; `liquidity ?? 0` says so on purpose. A division by 0, the root of a negative number and the like give null. Text where a number is due fails the node and names field, row and place. Variables are written `$name` or `{{name}}`.",
  example: {
    config: {
      fields: [
        { name: "logOdds", expression: "logit(price)" },
        { name: "daysLeft", expression: "days_until(endDate)" },
      ],
    },
  },
  config: z.strictObject({
    fields: expressionFieldsSchema.meta({ title: "Fields", "x-widget": "rows" }),
  }),
  readsVariables: EXPRESSION_FIELDS,
  input: { kind: "table", schema: rowsSchema },
  output: { kind: "same", schema: rowsSchema },
  pure: areSteady,
  check({ config, arriving, variables }) {
    const problems: FieldProblem[] = [];
    let row = arrivingRow(arriving);
    for (const [index, { name, expression }] of config.fields.entries()) {
      const type = checkAt(`fields.${index}.expression`, expression, row, variables, problems);
      row = withFieldType(row, name, type);
    }
    return { problems, leaving: { kind: arriving.flow.kind, type: { kind: "list", item: row } } };
  },
  async run({ config, input, ctx }) {
    const evaluation = createEvaluation(ctx);
    const columns = config.fields.map(({ name, expression }) => ({
      name,
      evaluate: createEvaluator(name, expression, evaluation),
    }));
    const output: Row[] = [];
    await eachRow(input, ctx.signal, (row, index) => {
      let made: Row = { ...row };
      for (const { name, evaluate } of columns) made = { ...made, [name]: evaluate(made, index) };
      output.push(made);
    });
    return { output };
  },
});

function withFieldType(row: ValueType, name: string, type: ValueType): ValueType {
  if (row.kind === "record") return toRecordType({ ...row.fields, [name]: type }, row.isOpen);
  return toRecordType({ [name]: type }, true);
}
