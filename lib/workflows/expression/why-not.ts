import type { FunctionDefinition, ParameterKind } from "./function-definition.ts";
import type { ValueType } from "./value-type.ts";

type Kind = ValueType["kind"];

const WORDS: Readonly<Record<Kind, string>> = {
  unknown: "unknown",
  null: "null",
  number: "a number",
  text: "text",
  boolean: "true or false",
  date: "a date",
  list: "a list",
  record: "a record",
};

export const wordFor = ({ kind }: ValueType): string => WORDS[kind];

/** Also where nothing is known of the type: only what is surely wrong is refused before the run. */
export const mayBe = ({ kind }: ValueType, kinds: readonly Kind[]): boolean =>
  kind === "unknown" || kind === "null" || kinds.includes(kind);

/** Each says why an operand does not fit and how to mend it, or null where it may fit. */
export function whyNotNumber(type: ValueType, operator: string): string | null {
  if (mayBe(type, ["number"])) return null;
  const fixes: Readonly<Partial<Record<Kind, string>>> = {
    date: "; turn it into milliseconds with date(…), or use days_until(…)",
    text: operator === "+" ? "; join texts with concat(…)" : "; turn it into one with number(…)",
    record: "; name a field of it, such as .value",
    list: "; take sum(…), avg(…) or an element of it",
    boolean: "; choose one with if(condition, 1, 0)",
  };
  return `${operator} takes numbers, and this is ${wordFor(type)}${fixes[type.kind] ?? ""}`;
}

export const whyNotCondition = (type: ValueType): string | null =>
  mayBe(type, ["boolean"])
    ? null
    : `a condition is true or false, and this is ${wordFor(type)}; compare it with something`;

export function whyNotOrdered(one: ValueType, other: ValueType, operator: string): string | null {
  if (one.kind === "boolean" || other.kind === "boolean")
    return `true and false have no order: ${operator} does not apply`;
  return whyNotComparable(one, other, operator);
}

export function whyNotComparable(
  one: ValueType,
  other: ValueType,
  operator: string,
): string | null {
  const compound = [one, other].find(({ kind }) => kind === "record" || kind === "list");
  if (compound) {
    const hint =
      compound.kind === "list"
        ? "use `value in list`, or any(list, …)"
        : "name a field of it, such as .value";
    return `${operator} does not compare ${wordFor(compound)}; ${hint}`;
  }
  const kinds = [one, other].map(({ kind }) => (kind === "date" ? "text" : kind));
  if (kinds.includes("unknown") || kinds.includes("null") || kinds[0] === kinds[1]) return null;
  const isDate = one.kind === "date" || other.kind === "date";
  const hint = isDate
    ? "; compare milliseconds: date(…) < now(), or days_until(…)"
    : kinds.includes("number") && kinds.includes("text")
      ? "; turn text into a number with number(…)"
      : "";
  return `${operator} compares ${wordFor(one)} with ${wordFor(other)}${hint}`;
}

export const whyNotList = (type: ValueType): string | null =>
  mayBe(type, ["list"])
    ? null
    : `in looks into a list, and this is ${wordFor(type)}; within text use contains(…)`;

/** min(a, b) takes numbers side by side as well as a list. */
export const isSideBySide = (name: string) => name === "min" || name === "max";

export function whyNotArgument(
  { name, parameters }: FunctionDefinition,
  index: number,
  type: ValueType,
): string | null {
  const declared = parameters[Math.min(index, parameters.length - 1)] ?? "any";
  const kind =
    isSideBySide(name) && declared === "any" && type.kind !== "list" ? "number" : declared;
  if (kind === "any" || mayBe(type, TAKES[kind])) return null;
  const hint =
    kind !== "number"
      ? ""
      : type.kind === "text"
        ? "; turn it into one with number(…)"
        : type.kind === "date"
          ? "; turn it into milliseconds with date(…)"
          : "";
  return `${name} takes ${PARAMETER_WORDS[kind]}, and this is ${wordFor(type)}${hint}`;
}

const TAKES: Readonly<Record<Exclude<ParameterKind, "any">, readonly Kind[]>> = {
  number: ["number"],
  text: ["text", "date"],
  boolean: ["boolean"],
  moment: ["text", "date", "number"],
  list: ["list"],
};

export const PARAMETER_WORDS: Readonly<Record<ParameterKind, string>> = {
  number: "a number",
  text: "text",
  boolean: "a condition",
  moment: "a date",
  list: "a list",
  any: "anything",
};
