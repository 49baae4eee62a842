import { describe, expect, it } from "vitest";
import { Evaluation } from "@/lib/workflows/expression/evaluation";
import { expressionSchema, readExpression } from "@/lib/workflows/expression/expression";

const NOW = new Date("2026-11-21T00:00:00Z");

const row = {
  title: "Will BTC rise?",
  price: 0.4,
  volume24h: 1000,
  liquidity: null,
  endDate: "2026-12-01T00:00:00.000Z",
  closed: false,
  tags: ["Crypto", "Bitcoin"],
  outcomes: [
    { name: "Yes", price: 0.4 },
    { name: "No", price: 0.6 },
    { name: "Odd", price: null },
  ],
  momentum: { value: 2 },
  broken: Number.NaN,
  input: "own",
};

const evaluate = (source: string, of: unknown = row, variables: Record<string, unknown> = {}) => {
  expect(expressionSchema.safeParse(source).error?.issues).toBeUndefined();
  return readExpression(source)(of, new Evaluation(variables, NOW));
};

describe("an expression gives", () => {
  it.each<[string, unknown]>([
    ["1 + 2 * 3", 7],
    ["(1 + 2) * 3", 9],
    ["10 - 3 - 2", 5],
    ["-2 * -3", 6],
    ["7 % 4", 3],
    [".5 + 1e2", 100.5],
    ["1 / 0", null],
    ["0 / 0", null],
    ["5 % 0", null],
    ["1e300 * 1e300", null],
    ["price * volume24h", 400],
    ["liquidity + 1", null],
    ["missing", null],
    ["missing.deeper.still", null],
    ["broken", null],
    ["liquidity ?? 5", 5],
    ["liquidity ?? missing ?? 1", 1],
    ["price < 0.5", true],
    ["liquidity < 0.5", null],
    ["not (liquidity < 0.5)", null],
    ["liquidity == null", true],
    ["null != liquidity", false],
    ["price == null", false],
    ["liquidity == 5", null],
    ["liquidity != 5", null],
    ["title == 'Will BTC rise?'", true],
    ["price == '0.4'", false],
    ["liquidity > 1 and false", false],
    ["liquidity > 1 and true", null],
    ["liquidity > 1 or true", true],
    ["true or 1 / 0 > 1 and false", true],
    ["not closed and price > 0.3", true],
    ["not closed == true", true],
    ["price > 0.3 ? 'up' : 'down'", "up"],
    ["liquidity > 1 ? 'up' : 'down'", "down"],
    ["price > 1 ? 1 : price > 0.3 ? 2 : 3", 2],
    ["'Crypto' in tags", true],
    ["'Sports' not in tags", true],
    ["price in [0.4, 0.5]", true],
    ["liquidity in [1]", null],
    ["outcomes[0].name", "Yes"],
    ["outcomes[9].name", null],
    ["outcomes[0]['name']", "Yes"],
    ["momentum.value", 2],
    ["input", "own"],
    ['"a\\"b\\n"', 'a"b\n'],
    ["[1, null, price]", [1, null, 0.4]],
    ["abs(-2) + min(3, 1, 2) + max(1, 4)", 7],
    ["min(1, liquidity)", null],
    ["round(1.005, 2)", 1.01],
    ["round(-2.4)", -2],
    ["floor(-1.5) + ceil(1.2)", 0],
    ["sqrt(-1)", null],
    ["ln(0)", null],
    ["logit(0.5)", 0],
    ["logit(1)", null],
    ["round(logistic(logit(0.3)), 9)", 0.3],
    ["clamp(5, 0, 1)", 1],
    ["pow(2, 10)", 1024],
    ["exp(0) + log10(1000) + sign(-3)", 3],
    ["number('1.5') + 1", 2.5],
    ["number('x')", null],
    ["number(true)", 1],
    ["text(1.5)", "1.5"],
    ["len(title)", 14],
    ["len(tags)", 2],
    ["lower('ABC') == upper('abc')", false],
    ["trim('  a ')", "a"],
    ["concat(title, ' ', 1, true)", "Will BTC rise? 1true"],
    ["concat('a', liquidity)", null],
    ["contains(title, 'btc')", true],
    ["contains(tags, 'crypto')", true],
    ["startsWith(title, 'will')", true],
    ["endsWith(title, '?')", true],
    ["now()", NOW.getTime()],
    ["days_until(endDate)", 10],
    ["days_since('2026-11-20')", 1],
    ["days_until('soon')", null],
    ["date('2026-11-21') == now()", true],
    ["date('2026-11-21T00:00:00') == now()", true],
    ["iso(now())", "2026-11-21T00:00:00.000Z"],
    ["if(price > 1, 1, 2)", 2],
    ["if(null, 1, 2)", 2],
    ["coalesce(liquidity, missing, 3)", 3],
    ["known(price) and not known(liquidity)", true],
    ["count(outcomes)", 3],
    ["count(outcomes, price > 0.5)", 1],
    ["sum(outcomes, price)", 1],
    ["avg(outcomes, price)", 0.5],
    ["avg([])", null],
    ["sum([])", 0],
    ["sum([null])", null],
    ["min(outcomes, price) + max(outcomes, price)", 1],
    ["min([3, 1, null])", 1],
    ["any(outcomes, price > 0.5)", true],
    ["all(outcomes, price > 0.1)", false],
    ["map(outcomes, name)", ["Yes", "No", "Odd"]],
    ["map(outcomes, volume24h * price)", [400, 600, null]],
    ["count(where(outcomes, name != 'Yes'))", 2],
    ["first(where(outcomes, price > 0.5)).name", "No"],
    ["last(tags)", "Bitcoin"],
    ["count(tags, startsWith(item, 'b'))", 1],
    ["any(outcomes, any(outcomes, item.price == 0.6))", true],
  ])("%s → %j", (source, want) => {
    expect(evaluate(source)).toEqual(want);
  });

  it("variables in both spellings, and unknown for one that is not there", () => {
    expect(evaluate("price > $least and price > {{ least }}", row, { least: 0.3 })).toBe(true);
    expect(evaluate("$gone", row)).toBeNull();
    expect(evaluate("{{odd name}} + 1", row, { "odd name": 1 })).toBe(2);
  });

  it("the whole of what comes in as input", () => {
    expect(evaluate("count(input, price > 0.5)", [{ price: 0.6 }, { price: 0.1 }])).toBe(1);
    expect(evaluate("input['odd name']", { "odd name": 3 })).toBe(3);
    expect(evaluate("input", null)).toBeNull();
  });
});

