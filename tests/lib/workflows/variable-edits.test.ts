import { describe, expect, it } from "vitest";
import {
  kindOfVariable,
  readVariable,
  renameVariable,
  setVariable,
  usersOfVariable,
  whyNoVariableName,
  writeVariable,
} from "@/lib/workflows/variable-edits";
import { makeNode } from "@/tests/support/make";

describe("a variable's value", () => {
  it.each([
    ["5000", 5000, "number"],
    ["-0.5", -0.5, "number"],
    ["true", true, "yes or no"],
    ["null", null, "nothing"],
    ['["a", 1]', ["a", 1], "list"],
    ['{"a": 1}', { a: 1 }, "object"],
    ['"5000"', "5000", "text"],
    ["Sports", "Sports", "text"],
    ["2026-12-31", "2026-12-31", "text"],
    ["{not json", "{not json", "text"],
    ["", "", "text"],
  ])("%s is read as %j", (typed, value, kind) => {
    expect(readVariable(typed)).toEqual(value);
    expect(readVariable(writeVariable(value))).toEqual(value);
    expect(kindOfVariable(value)).toBe(kind);
  });
});

it.each([
  ["", "needs a name"],
  ["a b", null],
  ["{a}", "no braces, and no space around it"],
  [" a", "no braces, and no space around it"],
  ["known", "there is one of this name"],
  ["__proto__", null],
])("the name %j: %s", (name, want) => {
  expect(whyNoVariableName(name, ["known"])).toBe(want);
});

const graph = {
  nodes: [
    makeNode("a", "filter", { config: { conditions: [{ value: "{{ min }}" }] } }),
    makeNode("b", "compute", { config: { fields: [{ expression: "price > $min" }] } }),
    makeNode("c", "notify", { config: { title: "$minimum and {{minimum}}" } }),
  ],
  edges: [],
  variables: { min: 5, other: "x" },
};

describe("variables of a workflow", () => {
  it("are set in their place, added at the end, and gone with the last of them", () => {
    expect(setVariable(graph, "min", 7).graph.variables).toEqual({ min: 7, other: "x" });
    expect(Object.keys(setVariable(graph, "new", 1).graph.variables ?? {})).toEqual([
      "min",
      "other",
      "new",
    ]);
    const without = setVariable(setVariable(graph, "min", undefined).graph, "other", undefined);
    expect("variables" in without.graph).toBe(false);
  });

  it("are found where they are used, and nothing else with them", () => {
    expect(usersOfVariable(graph, "min")).toEqual(["a", "b"]);
    expect(usersOfVariable(graph, "other")).toEqual([]);
  });

  it("take their templates with them when they are renamed", () => {
    const { graph: renamed } = renameVariable(graph, "min", "least $1");
    expect(Object.keys(renamed.variables ?? {})).toEqual(["least $1", "other"]);
    expect(renamed.nodes[0]?.config).toEqual({ conditions: [{ value: "{{least $1}}" }] });
    expect(renamed.nodes[1]).toBe(graph.nodes[1]);
    expect(renamed.nodes[2]).toBe(graph.nodes[2]);
  });
});
