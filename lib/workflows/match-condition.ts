import { marketSchema } from "../markets/schema.ts";
import { typeAtPath, whyNoField } from "./check-fields.ts";
import type { ValueType } from "./expression/value-type.ts";
import { toMillis } from "./expression/values.ts";
import { readPath } from "./rows.ts";

/** What a condition, a sort or a key over markets may name. */
export const MARKET_FIELDS: readonly string[] = Object.keys(marketSchema.shape).filter(
  (field) => field !== "outcomes",
);

export const FILTER_OPERATORS = [
  "eq",
  "neq",
  "gt",
  "gte",
  "lt",
  "lte",
  "contains",
  "starts_with",
  "in",
  "is_null",
  "not_null",
] as const;
export type FilterOperator = (typeof FILTER_OPERATORS)[number];

/** `field` may be a dotted path. */
export type Condition = { field: string; operator: FilterOperator; value?: unknown };

const isOrder = (operator: FilterOperator) => ["gt", "gte", "lt", "lte"].includes(operator);
const isText = (operator: FilterOperator) => operator === "contains" || operator === "starts_with";
const isTest = (operator: FilterOperator) => operator === "is_null" || operator === "not_null";

/** Why a value does not suit its operator, whatever the field holds; null where it may. */
export function problemOfValue({ operator, value }: Condition): string | null {
  if (isTest(operator)) return null;
  if (value === undefined) return `${operator} needs a value`;
  if (operator === "in") return Array.isArray(value) ? null : "in needs a list of values";
  if (Array.isArray(value)) return `${operator} needs one value, not a list`;
  if (isText(operator)) return typeof value === "string" ? null : `${operator} needs text`;
  if (isOrder(operator) && toNumber(value) === null && toMillis(value) === null)
    return `${operator} compares with a number or an ISO date`;
  return null;
}

/** Why a condition cannot hold of rows of a type, with the part of it that is wrong; null where it may. */
export function problemOfCondition(
  { field, operator, value }: Condition,
  row: ValueType,
): { part: "field" | "value"; message: string } | null {
  const message = whyNoField(row, field);
  if (message !== null) return { part: "field", message };
  if (isTest(operator) || isText(operator) || operator === "in" || value === undefined) return null;
  const kind = typeAtPath(row, field)?.kind ?? "unknown";
  if (isOrder(operator) && !["number", "date", "unknown", "null"].includes(kind))
    return { part: "value", message: `${field} has no order: ${operator} does not apply` };
  return canCompare(value, kind)
    ? null
    : { part: "value", message: `${field} is compared with a ${kind}` };
}

function canCompare(value: unknown, kind: ValueType["kind"]): boolean {
  if (kind === "number") return toNumber(value) !== null;
  if (kind === "date") return typeof value === "string" && toMillis(value) !== null;
  return kind !== "boolean" || toBoolean(value) !== null;
}

/** An unknown value meets nothing but `is_null`. */
export function isMatch(row: unknown, { field, operator, value }: Condition): boolean {
  const left = readPath(row, field);
  if (operator === "is_null") return left === null;
  if (left === null) return false;
  switch (operator) {
    case "not_null":
      return true;
    case "in":
      return Array.isArray(value) && value.some((item) => isEqual(left, item));
    case "eq":
      return isEqual(left, value);
    case "neq":
      return !isEqual(left, value);
    case "contains":
    case "starts_with":
      return isTextMatch(left, operator, String(value).toLowerCase());
    default:
      return isOrdered(operator, ...toOrdered(left, value));
  }
}

function isEqual(left: unknown, right: unknown): boolean {
  if (Array.isArray(left)) return left.includes(right);
  if (typeof left === "number") return left === toNumber(right);
  if (typeof left === "boolean") return left === toBoolean(right);
  if (typeof left !== "string" || right === null || typeof right === "object") return false;
  if (left === String(right)) return true;
  const moment = typeof right === "string" ? toMillis(left) : null;
  return moment !== null && moment === toMillis(right);
}

function isTextMatch(left: unknown, operator: FilterOperator, text: string): boolean {
  const values = (Array.isArray(left) ? left : [left]).map((item) => String(item).toLowerCase());
  return values.some((item) =>
    operator === "contains" ? item.includes(text) : item.startsWith(text),
  );
}

/** Both as numbers, or both as moments. */
function toOrdered(left: unknown, right: unknown): [number | null, number | null] {
  const number = toNumber(right);
  if (number !== null) return [toNumber(left), number];
  return [typeof left === "string" ? toMillis(left) : null, toMillis(right)];
}

function isOrdered(operator: FilterOperator, left: number | null, right: number | null): boolean {
  if (left === null || right === null) return false;
  switch (operator) {
    case "gt":
      return left > right;
    case "gte":
      return left >= right;
    case "lt":
      return left < right;
    default:
      return left <= right;
  }
}

function toNumber(value: unknown): number | null {
  if (typeof value === "number") return Number.isFinite(value) ? value : null;
  if (typeof value !== "string" || value.trim() === "") return null;
  const parsed = Number(value);
  return Number.isFinite(parsed) ? parsed : null;
}

function toBoolean(value: unknown): boolean | null {
  if (typeof value === "boolean") return value;
  return value === "true" ? true : value === "false" ? false : null;
}
