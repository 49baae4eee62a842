import { z } from "zod";
import {
  checkExpression,
  expressionSchema,
  isSteady,
  readExpression,
} from "./expression/expression.ts";
import { Evaluation } from "./expression/evaluation.ts";
import { describeProblem, ExpressionFault } from "./expression/expression-fault.ts";
import type { ValueType } from "./expression/value-type.ts";
import { NodeFault } from "./node-fault.ts";
import type { FieldProblem, NodeContext } from "./node.ts";
import { newName, refuseRepeats } from "./row-fields.ts";

export type NamedExpression = { name: string; expression: string };

/** A list of new fields, each with the expression that gives it. */
export const expressionFieldsSchema = z
  .array(
    z.strictObject({
      name: newName.meta({ title: "Field" }),
      expression: expressionSchema.meta({ title: "Expression", "x-widget": "expression" }),
    }),
  )
  .min(1)
  .max(50)
  .superRefine((fields, ctx) =>
    refuseRepeats(
      fields.map(({ name }) => name),
      ctx,
      (index) => [index, "name"],
    ),
  );

export const EXPRESSION_FIELDS = ["fields.*.expression"] as const;

export const areSteady = ({ fields }: { fields: readonly NamedExpression[] }): boolean =>
  fields.every(({ expression }) => isSteady(expression));

/** One expression over rows, compiled; a fault names the place in the config, the row and the place in the text. */
export function createEvaluator(
  at: string,
  source: string,
  evaluation: Evaluation,
): (row: unknown, index?: number) => unknown {
  const evaluate = readExpression(source);
  return (row, index) => {
    try {
      return evaluate(row, evaluation);
    } catch (error) {
      if (!(error instanceof Error)) throw error;
      const words = error instanceof ExpressionFault ? describeProblem(error) : error.message;
      const where = index === undefined ? at : `${at}, row ${index + 1}`;
      throw new NodeFault("BAD_INPUT", `${where}: ${words}`, { cause: error });
    }
  };
}

export const createEvaluation = (ctx: NodeContext): Evaluation =>
  new Evaluation(ctx.variables, ctx.now());

/** The type of one expression of a config; what is wrong with it goes to `problems`. */
export function checkAt(
  field: string,
  source: string,
  row: ValueType,
  variables: ValueType,
  problems: FieldProblem[],
): ValueType {
  const { type, messages } = checkExpression(source, row, variables);
  problems.push(...messages.map((message) => ({ field, message })));
  return type;
}
