import type { BinaryOperator } from "./ast.ts";
import { orNull, wordOf } from "./values.ts";

/** Throws the words; whoever knows the place adds it. */
type Refuse = (message: string) => never;

const ARITHMETIC: Readonly<Record<string, (left: number, right: number) => number>> = {
  "+": (left, right) => left + right,
  "-": (left, right) => left - right,
  "*": (left, right) => left * right,
  "/": (left, right) => left / right,
  "%": (left, right) => left % right,
};

const ORDER: Readonly<Record<string, (left: number | string, right: number | string) => boolean>> =
  {
    "<": (left, right) => left < right,
    "<=": (left, right) => left <= right,
    ">": (left, right) => left > right,
    ">=": (left, right) => left >= right,
  };

export type Operate = (left: unknown, right: unknown, refuse: Refuse) => unknown;

/** Every operator but those that need not look at both sides. With an unknown side the answer is unknown. */
export function operatorOf(operator: BinaryOperator): Operate {
  const arithmetic = ARITHMETIC[operator];
  if (arithmetic) return toArithmetic(operator, arithmetic);
  const order = ORDER[operator];
  if (order) return toOrder(operator, order);
  switch (operator) {
    case "==":
      return equal;
    case "!=":
      return (left, right, refuse) => negate(equal(left, right, refuse));
    case "in":
      return isIn;
    default:
      return (left, right, refuse) => negate(isIn(left, right, refuse));
  }
}

const toArithmetic =
  (operator: string, apply: (left: number, right: number) => number): Operate =>
  (left, right, refuse) => {
    if (typeof left === "number" && typeof right === "number") return orNull(apply(left, right));
    if (left === null || right === null) return null;
    const odd = typeof left === "number" ? right : left;
    const hint =
      typeof odd === "string" && operator === "+"
        ? "; join texts with concat(…)"
        : typeof odd === "string"
          ? "; turn text into one with number(…), a date with date(…)"
          : "";
    return refuse(`${operator} takes two numbers, and one side is ${wordOf(odd)}${hint}`);
  };

const toOrder =
  (operator: string, apply: (left: number | string, right: number | string) => boolean): Operate =>
  (left, right, refuse) => {
    if (typeof left === "number" && typeof right === "number") return apply(left, right);
    if (typeof left === "string" && typeof right === "string") return apply(left, right);
    if (left === null || right === null) return null;
    return refuse(
      `${operator} compares two numbers or two texts, not ${wordOf(left)} with ${wordOf(right)}`,
    );
  };

const equal: Operate = (left, right, refuse) => {
  if (left === null || right === null) return null;
  if (typeof left === "object" || typeof right === "object")
    return refuse("== compares numbers, texts and true or false; compare a field of it, or use in");
  return left === right;
};

const isIn: Operate = (left, right, refuse) => {
  if (left === null || right === null) return null;
  if (!Array.isArray(right))
    return refuse(
      `in looks into a list, and ${wordOf(right)} is none; within text use contains(…)`,
    );
  return right.includes(left);
};

export const negate = (value: unknown): unknown => (typeof value === "boolean" ? !value : null);
