type Kind = "number" | "text" | "date" | "boolean" | "list" | "figure";

const KIND_BY_FIELD = {
  id: "text",
  conditionId: "text",
  slug: "text",
  title: "text",
  category: "text",
  tags: "list",
  eventId: "text",
  eventSlug: "text",
  origin: "text",
  price: "number",
  bestBid: "number",
  bestAsk: "number",
  spread: "number",
  lastTradePrice: "number",
  volume24h: "number",
  volumeTotal: "number",
  liquidity: "number",
  change24h: "number",
  momentum: "figure",
  endDate: "date",
  active: "boolean",
  closed: "boolean",
  acceptingOrders: "boolean",
  resolutionStatus: "text",
  negRisk: "boolean",
  updatedAt: "date",
  lastSeenAt: "date",
} as const satisfies Record<string, Kind>;

export type FilterField = keyof typeof KIND_BY_FIELD;
export const FILTER_FIELDS = Object.keys(KIND_BY_FIELD) as [FilterField, ...FilterField[]];

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

export type Condition = { field: FilterField; operator: FilterOperator; value?: unknown };

const isOrder = (operator: FilterOperator) => ["gt", "gte", "lt", "lte"].includes(operator);
const isText = (operator: FilterOperator) => operator === "contains" || operator === "starts_with";

/** Why a value cannot be compared with its field, or null; so that a typo shows before the run. */
export function problemOfValue({ field, operator, value }: Condition): string | null {
  if (operator === "is_null" || operator === "not_null") return null;
  if (value === undefined) return `${operator} needs a value`;
  if (operator === "in") return Array.isArray(value) ? null : "in needs a list of values";
  if (Array.isArray(value)) return `${operator} needs one value, not a list`;
  if (isText(operator)) return typeof value === "string" ? null : `${operator} needs text`;
  const kind = KIND_BY_FIELD[field];
  if (isOrder(operator) && kind !== "number" && kind !== "figure" && kind !== "date")
    return `${field} has no order: ${operator} does not apply`;
  return toComparable(value, kind) === null ? `${field} is compared with a ${wordOf(kind)}` : null;
}

const wordOf = (kind: Kind) => (kind === "figure" ? "number" : kind === "list" ? "text" : kind);

/** An unknown value meets nothing but `is_null`. */
export function isMatch(row: Record<string, unknown>, condition: Condition): boolean {
  const { field, operator, value } = condition;
  const kind = KIND_BY_FIELD[field];
  const own = Object.hasOwn(row, field) ? row[field] : null;
  const left = kind === "figure" ? valueOfFigure(own) : (own ?? null);
  if (operator === "is_null") return left === null;
  if (operator === "not_null") return left !== null;
  if (left === null) return false;
  if (operator === "in")
    return Array.isArray(value) && value.some((item) => isEqual(left, item, kind));
  if (operator === "eq") return isEqual(left, value, kind);
  if (operator === "neq") return !isEqual(left, value, kind);
  if (isText(operator)) return isTextMatch(left, operator, String(value).toLowerCase());
  return isOrdered(toComparable(left, kind), operator, toComparable(value, kind));
}

const valueOfFigure = (figure: unknown): unknown =>
  typeof figure === "object" && figure !== null && "value" in figure
    ? (figure.value ?? null)
    : (figure ?? null);

function isEqual(left: unknown, right: unknown, kind: Kind): boolean {
  if (Array.isArray(left)) return left.includes(right);
  const comparable = toComparable(left, kind);
  return comparable !== null && comparable === toComparable(right, kind);
}

function isTextMatch(left: unknown, operator: FilterOperator, text: string): boolean {
  const values = (Array.isArray(left) ? left : [left]).map((item) => String(item).toLowerCase());
  return values.some((item) =>
    operator === "contains" ? item.includes(text) : item.startsWith(text),
  );
}

function isOrdered(
  left: string | number | boolean | null,
  operator: FilterOperator,
  right: string | number | boolean | null,
): boolean {
  if (typeof left !== "number" || typeof right !== "number") return false;
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

/** Dates become milliseconds and numbers in text become numbers; what does not fit its kind is null. */
function toComparable(value: unknown, kind: Kind): string | number | boolean | null {
  switch (kind) {
    case "number":
    case "figure":
      return toNumber(value);
    case "date": {
      const moment = typeof value === "string" ? Date.parse(value) : Number.NaN;
      return Number.isNaN(moment) ? null : moment;
    }
    case "boolean":
      return toBoolean(value);
    default:
      return typeof value === "string" || typeof value === "number" ? String(value) : null;
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
