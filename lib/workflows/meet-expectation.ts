import type { AssertionFailure, Expectation } from "./assertion.ts";

const SHOWN_CHARACTERS = 120;

/** Why an output does not meet what was expected of it; null where it does. Text is compared as it is written. */
export function missExpectation(output: unknown, expected: Expectation): AssertionFailure | null {
  const { path, operator, value } = expected;
  const found = valueAt(output, path);
  if (isMet(found, expected)) return null;
  const where = path === "" ? "the output" : path;
  const wanted = operator === "is_null" || operator === "not_null" ? "" : ` ${show(value)}`;
  return { path, message: `${where}: ${operator}${wanted}, but it is ${show(found)}` };
}

/** Own values only; a list and a text also have a `length`. */
function valueAt(output: unknown, path: string): unknown {
  let value = output;
  for (const key of path === "" ? [] : path.split(".")) {
    if (key === "length" && typeof value === "string") value = value.length;
    else if (typeof value !== "object" || value === null || !Object.hasOwn(value, key))
      return undefined;
    else value = (value as Record<string, unknown>)[key];
  }
  return value;
}

function isMet(found: unknown, { operator, value }: Expectation): boolean {
  switch (operator) {
    case "is_null":
      return (found ?? null) === null;
    case "not_null":
      return (found ?? null) !== null;
    case "eq":
      return isEqual(found, value);
    case "neq":
      return !isEqual(found, value);
    case "in":
      return Array.isArray(value) && value.some((item) => isEqual(found, item));
    case "contains":
      return isWithin(found, value);
    case "starts_with":
      return typeof found === "string" && typeof value === "string" && found.startsWith(value);
    default:
      return isOrdered(found, operator, value);
  }
}

const isWithin = (found: unknown, value: unknown): boolean =>
  Array.isArray(found)
    ? found.some((item) => isEqual(item, value))
    : typeof found === "string" && typeof value === "string" && found.includes(value);

/** Numbers among themselves, and texts (as ISO times are) among themselves. */
function isOrdered(left: unknown, operator: "gt" | "gte" | "lt" | "lte", right: unknown): boolean {
  const areNumbers = typeof left === "number" && typeof right === "number";
  const areTexts = typeof left === "string" && typeof right === "string";
  if (!areNumbers && !areTexts) return false;
  if (operator === "gt") return left > right;
  if (operator === "gte") return left >= right;
  return operator === "lt" ? left < right : left <= right;
}

/** By what JSON holds, whatever the order of keys. */
function isEqual(left: unknown, right: unknown): boolean {
  if (left === right) return true;
  if (typeof left !== "object" || typeof right !== "object" || left === null || right === null)
    return false;
  if (Array.isArray(left) !== Array.isArray(right)) return false;
  const keys = Object.keys(left);
  if (keys.length !== Object.keys(right).length) return false;
  return keys.every(
    (key) =>
      Object.hasOwn(right, key) &&
      isEqual((left as Record<string, unknown>)[key], (right as Record<string, unknown>)[key]),
  );
}

function show(value: unknown): string {
  const text = value === undefined ? "not there" : (JSON.stringify(value) ?? "not there");
  return text.length > SHOWN_CHARACTERS ? `${text.slice(0, SHOWN_CHARACTERS)}…` : text;
}
