import { expect, it } from "vitest";
import { findProblems } from "@/lib/workflows/find-problems";
import { branch } from "@/lib/workflows/nodes/branch";
import { switchNode } from "@/lib/workflows/nodes/switch";
import { makeEdge, makeNode, makeNodeContext } from "@/tests/support/make";
import { testNode } from "@/tests/support/node-contract";

const rows = [{ price: 0.9 }, { price: null }];
const many = Array.from({ length: 50_000 }, (_, index) => ({ price: index / 50_000 }));

testNode(branch, {
  gives: [
    {
      name: "true of a list",
      config: { condition: "count(input) > 0" },
      input: rows,
      output: rows,
      branch: "true",
    },
    {
      name: "false of an empty one",
      config: { condition: "count(input) > 0" },
      input: [],
      output: [],
      branch: "false",
    },
    {
      name: "the fields of an object as names",
      config: { condition: "provider == 'rules'" },
      input: { provider: "rules" },
      output: { provider: "rules" },
      branch: "true",
    },
    {
      name: "false for what is unknown",
      config: { condition: "score > 1" },
      input: { score: null },
      output: { score: null },
      branch: "false",
    },
    {
      name: "variables",
      config: { condition: "any(input, price > $least)" },
      ctx: { variables: { least: 0.8 } },
      input: rows,
      output: rows,
      branch: "true",
    },
    {
      name: "null for nothing",
      config: { condition: "input == null" },
      input: null,
      output: null,
      branch: "true",
    },
  ],
  refusesConfig: [
    { name: "no condition", config: {}, field: "condition" },
    { name: "a condition that cannot be read", config: { condition: "a =" }, field: "condition" },
  ],
  refusesInput: [],
  refusesArriving: [
    {
      name: "a number for a condition",
      config: { condition: "count(input)" },
      arriving: rows,
      field: "condition",
      message: /a condition is true or false/,
    },
    {
      name: "a field of a list",
      config: { condition: "price > 1" },
      arriving: rows,
      field: "condition",
      message: /a list comes in: count\(input\)/,
    },
    {
      name: "a typo within a list",
      config: { condition: "any(input, prise > 1)" },
      arriving: rows,
      field: "condition",
      message: /did you mean `price`/,
    },
  ],
  large: {
    name: "50,000 rows",
    config: { condition: "count(input, price > 0.5) > 10" },
    input: many,
    length: 50_000,
  },
});

it("branch refuses a value that is no condition", async () => {
  const run = branch.run({ config: { condition: "x" }, input: { x: 1 }, ctx: makeNodeContext() });
  await expect(run).rejects.toMatchObject({ code: "BAD_INPUT" });
});

const byCondition = {
  cases: [
    { name: "many", when: "count(input) >= 2" },
    { name: "few", when: "count(input) > 0" },
  ],
};
const byValue = {
  value: "category",
  cases: [{ name: "Sports" }, { name: "money", equals: "Crypto" }, { name: "five", equals: 5 }],
};

testNode(switchNode, {
  gives: [
    {
      name: "the first case that holds",
      config: byCondition,
      input: rows,
      output: rows,
      branch: "many",
    },
    {
      name: "a later case",
      config: byCondition,
      input: [rows[0]],
      output: [rows[0]],
      branch: "few",
    },
    {
      name: "the default of an empty list",
      config: byCondition,
      input: [],
      output: [],
      branch: "default",
    },
    {
      name: "the case of that name",
      config: byValue,
      input: { category: "Sports" },
      output: { category: "Sports" },
      branch: "Sports",
    },
    {
      name: "the case that equals",
      config: byValue,
      input: { category: "Crypto" },
      output: { category: "Crypto" },
      branch: "money",
    },
    {
      name: "a number",
      config: byValue,
      input: { category: 5 },
      output: { category: 5 },
      branch: "five",
    },
    {
      name: "the default for what is unknown",
      config: byValue,
      input: { category: null },
      output: { category: null },
      branch: "default",
    },
  ],
  refusesConfig: [
    { name: "no case", config: { cases: [] }, field: "cases" },
    {
      name: "a case twice",
      config: { value: "x", cases: [{ name: "a" }, { name: "a" }] },
      field: "cases.1.name",
    },
    {
      name: "a case named default",
      config: { value: "x", cases: [{ name: "default" }] },
      field: "cases.0.name",
    },
    {
      name: "a case without a condition",
      config: { cases: [{ name: "a" }] },
      field: "cases.0.when",
    },
    {
      name: "a condition beside a value",
      config: { value: "x", cases: [{ name: "a", when: "true" }] },
      field: "cases.0.when",
    },
    {
      name: "an equal without a value",
      config: { cases: [{ name: "a", when: "true", equals: 1 }] },
      field: "cases.0.equals",
    },
  ],
  refusesInput: [],
  refusesArriving: [
    {
      name: "a number for a condition",
      config: { cases: [{ name: "a", when: "count(input)" }] },
      arriving: rows,
      field: "cases.0.when",
      message: /a condition/,
    },
  ],
  large: {
    name: "50,000 rows",
    config: { cases: [{ name: "a", when: "all(input, price >= 0)" }] },
    input: many,
    length: 50_000,
  },
});

it("edges leave by the names of the cases only", () => {
  const graph = (name: string) => ({
    nodes: [
      makeNode("s", "polymarket-stream"),
      makeNode("w", "switch", { config: byCondition }),
      makeNode("e", "filter"),
    ],
    edges: [makeEdge("s", "w"), makeEdge("w", "e", name)],
  });
  expect(findProblems(graph("many"))).toEqual([]);
  expect(findProblems(graph("default"))).toEqual([]);
  expect(findProblems(graph("none"))).toMatchObject([
    { code: "unknown-branch", message: expect.stringContaining("it has many, few, default") },
  ]);
});
