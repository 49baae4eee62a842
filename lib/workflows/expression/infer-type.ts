import { type Expression, isNull } from "./ast.ts";
import type { ExpressionProblem } from "./expression-fault.ts";
import type { FunctionDefinition } from "./function-definition.ts";
import { functionByName, functions } from "./functions.ts";
import { CONDITION_FUNCTIONS, EACH_FUNCTIONS } from "./list-functions.ts";
import { nearestName } from "./nearest-name.ts";
import { joinTypes, rowTypeOf, UNKNOWN, type ValueType } from "./value-type.ts";
import {
  isSideBySide,
  mayBe,
  whyNotArgument,
  whyNotComparable,
  whyNotCondition,
  whyNotList,
  whyNotNumber,
  whyNotOrdered,
  wordFor,
} from "./why-not.ts";

/** What names may stand for, from the innermost row outwards, and the variables. */
export type TypeScope = { row: ValueType; outer: TypeScope | null; variables: ValueType };

export type Inferred = { type: ValueType; problems: ExpressionProblem[] };

/** The type of an expression and all that is wrong with it; what is not known is no reason to refuse. */
export function inferType(expression: Expression, scope: TypeScope): Inferred {
  const inference = new Inference();
  return { type: inference.infer(expression, scope), problems: inference.problems };
}

type Of<Kind extends Expression["kind"]> = Extract<Expression, { kind: Kind }>;

const NUMBER: ValueType = { kind: "number" };
const BOOLEAN: ValueType = { kind: "boolean" };
const NULL: ValueType = { kind: "null" };
const MAX_PROBLEMS = 20;

class Inference {
  readonly problems: ExpressionProblem[] = [];

  infer(expression: Expression, scope: TypeScope): ValueType {
    switch (expression.kind) {
      case "literal":
        return typeOfLiteral(expression.value);
      case "list": {
        const items = expression.items.map((item) => this.infer(item, scope));
        return { kind: "list", item: items.reduce(joinTypes, NULL) };
      }
      case "name":
        return this.#name(expression, scope);
      case "variable":
        return this.#variable(expression, scope);
      case "member":
        return this.#member(expression, this.infer(expression.target, scope), expression.name);
      case "index":
        return this.#index(expression, scope);
      case "call":
        return this.#call(expression, scope);
      case "unary":
        return this.#unary(expression, scope);
      case "binary":
        return this.#binary(expression, scope);
      case "choice":
        this.#note(expression.condition, whyNotCondition(this.infer(expression.condition, scope)));
        return joinTypes(this.infer(expression.yes, scope), this.infer(expression.no, scope));
    }
  }

