import { type Expression, isNull } from "./ast.ts";
import type { Evaluation, Scope } from "./evaluation.ts";
import { ExpressionFault } from "./expression-fault.ts";
import type { FunctionDefinition, ParameterKind } from "./function-definition.ts";
import { functionByName } from "./functions.ts";
import { CONDITION_FUNCTIONS, EACH_FUNCTIONS } from "./list-functions.ts";
import { negate, operatorOf } from "./operators.ts";
import { partsOf } from "./parts-of.ts";
import { PARAMETER_WORDS } from "./why-not.ts";
import { isRecord, readField, toKnown, wordOf } from "./values.ts";

/** A tree of closures: nothing is written as code. Recursion is bounded by the depth that the parser allows. */
type Compiled = (scope: Scope, run: Evaluation) => unknown;

export type Evaluate = (row: unknown, run: Evaluation) => unknown;

/** Throws ExpressionFault where a value is of a kind that an operation does not take. */
export function compileExpression(expression: Expression): Evaluate {
  const compiled = compile(expression);
  const size = sizeOf(expression);
  return (row, run) => {
    run.begin();
    run.spend(size);
    return compiled({ row, outer: null }, run);
  };
}

function compile(expression: Expression): Compiled {
  switch (expression.kind) {
    case "literal": {
      const { value } = expression;
      return () => value;
    }
    case "list": {
      const items = expression.items.map(compile);
      return (scope, run) => items.map((item) => item(scope, run));
    }
    case "name":
      return compileName(expression.name);
    case "variable": {
      const { name } = expression;
      return (_, run) => readField(run.variables, name);
    }
    case "member":
      return compileMember(expression);
    case "index":
      return compileIndex(expression);
    case "call":
      return compileCall(expression);
    case "unary":
      return compileUnary(expression);
    case "binary":
      return compileBinary(expression);
    case "choice": {
      const [condition, yes, no] = [expression.condition, expression.yes, expression.no].map(
        compile,
      ) as [Compiled, Compiled, Compiled];
      const place = expression.condition;
      return (scope, run) =>
        toTruth(condition(scope, run), place) === true ? yes(scope, run) : no(scope, run);
    }
  }
}

/** From the innermost row outwards; `item` and `input` where no field has that name. */
function compileName(name: string): Compiled {
  return (scope) => {
    let root = scope;
    for (let at: Scope | null = scope; at !== null; at = at.outer) {
      if (isRecord(at.row) && Object.hasOwn(at.row, name)) return toKnown(at.row[name]);
      root = at;
    }
    if (name === "item" && scope.outer !== null) return toKnown(scope.row);
    return name === "input" ? toKnown(root.row) : null;
  };
}

const refuse =
  (place: Expression) =>
  (message: string): never => {
    throw new ExpressionFault(message, place.start, place.end);
  };

function compileMember(expression: Extract<Expression, { kind: "member" }>): Compiled {
  const { name } = expression;
  const target = compile(expression.target);
  const fail = refuse(expression);
  return (scope, run) => {
    const value = target(scope, run);
    if (value === null) return null;
    if (isRecord(value)) return readField(value, name);
    return fail(
      `${wordOf(value)} has no field ${name}${Array.isArray(value) ? "; take an element of it: list[0]" : ""}`,
    );
  };
}

function compileIndex(expression: Extract<Expression, { kind: "index" }>): Compiled {
  const [target, index] = [compile(expression.target), compile(expression.index)];
  const fail = refuse(expression);
  return (scope, run) => {
    const value = target(scope, run);
    const key = index(scope, run);
    if (value === null || key === null) return null;
    if (isRecord(value) && typeof key === "string") return readField(value, key);
    if (Array.isArray(value) && typeof key === "number") return toKnown(value[key]);
    return fail(`${wordOf(value)} takes no ${wordOf(key)} as an index`);
  };
}

function compileUnary({ operator, operand }: Extract<Expression, { kind: "unary" }>): Compiled {
  const compiled = compile(operand);
  if (operator === "not") return (scope, run) => negate(toTruth(compiled(scope, run), operand));
  const fail = refuse(operand);
  return (scope, run) => {
    const value = compiled(scope, run);
    if (typeof value === "number") return -value;
    return value === null ? null : fail(`- takes a number, not ${wordOf(value)}`);
  };
}

