import { expect, it } from "vitest";
import { createBySource } from "@/lib/workflows/by-source";
import { findProblems } from "@/lib/workflows/find-problems";
import { aggregate } from "@/lib/workflows/nodes/aggregate";
import { join } from "@/lib/workflows/nodes/join";
import { merge } from "@/lib/workflows/nodes/merge";
import { makeEdge, makeNode, makeNodeContext } from "@/tests/support/make";
import { testNode } from "@/tests/support/node-contract";

const bySource = (inputs: Record<string, unknown>) => Object.assign(createBySource(), inputs);
const rows = [
  { kind: "x", value: 1, tag: "p" },
  { kind: "y", value: null, tag: "q" },
  { kind: "x", value: 4, tag: "p" },
  { kind: null, value: 7, tag: "r" },
  { kind: "x", value: null, tag: null },
];
const many = Array.from({ length: 10_000 }, (_, index) => ({ key: index % 5000, value: index }));
const measure = (name: string, of?: string) => ({
  name,
  function: name,
  ...(of !== undefined && { of }),
});

testNode(aggregate, {
  gives: [
    {
      name: "one row a group with the number of known values",
      config: { by: ["kind"], measures: [{ name: "total", function: "sum", of: "value" }] },
      input: rows,
      output: [
        { kind: "x", n: 3, total: 5, total_n: 2 },
        { kind: "y", n: 1, total: null, total_n: 0 },
        { kind: null, n: 1, total: 7, total_n: 1 },
      ],
    },
    {
      name: "every measure",
      config: {
        measures: [
          { name: "rows", function: "count" },
          measure("count", "value"),
          measure("count_distinct", "tag"),
          measure("avg", "value"),
          measure("min", "value"),
          measure("max", "tag"),
          measure("median", "value"),
          measure("first", "tag"),
          measure("last", "tag"),
        ],
      },
      input: rows,
      output: [
        {
          n: 5,
          rows: 5,
          rows_n: 5,
          count: 3,
          count_n: 3,
          count_distinct: 3,
          count_distinct_n: 4,
          avg: 4,
          avg_n: 3,
          min: 1,
          min_n: 3,
          max: "r",
          max_n: 4,
          median: 4,
          median_n: 3,
          first: "p",
          first_n: 4,
          last: "r",
          last_n: 4,
        },
      ],
    },
    {
      name: "the mean of the middle two",
      config: { measures: [measure("median", "v")] },
      input: [{ v: 4 }, { v: 1 }],
      output: [{ n: 2, median: 2.5, median_n: 2 }],
    },
    {
      name: "measures of expressions",
      config: { measures: [{ name: "s", function: "sum", of: "value * 2" }] },
      input: rows,
      output: [{ n: 5, s: 24, s_n: 3 }],
    },
    {
      name: "one row of nothing, with unknown and not 0",
      config: { measures: [measure("sum", "value")] },
      input: [],
      output: [{ n: 0, sum: null, sum_n: 0 }],
    },
    { name: "no group of nothing", config: { by: ["kind"] }, input: [], output: [] },
  ],
  refusesConfig: [
    {
      name: "a sum of nothing named",
      config: { measures: [measure("sum")] },
      field: "measures.0.of",
    },
    {
      name: "a measure named n",
      config: { measures: [{ name: "n", function: "count" }] },
      field: "measures.0.name",
    },
    {
      name: "a measure twice",
      config: { measures: [measure("count"), measure("count")] },
      field: "measures.1.name",
    },
    {
      name: "an unknown measure",
      config: { measures: [measure("mode", "x")] },
      field: "measures.0.function",
    },
  ],
  refusesInput: [{ name: "one object", input: { a: 1 } }],
  refusesArriving: [
    {
      name: "a group that rows do not have",
      config: { by: ["kinds"] },
      arriving: rows,
      field: "by.0",
      message: /did you mean `kind`/,
    },
    {
      name: "a sum of texts",
      config: { measures: [measure("sum", "tag")] },
      arriving: rows,
      field: "measures.0.of",
      message: /sum takes numbers/,
    },
  ],
  large: {
    name: "10,000 rows",
    config: { by: ["key"], measures: [measure("median", "value")] },
    input: many,
    length: 5000,
  },
});

it("aggregate refuses text in a sum, and more groups than a table holds", async () => {
  const run = (config: unknown, input: Record<string, unknown>[]) =>
    aggregate.run({ config: aggregate.config.parse(config), input, ctx: makeNodeContext() });
  await expect(run({ measures: [measure("sum", "tag")] }, rows)).rejects.toThrow(
    /sum, row 1: sum takes numbers/,
  );
  const wide = Array.from({ length: 10_001 }, (_, index) => ({ index }));
  await expect(run({ by: ["index"] }, wide)).rejects.toMatchObject({ code: "OUTPUT_TOO_LARGE" });
});

const left = [
  { id: 1, price: 0.4 },
  { id: 2, price: null },
  { id: null, price: 0.1 },
];
const right = [
  { id: "1", score: 9, price: 1 },
  { id: "1", score: 8 },
  { id: "3", score: 7 },
  { id: null, score: 6 },
];
const inputs = bySource({ a: left, b: right });

