import { Evaluation } from "./expression/evaluation.ts";
import { checkExpression, readExpression } from "./expression/expression.ts";
import { ExpressionFault, type ExpressionProblem } from "./expression/expression-fault.ts";
import { inferType } from "./expression/infer-type.ts";
import { parseExpression } from "./expression/parse-expression.ts";
import type { ValueType } from "./expression/value-type.ts";

/** What is wrong with an expression over rows of a type, in the order of the text. */
export function findExpressionProblems(
  source: string,
  row: ValueType,
  variables: ValueType,
): ExpressionProblem[] {
  if (source.trim() === "") return [];
  try {
    const { problems } = inferType(parseExpression(source), { row, outer: null, variables });
    return problems.toSorted((one, other) => one.start - other.start);
  } catch (error) {
    if (error instanceof ExpressionFault)
      return [{ message: error.message, start: error.start, end: error.end }];
    throw error;
  }
}

export type PreviewValue = { value: unknown } | { error: string };

/** The value for each of the rows; null where the text is no expression. */
export function previewExpression(
  source: string,
  rows: readonly unknown[],
  variables: Readonly<Record<string, unknown>>,
  now: Date,
): PreviewValue[] | null {
  try {
    const evaluate = readExpression(source);
    const evaluation = new Evaluation(variables, now);
    return rows.map((row) => {
      try {
        return { value: evaluate(row, evaluation) };
      } catch (error) {
        return { error: error instanceof Error ? error.message : "cannot be read" };
      }
    });
  } catch {
    return null;
  }
}

/** The kind of value that it gives; null where the text is no expression. */
export function kindOfExpression(
  source: string,
  row: ValueType,
  variables: ValueType,
): ValueType["kind"] | null {
  try {
    return checkExpression(source, row, variables).type.kind;
  } catch {
    return null;
  }
}
