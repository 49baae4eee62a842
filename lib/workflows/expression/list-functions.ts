import { type FunctionDefinition, gives } from "./function-definition.ts";
import { rowTypeOf, UNKNOWN } from "./value-type.ts";
import { toKnown, wordOf } from "./values.ts";

/** Functions whose second argument is read once an element, with the element's fields as names and itself as `item`. */
export const EACH_FUNCTIONS: ReadonlySet<string> = new Set([
  "count",
  "sum",
  "avg",
  "min",
  "max",
  "any",
  "all",
  "where",
  "map",
]);

const isNumber = (value: unknown): value is number => typeof value === "number";

type Refuse = (message: string) => never;

/** Of these the second argument is a condition. */
export const CONDITION_FUNCTIONS: ReadonlySet<string> = new Set(["count", "any", "all", "where"]);

/** Unknown elements are left out; null where elements are there and none of them is known. */
function knownNumbers(values: readonly unknown[], refuse: Refuse): number[] | null {
  const odd = values.find((value) => toKnown(value) !== null && !isNumber(value));
  if (odd !== undefined)
    return refuse(
      `The elements must be numbers, and one is ${wordOf(odd)}; name a field: avg(list, price)`,
    );
  const known = values.map(toKnown).filter(isNumber);
  return known.length === 0 && values.length > 0 ? null : known;
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

const fold =
  (apply: (known: readonly number[]) => number | null) =>
  ([values]: readonly unknown[], _: unknown, refuse: Refuse): unknown => {
    const known = knownNumbers(values as unknown[], refuse);
    return known === null ? null : toKnown(apply(known));
  };

/** min and max take numbers side by side, too: there one unknown makes the answer unknown. */
const extreme =
  (pick: (one: number, other: number) => number): FunctionDefinition["apply"] =>
  (args, _, refuse) => {
    const [first] = args;
    const values = knownNumbers(Array.isArray(first) ? first : args, refuse);
    return values === null || values.length === 0 ? null : values.reduce(pick);
  };

const itemOf = gives.any(([list = UNKNOWN]) => rowTypeOf(list));

/** `apply` gets the list, or where there is a second argument the list of what it gave for each element. */
export const listFunctions: readonly FunctionDefinition[] = [
  gives.number(
    "count(list, condition)",
    "How many there are, or meet a condition",
    ["list", "any"],
    ([values, isEach]) =>
      isEach === true
        ? (values as unknown[]).filter((value) => value === true).length
        : (values as unknown[]).length,
    { least: 1 },
  ),
  gives.number("sum(list, value)", "Total of the known values", ["list", "any"], fold(sum), {
    least: 1,
  }),
  gives.number(
    "avg(list, value)",
    "Mean of the known values",
    ["list", "any"],
    fold((known) => (known.length === 0 ? null : sum(known) / known.length)),
    { least: 1 },
  ),
  gives.number(
    "min(a, b, …)",
    "The smallest of several numbers or of a list",
    ["any"],
    extreme((one, other) => Math.min(one, other)),
  ),
  gives.number(
    "max(a, b, …)",
    "The largest of several numbers or of a list",
    ["any"],
    extreme((one, other) => Math.max(one, other)),
  ),
  gives.boolean(
    "any(list, condition)",
    "Whether one meets the condition",
    ["list", "any"],
    ([values]) => (values as unknown[]).includes(true),
  ),
  gives.boolean(
    "all(list, condition)",
    "Whether each meets the condition; true of an empty list",
    ["list", "any"],
    ([values]) => (values as unknown[]).every((value) => value === true),
  ),
  gives.any(([list = UNKNOWN]) => list)(
    "where(list, condition)",
    "Those that meet the condition",
    ["list", "any"],
    ([values]) => values,
  ),
  gives.any(([, item = UNKNOWN]) => ({ kind: "list", item }))(
    "map(list, value)",
    "The value of each",
    ["list", "any"],
    ([values]) => values,
  ),
  itemOf("first(list)", "The first element", ["list"], ([values]) =>
    toKnown((values as unknown[])[0]),
  ),
  itemOf("last(list)", "The last element", ["list"], ([values]) =>
    toKnown((values as unknown[]).at(-1)),
  ),
  gives.number("len(x)", "Characters of a text, elements of a list", ["any"], ([value]) =>
    typeof value === "string" || Array.isArray(value) ? value.length : null,
  ),
];
