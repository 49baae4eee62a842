import { z } from "zod";
import type { Expression } from "./ast.ts";
import { compileExpression, type Evaluate } from "./compile-expression.ts";
import { describeProblem, ExpressionFault, type ExpressionProblem } from "./expression-fault.ts";
import { functionByName } from "./functions.ts";
import { inferType, type TypeScope } from "./infer-type.ts";
import { MAX_EXPRESSION_LENGTH, parseExpression } from "./parse-expression.ts";
import { partsOf } from "./parts-of.ts";
import { UNKNOWN, type ValueType } from "./value-type.ts";

/** Text of an expression in a config; its grammar is checked with the config, its fields against what arrives. */
export const expressionSchema = z
  .string()
  .min(1)
  .max(MAX_EXPRESSION_LENGTH)
  .superRefine((source, ctx) => {
    const problem = problemOf(source);
    if (problem) ctx.addIssue({ code: "custom", message: describeProblem(problem) });
  });

/** What is wrong with it whatever comes in. */
function problemOf(source: string): ExpressionProblem | null {
  try {
    const anything: TypeScope = { row: UNKNOWN, outer: null, variables: UNKNOWN };
    return inferType(parseExpression(source), anything).problems[0] ?? null;
  } catch (error) {
    if (error instanceof ExpressionFault) return error;
    throw error;
  }
}

export type Checked = { type: ValueType; messages: string[] };

/** Expects text that `expressionSchema` took. */
export function checkExpression(source: string, row: ValueType, variables: ValueType): Checked {
  const { type, problems } = inferType(parseExpression(source), { row, outer: null, variables });
  return { type, messages: problems.map(describeProblem) };
}

/** Compiled once a run of a node. */
export const readExpression = (source: string): Evaluate =>
  compileExpression(parseExpression(source));

/** Whether the same row always gives the same: it reads no clock and no variable. */
export function isSteady(source: string): boolean {
  const isMoving = (expression: Expression): boolean =>
    expression.kind === "variable" ||
    (expression.kind === "call" && functionByName.get(expression.name)?.isVolatile === true) ||
    partsOf(expression).some(isMoving);
  return !isMoving(parseExpression(source));
}
