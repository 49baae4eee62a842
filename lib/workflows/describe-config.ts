const OPERATOR_WORDS: Record<string, string> = {
  eq: "=",
  neq: "≠",
  in: "is one of",
  gt: ">",
  gte: "≥",
  lt: "<",
  lte: "≤",
  starts_with: "starts with",
  is_null: "is unknown",
  not_null: "is known",
};

/** A sign or words for an operator of a condition; one that has none is its own word. */
export const operatorWord = (operator: string): string =>
  Object.hasOwn(OPERATOR_WORDS, operator) ? (OPERATOR_WORDS[operator] ?? operator) : operator;

/** One line under the name of a node: what its config says, in the order in which it was written. */
export function describeConfig(config: Record<string, unknown>): string {
  return Object.entries(config)
    .map(([key, value]) => describeValue(key, value))
    .filter((part) => part !== "")
    .join(" · ");
}

function describeValue(key: string, value: unknown): string {
  if (value === null || value === undefined || value === "") return "";
  if (Array.isArray(value)) {
    const parts = value.map(describeItem);
    return parts.every((part) => part !== null) ? parts.join(", ") : `${key} ×${value.length}`;
  }
  if (typeof value === "object") return key;
  if (typeof value === "boolean") return value ? key : `not ${key}`;
  if (typeof value === "number") return `${key} ${toCompact(value)}`;
  return key === "match" ? "" : String(value).replaceAll(/\s+/g, " ");
}

function describeItem(item: unknown): string | null {
  if (typeof item === "string" || typeof item === "number") return String(item);
  if (typeof item !== "object" || item === null || !("field" in item)) return null;
  const { field, operator, value } = item as Record<string, unknown>;
  const sign = operatorWord(String(operator));
  return [field, sign, value === undefined ? "" : toWord(value)].join(" ").trim();
}

const toWord = (value: unknown): string =>
  typeof value === "number"
    ? toCompact(value)
    : typeof value === "string"
      ? value
      : JSON.stringify(value);

/** 5000 → 5K; small and broken numbers stay as they are. */
const toCompact = (value: number): string =>
  Math.abs(value) >= 1000 ? COMPACT.format(value) : String(value);

const COMPACT = new Intl.NumberFormat("en-US", { notation: "compact", maximumFractionDigits: 2 });