function compileBinary(expression: Extract<Expression, { kind: "binary" }>): Compiled {
  const { operator } = expression;
  const [left, right] = [compile(expression.left), compile(expression.right)];
  if (operator === "and" || operator === "or") return compileLogic(expression, left, right);
  if (operator === "??") return (scope, run) => left(scope, run) ?? right(scope, run);
  if (operator === "==" || operator === "!=") {
    const tested = isNull(expression.right) ? left : isNull(expression.left) ? right : null;
    if (tested) return (scope, run) => (tested(scope, run) === null) === (operator === "==");
  }
  const operate = operatorOf(operator);
  const fail = refuse(expression);
  return (scope, run) => {
    const one = left(scope, run);
    const other = right(scope, run);
    const weight = weigh(one) + weigh(other);
    if (weight > 0) run.spend(weight);
    return operate(one, other, fail);
  };
}

/** Three-valued: what decides alone decides, else one unknown side makes the answer unknown. */
function compileLogic(
  { operator, left: leftPlace, right: rightPlace }: Extract<Expression, { kind: "binary" }>,
  left: Compiled,
  right: Compiled,
): Compiled {
  const deciding = operator === "or";
  return (scope, run) => {
    const one = toTruth(left(scope, run), leftPlace);
    if (one === deciding) return deciding;
    const other = toTruth(right(scope, run), rightPlace);
    if (other === deciding) return deciding;
    return one === null || other === null ? null : !deciding;
  };
}

function toTruth(value: unknown, place: Expression): boolean | null {
  if (value === null || typeof value === "boolean") return value;
  throw new ExpressionFault(
    `A condition is true or false, not ${wordOf(value)}; compare it with something`,
    place.start,
    place.end,
  );
}

function compileCall(expression: Extract<Expression, { kind: "call" }>): Compiled {
  const definition = functionByName.get(expression.name);
  if (!definition)
    throw new ExpressionFault(
      `There is no function ${expression.name}`,
      expression.start,
      expression.end,
    );
  const args = expression.args.map(compile);
  const [first, second] = args;
  const plain = compilePlainCall(definition, args, expression);
  if (!EACH_FUNCTIONS.has(definition.name) || !first || !second) return plain;
  const body = expression.args[1] ?? expression;
  const cost = 1 + sizeOf(body);
  const isCondition = CONDITION_FUNCTIONS.has(definition.name);
  const fail = refuse(expression);
  return (scope, run) => {
    const list = first(scope, run);
    if (!Array.isArray(list)) return plain(scope, run);
    run.spend(list.length * cost);
    const inner: Scope = { row: null, outer: scope };
    const values = list.map((item: unknown) => {
      inner.row = item;
      const value = second(inner, run);
      return isCondition ? toTruth(value, body) : value;
    });
    if (definition.name === "where") return list.filter((_, index) => values[index] === true);
    return definition.apply([values, true], run, fail);
  };
}

function compilePlainCall(
  definition: FunctionDefinition,
  args: readonly Compiled[],
  place: Expression,
): Compiled {
  const { name, parameters, takesNull = false } = definition;
  const kinds = args.map((_, index) => parameters[Math.min(index, parameters.length - 1)] ?? "any");
  const fail = refuse(place);
  return (scope, run) => {
    const values: unknown[] = [];
    let isUnknown = false;
    for (let index = 0; index < args.length; index++) {
      const value = args[index]?.(scope, run) ?? null;
      if (value === null) isUnknown = true;
      else if (!fits(value, kinds[index] ?? "any"))
        fail(`${name} takes ${PARAMETER_WORDS[kinds[index] ?? "any"]}, not ${wordOf(value)}`);
      const weight = weigh(value);
      if (weight > 0) run.spend(weight);
      values.push(value);
    }
    return isUnknown && !takesNull ? null : definition.apply(values, run, fail);
  };
}

function fits(value: unknown, kind: ParameterKind): boolean {
  switch (kind) {
    case "number":
    case "boolean":
      return typeof value === kind;
    case "text":
      return typeof value === "string";
    case "moment":
      return typeof value === "number" || typeof value === "string";
    case "list":
      return Array.isArray(value);
    default:
      return true;
  }
}

/** Steps that looking at all of a value costs: long texts and lists are no single step. */
function weigh(value: unknown): number {
  if (typeof value === "string") return value.length >> 6;
  return Array.isArray(value) ? value.length >> 2 : 0;
}

/** Nodes of the tree. */
function sizeOf(expression: Expression): number {
  return 1 + partsOf(expression).reduce((sum, part) => sum + sizeOf(part), 0);
}