testNode(join, {
  gives: [
    {
      name: "every pair with equal keys; a number equals its text",
      config: { leftKeys: ["id"] },
      input: inputs,
      output: [
        { id: 1, price: 0.4, right_id: "1", score: 9, right_price: 1 },
        { id: 1, price: 0.4, right_id: "1", score: 8, right_price: null },
      ],
    },
    {
      name: "every left row where that is asked for, with unknown in the right fields",
      config: { leftKeys: ["id"], kind: "left", prefix: "r_" },
      input: inputs,
      output: [
        { id: 1, price: 0.4, r_id: "1", score: 9, r_price: 1 },
        { id: 1, price: 0.4, r_id: "1", score: 8, r_price: null },
        { id: 2, price: null, r_id: null, score: null, r_price: null },
        { id: null, price: 0.1, r_id: null, score: null, r_price: null },
      ],
    },
    {
      name: "the named source as the left one, by fields of other names",
      config: { left: "b", leftKeys: ["score"], rightKeys: ["id"] },
      input: bySource({ a: [{ id: 7, x: 1 }], b: [{ id: "3", score: 7 }] }),
      output: [{ id: "3", score: 7, right_id: 7, x: 1 }],
    },
    {
      name: "an input whose branch was not taken as empty",
      config: { left: "a", leftKeys: ["id"], kind: "left" },
      input: bySource({ a: left }),
      output: left,
    },
    {
      name: "nothing of nothing",
      config: { leftKeys: ["id"] },
      input: bySource({ a: [], b: [] }),
      output: [],
    },
  ],
  refusesConfig: [
    { name: "no key", config: { leftKeys: [] }, field: "leftKeys" },
    {
      name: "keys of unequal number",
      config: { leftKeys: ["a"], rightKeys: ["a", "b"] },
      field: "rightKeys",
    },
    { name: "an outer join", config: { leftKeys: ["a"], kind: "outer" }, field: "kind" },
  ],
  refusesInput: [],
  refusesArriving: [
    {
      name: "one input",
      config: { leftKeys: ["id"] },
      arriving: left,
      field: "",
      message: /takes two inputs, and 1 are connected/,
    },
    {
      name: "a left that is no input",
      config: { left: "z", leftKeys: ["id"] },
      arriving: {},
      parents: { a: left, b: right },
      field: "left",
      message: /there are a and b/,
    },
    {
      name: "a key that the right lacks",
      config: { leftKeys: ["price"], rightKeys: ["scor"] },
      arriving: {},
      parents: { a: left, b: right },
      field: "rightKeys.0",
      message: /did you mean `score`/,
    },
    {
      name: "one object",
      config: { leftKeys: ["id"] },
      arriving: {},
      parents: { a: left, b: { text: "" } },
      field: "",
      message: /b gives one object/,
    },
  ],
  large: {
    name: "10,000 rows with 10,000",
    config: { leftKeys: ["value"], rightKeys: ["key"] },
    input: bySource({ a: many, b: many }),
    length: 10_000,
  },
});

it("join fails past its cap, and cuts nothing", async () => {
  const same = Array.from({ length: 200 }, () => ({ id: 1 }));
  const run = (input: unknown) =>
    join.run({ config: join.config.parse({ leftKeys: ["id"] }), input, ctx: makeNodeContext() });
  await expect(run(bySource({ a: same, b: same }))).rejects.toMatchObject({
    code: "OUTPUT_TOO_LARGE",
  });
  await expect(run(same)).rejects.toMatchObject({ code: "BAD_INPUT" });
  await expect(run(bySource({ a: same, b: "text" }))).rejects.toThrow(/b gives none/);
});

testNode(merge, {
  gives: [
    {
      name: "all rows, one input after the other",
      config: {},
      input: bySource({ a: [{ x: 1 }], b: [{ x: null }, { x: 1 }] }),
      output: [{ x: 1 }, { x: null }, { x: 1 }],
    },
    {
      name: "the source of each row",
      config: { sourceField: "from" },
      input: bySource({ a: [{ x: 1 }], b: [{ x: 2 }] }),
      output: [
        { x: 1, from: "a" },
        { x: 2, from: "b" },
      ],
    },
    {
      name: "one object as one row, and nothing as none",
      config: {},
      input: bySource({ a: { text: "x" }, b: null }),
      output: [{ text: "x" }],
    },
    { name: "the rows of a single parent", config: {}, input: [{ x: 1 }], output: [{ x: 1 }] },
    { name: "nothing of nothing", config: {}, input: bySource({ a: [], b: [] }), output: [] },
  ],
  refusesConfig: [
    { name: "a field with a space", config: { sourceField: "a b" }, field: "sourceField" },
  ],
  refusesInput: [],
  large: {
    name: "two of 10,000",
    config: { sourceField: "from" },
    input: bySource({ a: many, b: many }),
    length: 20_000,
  },
});

it("merge refuses what is no row", async () => {
  const input = bySource({ a: [{ x: 1 }, 2] });
  await expect(merge.run({ config: {}, input, ctx: makeNodeContext() })).rejects.toThrow(
    /element 2 of a/,
  );
});

it("two inputs need a merge or a join before a node that takes rows; the kind stays where all agree", () => {
  const graph = (type: string, config = {}) => ({
    nodes: [
      makeNode("s", "polymarket-stream"),
      makeNode("t", "polymarket-stream"),
      makeNode("m", type, { config }),
      makeNode("f", "filter"),
    ],
    edges: [makeEdge("s", "m"), makeEdge("t", "m"), makeEdge("m", "f")],
  });
  expect(findProblems(graph("merge"))).toEqual([]);
  expect(findProblems(graph("join", { leftKeys: ["id"] }))).toEqual([]);
  expect(findProblems(graph("sort", { by: ["price"] }))).toMatchObject([
    {
      nodeId: "m",
      code: "bad-port",
      message: expect.stringContaining("put a merge or a join before it"),
    },
  ]);
});
