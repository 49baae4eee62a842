import * as fc from "fast-check";
import { expect, it } from "vitest";
import { Evaluation } from "@/lib/workflows/expression/evaluation";
import {
  checkExpression,
  expressionSchema,
  isSteady,
  readExpression,
} from "@/lib/workflows/expression/expression";
import { rowTypeOf, typeOfValue } from "@/lib/workflows/expression/value-type";
import { completeExpression } from "@/lib/workflows/expression/complete-expression";

type Value = number | boolean | string | null;
/** An expression as text beside what it must give, worked out the naive way. */
type Pair = { source: string; value: Value };

const row: Record<string, Value> = {
  a: 2,
  b: -3.5,
  none: null,
  yes: true,
  no: false,
  word: "Ab",
  "": 1,
};
const NOW = new Date("2026-01-01T00:00:00Z");
const run = () => new Evaluation({ v: 7 }, NOW);

const finite = (value: number) => (Number.isFinite(value) ? value : null);

const numberLeaf: fc.Arbitrary<Pair> = fc.oneof(
  fc
    .double({ min: 0, max: 1000, noNaN: true })
    .map((value) => ({ source: String(value), value: Number(String(value)) })),
  fc.constantFrom("a", "b", "none").map((name) => ({ source: name, value: row[name] ?? null })),
  fc.constant({ source: "$v", value: 7 }),
  fc.constant({ source: "missing", value: null }),
);

const both = (apply: (left: number, right: number) => Value) => (left: Value, right: Value) =>
  typeof left === "number" && typeof right === "number" ? apply(left, right) : null;

const ARITHMETIC: Record<string, (left: Value, right: Value) => Value> = {
  "+": both((left, right) => finite(left + right)),
  "-": both((left, right) => finite(left - right)),
  "*": both((left, right) => finite(left * right)),
  "/": both((left, right) => finite(left / right)),
  "%": both((left, right) => finite(left % right)),
};
const COMPARISON: Record<string, (left: Value, right: Value) => Value> = {
  "<": both((left, right) => left < right),
  "<=": both((left, right) => left <= right),
  ">": both((left, right) => left > right),
  ">=": both((left, right) => left >= right),
  "==": both((left, right) => left === right),
  "!=": both((left, right) => left !== right),
};
const and = (left: Value, right: Value) =>
  left === false || right === false ? false : left === null || right === null ? null : true;
const or = (left: Value, right: Value) =>
  left === true || right === true ? true : left === null || right === null ? null : false;

const { number, truth } = fc.letrec<{ number: Pair; truth: Pair }>((tie) => ({
  number: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    numberLeaf,
    fc
      .tuple(tie("number"), fc.constantFrom(...Object.keys(ARITHMETIC)), tie("number"))
      .map(([left, operator, right]) => ({
        source: `(${left.source} ${operator} ${right.source})`,
        value: ARITHMETIC[operator]?.(left.value, right.value) ?? null,
      })),
    tie("number").map(({ source, value }) => ({
      source: `-(${source})`,
      value: typeof value === "number" ? -value : null,
    })),
    tie("number").map(({ source, value }) => ({
      source: `abs(${source})`,
      value: typeof value === "number" ? Math.abs(value) : null,
    })),
    fc.tuple(tie("number"), tie("number")).map(([left, right]) => ({
      source: `(${left.source} ?? ${right.source})`,
      value: left.value ?? right.value,
    })),
    fc.tuple(tie("truth"), tie("number"), tie("number")).map(([condition, yes, no]) => ({
      source: `(${condition.source} ? ${yes.source} : ${no.source})`,
      value: condition.value === true ? yes.value : no.value,
    })),
    fc.array(tie("number"), { maxLength: 4 }).map((items) => {
      const known = items.flatMap(({ value }) => (typeof value === "number" ? [value] : []));
      const total = known.reduce((sum, value) => sum + value, 0);
      return {
        source: `sum([${items.map(({ source }) => source).join(", ")}])`,
        value: items.length > 0 && known.length === 0 ? null : finite(total),
      };
    }),
  ),
  truth: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    fc.constantFrom<Pair>(
      { source: "yes", value: true },
      { source: "no", value: false },
      { source: "null", value: null },
    ),
    fc
      .tuple(tie("number"), fc.constantFrom(...Object.keys(COMPARISON)), tie("number"))
      .map(([left, operator, right]) => ({
        source: `(${left.source} ${operator} ${right.source})`,
        value: COMPARISON[operator]?.(left.value, right.value) ?? null,
      })),
    fc.tuple(tie("truth"), tie("truth")).map(([left, right]) => ({
      source: `(${left.source} and ${right.source})`,
      value: and(left.value, right.value),
    })),
    fc.tuple(tie("truth"), tie("truth")).map(([left, right]) => ({
      source: `(${left.source} or ${right.source})`,
      value: or(left.value, right.value),
    })),
    tie("truth").map(({ source, value }) => ({
      source: `not ${source}`,
      value: typeof value === "boolean" ? !value : null,
    })),
    tie("number").map(({ source, value }) => ({
      source: `known(${source})`,
      value: value !== null,
    })),
  ),
}));

