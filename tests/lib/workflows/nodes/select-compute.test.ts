import { expect, it } from "vitest";
import { findProblems } from "@/lib/workflows/find-problems";
import { isPure, type NodeType } from "@/lib/workflows/node";
import { compute } from "@/lib/workflows/nodes/compute";
import { select } from "@/lib/workflows/nodes/select";
import { makeEdge, makeNode, makeNodeContext } from "@/tests/support/make";
import { testNode } from "@/tests/support/node-contract";

const fields = (...pairs: [string, string][]) => ({
  fields: pairs.map(([name, expression]) => ({ name, expression })),
});
const a = { id: "a", price: 0.4, volume24h: 100, title: "A" };
const b = { id: "b", price: null, volume24h: 10, title: "B" };
const many = Array.from({ length: 10_000 }, (_, index) => ({ id: index, price: index / 10_000 }));
const notRows = [
  { name: "one object", input: a },
  { name: "a list of texts", input: ["a"] },
];
const refusesConfig = [
  { name: "no field", config: { fields: [] }, field: "fields" },
  { name: "a name with a space", config: fields(["a b", "1"]), field: "fields.0.name" },
  { name: "a name twice", config: fields(["x", "1"], ["x", "2"]), field: "fields.1.name" },
  {
    name: "an expression that cannot be read",
    config: fields(["x", "price >"]),
    field: "fields.0.expression",
  },
  {
    name: "a function that is none",
    config: fields(["x", "eval('1')"]),
    field: "fields.0.expression",
  },
  {
    name: "an expression without end",
    config: fields(["x", "1".repeat(5000)]),
    field: "fields.0.expression",
  },
];
const refusesArriving = [
  {
    name: "a field that the rows do not have",
    config: fields(["x", "prise * 2"]),
    arriving: [a],
    field: "fields.0.expression",
    message: /unknown field `prise`; did you mean `price`\? \(at character 1\)/,
  },
  {
    name: "text where a number is due",
    config: fields(["x", "title * 2"]),
    arriving: [a],
    field: "fields.0.expression",
    message: /takes numbers, and this is text/,
  },
  {
    name: "a variable that is not there",
    config: fields(["x", "$least"]),
    arriving: [a],
    field: "fields.0.expression",
    message: /no variable least/,
  },
];

testNode(select, {
  gives: [
    {
      name: "only the fields that are named, in their order",
      config: fields(["name", "title"], ["double", "price * 2"]),
      input: [a, b],
      output: [
        { name: "A", double: 0.8 },
        { name: "B", double: null },
      ],
    },
    {
      name: "null for what is not there",
      config: fields(["x", "gone"]),
      input: [{}],
      output: [{ x: null }],
    },
    {
      name: "variables",
      config: fields(["x", "volume24h > {{least}}"]),
      ctx: { variables: { least: 50 } },
      input: [a, b],
      output: [{ x: true }, { x: false }],
    },
    {
      name: "the rows of a list within an object",
      config: { from: "body.data", ...fields(["x", "price"]) },
      input: { body: { data: [a, b] } },
      output: [{ x: 0.4 }, { x: null }],
    },
    {
      name: "values that are no objects as rows",
      config: { from: "where(results, item != 2)" },
      input: { results: [1, 2, "x"] },
      output: [{ value: 1 }, { value: "x" }],
    },
    { name: "nothing of nothing", config: fields(["x", "1"]), input: [], output: [] },
  ],
  refusesConfig: [
    ...refusesConfig,
    { name: "neither rows nor fields", config: {}, field: "fields" },
  ],
  refusesInput: [],
  refusesArriving: [
    ...refusesArriving,
    {
      name: "one object",
      config: fields(["x", "price"]),
      arriving: { results: [a], errors: [] },
      field: "from",
      message:
        /rows are a list, and this is a record; name a list of it, such as results or errors/,
    },
    {
      name: "a field that the taken rows do not have",
      config: { from: "results", ...fields(["x", "prise"]) },
      arriving: { results: [a] },
      field: "fields.0.expression",
      message: /did you mean `price`/,
    },
  ],
  large: {
    name: "10,000 rows",
    config: fields(["id", "id"], ["odds", "logit(price)"]),
    input: many,
    length: 10_000,
  },
});

testNode(compute, {
  gives: [
    {
      name: "further fields, of which a later one sees the earlier",
      config: fields(["double", "price * 2"], ["four", "double * 2"]),
      input: [a, b],
      output: [
        { ...a, double: 0.8, four: 1.6 },
        { ...b, double: null, four: null },
      ],
    },
    {
      name: "another value for a field that is there",
      config: fields(["price", "price ?? 0.5"]),
      input: [b],
      output: [{ ...b, price: 0.5 }],
    },
    {
      name: "null and no infinity",
      config: fields(["x", "volume24h / 0"]),
      input: [a],
      output: [{ ...a, x: null }],
    },
    { name: "nothing of nothing", config: fields(["x", "1"]), input: [], output: [] },
  ],
  refusesConfig,
  refusesInput: notRows,
  refusesArriving,
  large: {
    name: "10,000 rows",
    config: fields(["odds", "logit(price)"], ["high", "price > 0.5"]),
    input: many,
    length: 10_000,
  },
});

