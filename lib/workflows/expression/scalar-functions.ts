import { type FunctionDefinition, gives } from "./function-definition.ts";
import { orNull, toMillis, wordOf } from "./values.ts";
import { joinTypes, UNKNOWN } from "./value-type.ts";

const DAY_MS = 86_400_000;
const DECIMAL = /^\s*[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d{1,3})?\s*$/;

/** Short, because the pattern takes the square of a long row of digits. */
const isDecimal = (value: unknown): boolean =>
  typeof value === "string" && value.length <= 64 && DECIMAL.test(value);

/** Parameters are checked before, so the casts hold. */
const math = (apply: (...values: number[]) => number) => (args: readonly unknown[]) =>
  orNull(apply(...(args as number[])));

function round(value: number, digits = 0): number {
  const scale = 10 ** Math.max(0, Math.min(12, Math.trunc(digits)));
  return Math.round((value + Number.EPSILON * Math.sign(value)) * scale) / scale;
}

const numbers: readonly FunctionDefinition[] = [
  gives.number("abs(x)", "Without its sign", ["number"], math(Math.abs)),
  gives.number("sign(x)", "-1, 0 or 1", ["number"], math(Math.sign)),
  gives.number("floor(x)", "Down to a whole number", ["number"], math(Math.floor)),
  gives.number("ceil(x)", "Up to a whole number", ["number"], math(Math.ceil)),
  gives.number(
    "round(x, digits)",
    "To so many digits, else to a whole number",
    ["number", "number"],
    math(round),
    { least: 1 },
  ),
  gives.number("sqrt(x)", "Square root; unknown below 0", ["number"], math(Math.sqrt)),
  gives.number("ln(x)", "Natural logarithm; unknown up to 0", ["number"], math(Math.log)),
  gives.number("log10(x)", "Logarithm to ten; unknown up to 0", ["number"], math(Math.log10)),
  gives.number("exp(x)", "e to the power of x", ["number"], math(Math.exp)),
  gives.number(
    "pow(base, exponent)",
    "Base to a power",
    ["number", "number"],
    math((base, exponent) => (base ?? 0) ** (exponent ?? 0)),
  ),
  gives.number(
    "logit(p)",
    "Log-odds ln(p / (1 - p)); unknown at 0 and 1",
    ["number"],
    math((p) => Math.log((p ?? 0) / (1 - (p ?? 0)))),
  ),
  gives.number(
    "logistic(x)",
    "The probability of log-odds x",
    ["number"],
    math((x) => 1 / (1 + Math.exp(-(x ?? 0)))),
  ),
  gives.number(
    "clamp(x, low, high)",
    "Not below low, not above high",
    ["number", "number", "number"],
    math((x, low, high) => Math.min(Math.max(x ?? 0, low ?? 0), high ?? 0)),
  ),
  gives.number(
    "number(x)",
    "Reads a number in text; unknown where there is none",
    ["any"],
    ([value]) => {
      if (typeof value === "number") return value;
      if (typeof value === "boolean") return value ? 1 : 0;
      return isDecimal(value) ? orNull(Number(value)) : null;
    },
  ),
];

function toText(value: unknown, refuse: (message: string) => never): string {
  return typeof value === "object"
    ? refuse(`${wordOf(value)} is no text; take a field or an element of it`)
    : String(value);
}

const low = (value: unknown) => String(value).toLowerCase();

const texts: readonly FunctionDefinition[] = [
  gives.text("text(x)", "A number or true/false as text", ["any"], ([value], run, refuse) =>
    run.keep(toText(value, refuse)),
  ),
  gives.text("lower(text)", "In small letters", ["text"], ([value], run) => run.keep(low(value))),
  gives.text("upper(text)", "In capitals", ["text"], ([value], run) =>
    run.keep(String(value).toUpperCase()),
  ),
  gives.text("trim(text)", "Without space around it", ["text"], ([value]) => String(value).trim()),
  gives.text("concat(a, b, …)", "Joined; numbers become text", ["any"], (args, run, refuse) =>
    run.keep(args.map((value) => toText(value, refuse)).join("")),
  ),
  gives.boolean(
    "contains(text, part)",
    "Whether a text holds a part, or a list a value; ignores case",
    ["any", "any"],
    ([whole, part], run, refuse) => {
      if (!Array.isArray(whole)) return low(toText(whole, refuse)).includes(low(part));
      run.spend(whole.length);
      return whole.some((item) =>
        typeof item === "string" ? low(item) === low(part) : item === part,
      );
    },
  ),
  gives.boolean("startsWith(text, part)", "Ignores case", ["text", "text"], ([whole, part]) =>
    low(whole).startsWith(low(part)),
  ),
  gives.boolean("endsWith(text, part)", "Ignores case", ["text", "text"], ([whole, part]) =>
    low(whole).endsWith(low(part)),
  ),
];

const moments: readonly FunctionDefinition[] = [
  gives.number("now()", "Milliseconds since 1970", [], (_, run) => run.nowMs, { isVolatile: true }),
  gives.number(
    "date(text)",
    "Milliseconds since 1970 of an ISO date; without a zone it is UTC",
    ["moment"],
    ([value]) => toMillis(value),
  ),
  gives.number(
    "days_until(date)",
    "Days from now, below 0 when past",
    ["moment"],
    ([value], run) => toDays(value, run.nowMs, 1),
    { isVolatile: true },
  ),
  gives.number(
    "days_since(date)",
    "Days up to now, below 0 when still to come",
    ["moment"],
    ([value], run) => toDays(value, run.nowMs, -1),
    { isVolatile: true },
  ),
  gives.date("iso(milliseconds)", "ISO text of milliseconds since 1970", ["number"], ([value]) => {
    const moment = new Date(Number(value));
    return Number.isNaN(moment.getTime()) ? null : moment.toISOString();
  }),
];

function toDays(value: unknown, nowMs: number, sign: 1 | -1): number | null {
  const millis = toMillis(value);
  return millis === null ? null : (sign * (millis - nowMs)) / DAY_MS;
}

const choices: readonly FunctionDefinition[] = [
  gives.any(([, yes = UNKNOWN, no = UNKNOWN]) => joinTypes(yes, no))(
    "if(condition, yes, no)",
    "No where the condition is unknown",
    ["boolean", "any", "any"],
    ([condition, yes, no]) => (condition === true ? yes : no),
    { takesNull: true },
  ),
  gives.any((types) => types.reduce(joinTypes, { kind: "null" }))(
    "coalesce(a, b, …)",
    "The first that is known",
    ["any"],
    (args) => args.find((value) => value !== null) ?? null,
    { takesNull: true },
  ),
  gives.boolean("known(x)", "Whether it is not unknown", ["any"], ([value]) => value !== null, {
    takesNull: true,
  }),
];

export const scalarFunctions: readonly FunctionDefinition[] = [
  ...numbers,
  ...texts,
  ...moments,
  ...choices,
];
