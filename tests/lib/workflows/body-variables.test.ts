import { describe, expect, it } from "vitest";
import { checkGraph, findProblems } from "@/lib/workflows/find-problems";
import { makeEdge, makeNode } from "@/tests/support/make";

const expression = (text: string) => ({ fields: [{ name: "x", expression: text }] });
const makeGraph = (text: string, more: { body?: object; config?: object } = {}) => ({
  nodes: [
    makeNode("s", "polymarket-stream"),
    makeNode("each", "for-each", {
      config: {
        body: {
          nodes: [makeNode("c", "compute", { config: expression(text) })],
          edges: [],
          ...more.body,
        },
        ...more.config,
      },
    }),
  ],
  edges: [makeEdge("s", "each")],
  variables: { outer: "x' or true" },
});

describe("variables of a body", () => {
  it.each([
    ["those of the graph around it", makeGraph("title == {{outer}}")],
    ["its own", makeGraph("price > {{least}}", { body: { variables: { least: 0.5 } } })],
    [
      "those that its node gives it",
      makeGraph("price > $least", { config: { variables: { least: 0.5 } } }),
    ],
  ])("are %s", (_, graph) => {
    expect(findProblems(graph)).toEqual([]);
  });

  it("are no others", () => {
    expect(findProblems(makeGraph("price > {{least}}"))).toMatchObject([
      {
        nodeId: "each",
        field: "body.c.fields.0.expression",
        message: expect.stringContaining("there is no variable least"),
      },
    ]);
  });

  it("are not written into its expressions", () => {
    const config = checkGraph(makeGraph("title == {{outer}}")).configs.get("each");
    expect(JSON.stringify(config)).toContain("title == {{outer}}");
  });
});
