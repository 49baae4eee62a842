import type { Expression } from "./ast.ts";

export function partsOf(expression: Expression): readonly Expression[] {
  switch (expression.kind) {
    case "list":
      return expression.items;
    case "member":
      return [expression.target];
    case "index":
      return [expression.target, expression.index];
    case "call":
      return expression.args;
    case "unary":
      return [expression.operand];
    case "binary":
      return [expression.left, expression.right];
    case "choice":
      return [expression.condition, expression.yes, expression.no];
    default:
      return [];
  }
}