it("select refuses what is no list", async () => {
  const run = (config: unknown, input: unknown) =>
    select.run({ config: select.config.parse(config), input, ctx: makeNodeContext() });
  await expect(run(fields(["x", "1"]), a)).rejects.toThrow(/name the list in it under from/);
  await expect(run({ from: "title" }, a)).rejects.toThrow("from: title gives no list");
  await expect(run(fields(["x", "1"]), null)).rejects.toMatchObject({ code: "BAD_INPUT" });
});

const runCompute = (expression: string, input: Record<string, unknown>[]) =>
  compute.run({
    config: compute.config.parse(fields(["x", expression])),
    input,
    ctx: makeNodeContext(),
  });

it("a field named __proto__ is a field like others", async () => {
  const config = compute.config.parse(fields(["__proto__", "1"], ["constructor", "2"]));
  const { output } = await compute.run({ config, input: [{}], ctx: makeNodeContext() });
  expect(JSON.stringify(output)).toBe('[{"__proto__":1,"constructor":2}]');
  expect(Object.getPrototypeOf({})).toBe(Object.prototype);
});

it("a value of another kind fails with field, row and place", async () => {
  await expect(runCompute("price * 2", [a, { ...a, price: "0.4" }])).rejects.toMatchObject({
    code: "BAD_INPUT",
    message: expect.stringMatching(
      /^x, row 2: \* takes two numbers, and one side is text.*\(at character 1\)$/,
    ),
  });
});

it("an expression over lists within lists fails instead of running on", async () => {
  const row = { list: Array.from({ length: 5000 }, (_, index) => index) };
  await expect(runCompute("count(list, count(list, item > 0) > 0)", [row])).rejects.toMatchObject({
    code: "BAD_INPUT",
    message: expect.stringMatching(/too many steps/),
  });
});

it("may be kept only where it reads no clock and no variable", () => {
  const erased = compute as unknown as NodeType;
  const pure = (expression: string) =>
    isPure(erased, compute.config.parse(fields(["x", expression])));
  expect(["price * 2", "days_until(endDate)", "$least", "sum([now(), 1])"].map(pure)).toEqual([
    true,
    false,
    false,
    false,
  ]);
});

it("what select and compute make is known behind them", () => {
  const graph = (config: Record<string, unknown>, expression: string) => ({
    nodes: [
      makeNode("s", "polymarket-stream"),
      makeNode("a", "select", { config: fields(["id", "id"], ["odds", "logit(price)"]) }),
      makeNode("b", "compute", { config: fields(["half", "odds / 2"]) }),
      makeNode("c", "sort", { config: { by: ["half"] } }),
      makeNode("d", "compute", { config: fields(["y", expression]) }),
      makeNode("e", "filter", { config }),
    ],
    edges: [
      makeEdge("s", "a"),
      makeEdge("a", "b"),
      makeEdge("b", "c"),
      makeEdge("c", "d"),
      makeEdge("d", "e"),
    ],
  });
  expect(
    findProblems(
      graph({ conditions: [{ field: "half", operator: "gt", value: 0 }] }, "half + odds"),
    ),
  ).toEqual([]);
  expect(
    findProblems(graph({ conditions: [{ field: "price", operator: "gt", value: 0 }] }, "haf + 1")),
  ).toMatchObject([
    {
      nodeId: "d",
      field: "fields.0.expression",
      message: expect.stringContaining("did you mean `half`"),
    },
    { nodeId: "e", field: "conditions.0.field" },
  ]);
});

it("a field named __proto__ has a type like others", () => {
  const graph = {
    nodes: [
      makeNode("s", "polymarket-stream"),
      makeNode("a", "aggregate", {
        config: { measures: [{ name: "__proto__", function: "sum", of: "price" }] },
      }),
      makeNode("b", "compute", { config: fields(["x", "__proto__ + 1"], ["y", "constructor"]) }),
    ],
    edges: [makeEdge("s", "a"), makeEdge("a", "b")],
  };
  expect(findProblems(graph)).toMatchObject([{ nodeId: "b", field: "fields.1.expression" }]);
});

it("a text variable is no part of an expression: it is a value", () => {
  const graph = {
    nodes: [
      makeNode("s", "polymarket-stream"),
      makeNode("a", "compute", { config: fields(["x", "title == {{wanted}}"]) }),
    ],
    edges: [makeEdge("s", "a")],
    variables: { wanted: "x' or true or 'x" },
  };
  expect(findProblems(graph)).toEqual([]);
});
