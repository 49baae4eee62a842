const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d{1,3})?$/i;
const IS_TEXT = new Set(["contains", "starts_with"]);

/** What a typed value of a condition means: numbers and booleans by their look, a list for `in`, else text. */
export function readConditionValue(operator: string, typed: string): unknown {
  if (operator === "in")
    return typed
      .split(",")
      .map((part) => part.trim())
      .filter(Boolean)
      .map(toScalar);
  return IS_TEXT.has(operator) ? typed : toScalar(typed.trim());
}

function toScalar(text: string): unknown {
  if (text === "true") return true;
  if (text === "false") return false;
  return NUMBER.test(text) ? Number(text) : text;
}

export function writeConditionValue(value: unknown): string {
  if (value === undefined || value === null) return "";
  return Array.isArray(value) ? value.join(", ") : String(value);
}