it("gives what a naive reading gives", { timeout: 30_000 }, () => {
  const seen = new Set<string>();
  fc.assert(
    fc.property(fc.oneof(number, truth), ({ source, value }) => {
      if (!expressionSchema.safeParse(source).success) return;
      seen.add(typeof value);
      expect(readExpression(source)(row, run())).toEqual(value);
    }),
    { numRuns: 2000 },
  );
  expect(seen.size).toBeGreaterThan(2);
});

/** Without brackets: precedence as JavaScript has it, where the operators are the same. */
it("binds as arithmetic does", () => {
  const chain = fc.array(
    fc.tuple(fc.constantFrom("+", "-", "*", "/", "%", "<", "=="), fc.integer({ min: 1, max: 9 })),
    { minLength: 1, maxLength: 8 },
  );
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 9 }), chain, (first, rest) => {
      let isCompared = false;
      const source = rest.reduce((text, [operator, value]) => {
        const isComparison = operator === "<" || operator === "==";
        const used = isComparison && isCompared ? "+" : operator;
        isCompared ||= isComparison;
        return `${text} ${used} ${value}`;
      }, String(first));
      const tokens = source.split(" ");
      expect(readExpression(source)({}, run())).toBe(reference(tokens));
    }),
    { numRuns: 1000 },
  );
});

function reference(tokens: readonly string[]): Value {
  const split = (operators: readonly string[]) =>
    tokens.findLastIndex((token) => operators.includes(token));
  for (const operators of [
    ["<", "=="],
    ["+", "-"],
    ["*", "/", "%"],
  ]) {
    const at = split(operators);
    if (at < 0) continue;
    const [left, right] = [reference(tokens.slice(0, at)), reference(tokens.slice(at + 1))];
    const operator = tokens[at] ?? "";
    return (ARITHMETIC[operator] ?? COMPARISON[operator])?.(left, right) ?? null;
  }
  return Number(tokens[0]);
}

const soup = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        "a",
        "b",
        "word",
        "yes",
        "none",
        "(",
        ")",
        "[",
        "]",
        ",",
        ".",
        "?",
        ":",
        "??",
        "+",
        "-",
        "*",
        "/",
        "%",
      ),
      fc.constantFrom(
        "<",
        "==",
        "!=",
        "and",
        "or",
        "not",
        "in",
        "null",
        "true",
        "1",
        "'x'",
        "count(",
        "sum(",
        "min(",
        "if(",
        "$v",
        "{{v}}",
        "item",
        "input",
        "__proto__",
        "constructor",
        '"',
      ),
      fc.string({ maxLength: 3 }),
    ),
    { maxLength: 25 },
  )
  .map((parts) => parts.join(" "));

function nameOfFault(source: string): string | null {
  try {
    JSON.stringify(readExpression(source)(row, run()));
    return null;
  } catch (error) {
    return error instanceof Error ? error.name : "no error";
  }
}

it(
  "whatever is written is read, refused with a place, or fails with a place, and nothing else",
  { timeout: 30_000 },
  () => {
    const type = typeOfValue(row);
    fc.assert(
      fc.property(soup, (source) => {
        if (!expressionSchema.safeParse(source).success) return;
        checkExpression(source, type, typeOfValue({ v: 7 }));
        isSteady(source);
        expect([null, "ExpressionFault"]).toContain(nameOfFault(source));
      }),
      { numRuns: 3000 },
    );
  },
);

it(
  "what the check passes over known types does not fail at run time for its types",
  { timeout: 30_000 },
  () => {
    const type = typeOfValue(row);
    let passed = 0;
    fc.assert(
      fc.property(
        fc.oneof(
          soup,
          number.map(({ source }) => source),
          truth.map(({ source }) => source),
        ),
        (source) => {
          if (!expressionSchema.safeParse(source).success) return;
          const { messages, type: given } = checkExpression(
            source,
            rowTypeOf({ kind: "list", item: type }),
            typeOfValue({ v: 7 }),
          );
          if (messages.length > 0 || given.kind === "unknown") return;
          passed++;
          expect(() => readExpression(source)(row, run())).not.toThrow();
        },
      ),
      { numRuns: 1500 },
    );
    expect(passed).toBeGreaterThan(100);
  },
);

it("completion answers anywhere in any text", { timeout: 30_000 }, () => {
  fc.assert(
    fc.property(soup, fc.nat(200), (source, at) => {
      const { from, to, options } = completeExpression(source, Math.min(at, source.length), {
        row: typeOfValue(row),
      });
      expect(from).toBeLessThanOrEqual(to);
      expect(options.length).toBeLessThanOrEqual(100);
    }),
    { numRuns: 1000 },
  );
});