  #name({ name, start, end }: Of<"name">, scope: TypeScope): ValueType {
    const names: string[] = [];
    let root = scope;
    let isOpen = false;
    for (let at: TypeScope | null = scope; at; at = at.outer) {
      root = at;
      const found = fieldOf(at.row, name);
      if (found) return isOpen ? UNKNOWN : found;
      isOpen ||= mayHoldMore(at.row);
      if (at.row.kind === "record") names.push(...Object.keys(at.row.fields));
    }
    if (name === "input") return root.row;
    if (name === "item" && scope.outer) return scope.row;
    if (!isOpen)
      this.#note({ start, end }, `unknown field \`${name}\`; ${adviceFor(name, names, root.row)}`);
    return UNKNOWN;
  }

  #variable(expression: Of<"variable">, { variables }: TypeScope): ValueType {
    const { name } = expression;
    const found = fieldOf(variables, name);
    if (found || mayHoldMore(variables)) return found ?? UNKNOWN;
    const nearest = nearestName(name, fieldsOf(variables));
    const advice = nearest ? `did you mean ${nearest}?` : "add it to the workflow's variables";
    this.#note(expression, `there is no variable ${name}; ${advice}`);
    return UNKNOWN;
  }

  #member(place: Expression, target: ValueType, name: string): ValueType {
    if (mayBe(target, [])) return UNKNOWN;
    if (target.kind !== "record") {
      const hint = target.kind === "list" ? "; take an element of it: list[0]" : "";
      this.#note(place, `${wordFor(target)} has no field \`${name}\`${hint}`);
      return UNKNOWN;
    }
    const found = fieldOf(target, name);
    if (found || target.isOpen) return found ?? UNKNOWN;
    const nearest = nearestName(name, fieldsOf(target));
    const advice = nearest ? `did you mean \`${nearest}\`?` : thereAre(fieldsOf(target));
    this.#note(place, `unknown field \`${name}\`; ${advice}`);
    return UNKNOWN;
  }

  #index(expression: Of<"index">, scope: TypeScope): ValueType {
    const target = this.infer(expression.target, scope);
    const index = this.infer(expression.index, scope);
    if (target.kind === "list") {
      if (!mayBe(index, ["number"]))
        this.#note(expression, `a list is indexed by a number, not ${wordFor(index)}`);
      return target.item;
    }
    const key = expression.index.kind === "literal" ? expression.index.value : null;
    if (target.kind === "record" && typeof key === "string")
      return this.#member(expression, target, key);
    if (!mayBe(target, ["record"])) this.#note(expression, `${wordFor(target)} has no elements`);
    return UNKNOWN;
  }

  #unary({ operator, operand }: Of<"unary">, scope: TypeScope): ValueType {
    const type = this.infer(operand, scope);
    this.#note(operand, operator === "not" ? whyNotCondition(type) : whyNotNumber(type, "-"));
    return operator === "not" ? BOOLEAN : NUMBER;
  }

  #binary(expression: Of<"binary">, scope: TypeScope): ValueType {
    const { operator, left, right } = expression;
    const [one, other] = [this.infer(left, scope), this.infer(right, scope)];
    switch (operator) {
      case "??":
        return joinTypes(one, other);
      case "and":
      case "or":
        this.#note(left, whyNotCondition(one));
        this.#note(right, whyNotCondition(other));
        return BOOLEAN;
      case "in":
      case "not in":
        this.#note(right, whyNotList(other));
        return BOOLEAN;
      case "==":
      case "!=":
        if (!isNull(left) && !isNull(right))
          this.#note(expression, whyNotComparable(one, other, operator));
        return BOOLEAN;
      default:
        return this.#ordered(expression, one, other);
    }
  }

  #ordered(expression: Of<"binary">, one: ValueType, other: ValueType): ValueType {
    const { operator, left, right } = expression;
    if (operator.startsWith("<") || operator.startsWith(">")) {
      this.#note(expression, whyNotOrdered(one, other, operator));
      return BOOLEAN;
    }
    this.#note(left, whyNotNumber(one, operator));
    this.#note(right, whyNotNumber(other, operator));
    return NUMBER;
  }

  #call(expression: Of<"call">, scope: TypeScope): ValueType {
    const { name, args, start, end } = expression;
    const definition = functionByName.get(name);
    if (!definition) {
      for (const arg of args) this.infer(arg, scope);
      const nearest = nearestName(name, functionByName.keys());
      const advice = nearest
        ? `did you mean \`${nearest}\`?`
        : `there are ${functions.map((each) => each.name).join(", ")}`;
      this.#note({ start, end: start + name.length }, `unknown function \`${name}\`; ${advice}`);
      return UNKNOWN;
    }
    if (args.length < definition.least || args.length > definition.most)
      this.#note({ start, end }, `${name} takes ${countWord(definition)}: ${definition.signature}`);
    const [list, body] = args;
    const first = list ? this.infer(list, scope) : UNKNOWN;
    const isEach = EACH_FUNCTIONS.has(name) && (first.kind === "list" || !isSideBySide(name));
    if (list && body && isEach) return this.#each(definition, list, body, first, scope);
    const types = args.map((arg, index) => (index === 0 ? first : this.infer(arg, scope)));
    for (const [index, type] of types.entries())
      this.#note(args[index] ?? expression, whyNotArgument(definition, index, type));
    return resultOf(definition, types);
  }

  #each(
    definition: FunctionDefinition,
    list: Expression,
    body: Expression,
    first: ValueType,
    scope: TypeScope,
  ): ValueType {
    this.#note(list, whyNotArgument({ ...definition, parameters: ["list"] }, 0, first));
    const inner: TypeScope = { row: rowTypeOf(first), outer: scope, variables: scope.variables };
    const value = this.infer(body, inner);
    if (CONDITION_FUNCTIONS.has(definition.name)) this.#note(body, whyNotCondition(value));
    return resultOf(definition, [first, value]);
  }

  #note({ start, end }: { start: number; end: number }, message: string | null): void {
    if (message !== null && this.problems.length < MAX_PROBLEMS)
      this.problems.push({ message, start, end });
  }
}

const resultOf = ({ returns }: FunctionDefinition, types: readonly ValueType[]): ValueType =>
  typeof returns === "function" ? returns(types) : returns;

function adviceFor(name: string, names: readonly string[], row: ValueType): string {
  const nearest = nearestName(name, names);
  if (nearest) return `did you mean \`${nearest}\`?`;
  const called = functionByName.get(name);
  if (called) return `a function is called with brackets: ${called.signature}`;
  if (row.kind === "list") return "a list comes in: count(input), or any(input, price > 0.5)";
  const known = names.length > 0 ? `; ${thereAre(names)}` : "";
  return `text stands in quotes: "${name}"${known}`;
}

const mayHoldMore = (type: ValueType): boolean =>
  mayBe(type, []) || (type.kind === "record" && type.isOpen);

const fieldsOf = (type: ValueType): string[] =>
  type.kind === "record" ? Object.keys(type.fields) : [];

const fieldOf = (type: ValueType, name: string): ValueType | null =>
  type.kind === "record" && Object.hasOwn(type.fields, name) ? (type.fields[name] ?? null) : null;

function typeOfLiteral(value: number | string | boolean | null): ValueType {
  if (value === null) return NULL;
  return typeof value === "number"
    ? NUMBER
    : typeof value === "string"
      ? { kind: "text" }
      : BOOLEAN;
}

const thereAre = (names: readonly string[]) =>
  names.length === 0
    ? "there are none"
    : `there are ${names.slice(0, 12).join(", ")}${names.length > 12 ? " …" : ""}`;

const countWord = ({ least, most }: FunctionDefinition) =>
  least === most ? `${least} argument${least === 1 ? "" : "s"}` : `${least} to ${most} arguments`;