describe("no prototype is reached through", () => {
  const names = ["__proto__", "constructor", "prototype", "toString", "hasOwnProperty", "length"];
  it.each(names)("%s", (name) => {
    for (const source of [
      name,
      `momentum.${name}`,
      `input["${name}"]`,
      `$${name}`,
      `outcomes[0].${name}`,
    ])
      expect(evaluate(source, { ...row, input: undefined })).toBeNull();
  });

  it("and such a name is a field like others where a row has it", () => {
    const own = JSON.parse('{"__proto__": 1, "constructor": {"constructor": 2}}') as unknown;
    expect(evaluate("__proto__ + constructor.constructor", own)).toBe(3);
  });
});

describe("values of another kind than an operation takes", () => {
  it.each([
    ["title + 1", /\+ takes two numbers, and one side is text/],
    ["title > 1", /compares two numbers or two texts/],
    ["outcomes == 1", /compare a field of it/],
    ["title and true", /A condition is true or false, not text/],
    ["title ? 1 : 2", /A condition/],
    ["title.length", /text has no field length/],
    ["outcomes.name", /take an element of it/],
    ["round(title)", /round takes a number, not text/],
    ["sum(tags)", /must be numbers/],
    ["1 in title", /contains/],
    ["-title", /takes a number/],
    ["concat(outcomes, 'x')", /a list is no text/],
    ["count(outcomes, name)", /A condition/],
  ])("%s say so", (source, message) => {
    expect(() => evaluate(source)).toThrow(message);
  });
});

describe("cost is bounded", () => {
  const many = Array.from({ length: 10_000 }, (_, index) => index);

  it("for lists within lists", () => {
    expect(() => evaluate("count(input, count(input, item > 0) > 0)", many)).toThrow(
      /too many steps/,
    );
  });

  const text = "a".repeat(1_000_000);
  const other = `${"a".repeat(999_999)}b`;
  it.each([
    ["any(list, contains(text, 'x'))"],
    ["any(list, text == other)"],
    ["any(list, text < other)"],
    ["any(list, item in list and false)"],
    ["any(list, endsWith(other, text))"],
    ["any(list, sum(list) < 0)"],
  ])("for long texts and lists looked at again and again: %s", (source) => {
    const startedAt = performance.now();
    expect(() => evaluate(source, { list: many, text, other })).toThrow(/too many steps/);
    expect(performance.now() - startedAt).toBeLessThan(5000);
  });

  it("for digits without end", () => {
    const startedAt = performance.now();
    expect(evaluate("number(input)", `${"1".repeat(1_000_000)}x`)).toBeNull();
    expect(performance.now() - startedAt).toBeLessThan(1000);
  });

  it("for texts that grow", () => {
    expect(() => evaluate("concat(input, input)", "x".repeat(6000))).toThrow(
      /at most 10000 characters/,
    );
  });

  it("over a run, too", () => {
    const run = new Evaluation({}, NOW);
    const spend = () => {
      for (let index = 0; index < 100; index++) {
        run.begin();
        run.spend(900_000);
      }
    };
    expect(spend).toThrow(/too many steps/);
  });

  it("to a microsecond or two a condition, on the best of ten rounds", () => {
    const run = new Evaluation({}, NOW);
    const edge = readExpression("price * volume24h > 100 and not closed");
    const rounds = Array.from({ length: 10 }, () => {
      const startedAt = performance.now();
      for (let index = 0; index < 20_000; index++) edge(row, run);
      return performance.now() - startedAt;
    });
    expect(Math.min(...rounds)).toBeLessThan(40);
  });
});
