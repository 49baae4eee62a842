import { describe, expect, it } from "vitest";
import { readClipboardText } from "@/lib/workflows/canvas-clipboard";
import type { Graph } from "@/lib/workflows/graph";
import { readWorkflowFile, toWorkflowFile } from "@/lib/workflows/workflow-file";
import { makeEdge, makeNode } from "../../support/make";

const graph: Graph = {
  nodes: [
    makeNode("a", "start", { position: { x: 1, y: 2 }, label: "Go" }),
    makeNode("news", "http-request", {
      config: {
        url: "https://x.example",
        headers: {
          Authorization: "Bearer hunter2",
          "x-api-key": { secret: "mine" },
          accept: "application/json",
        },
      },
    }),
  ],
  edges: [makeEdge("a", "news")],
  variables: { min: 1 },
  assertions: [{ id: "x", node: "a" }],
};
const over = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

describe("a workflow's file", () => {
  it("comes back as it went, but for what stood in telling headers", async () => {
    const file = await toWorkflowFile({ name: "W", description: "d", graph });
    expect(JSON.stringify(file)).not.toContain("hunter2");
    expect(file).toMatchObject({
      format: "cascadian-workflow",
      formatVersion: 1,
      name: "W",
      secrets: ["mine", "news-Authorization"],
    });
    const read = await readWorkflowFile(over(file));
    expect(read).toEqual({
      content: { name: "W", description: "d", graph: file.graph },
      problems: [],
      secrets: ["mine", "news-Authorization"],
    });
    expect(file.graph.nodes[1]?.config["headers"]).toEqual({
      Authorization: { secret: "news-Authorization" },
      "x-api-key": { secret: "mine" },
      accept: "application/json",
    });
    expect({ ...file.graph, nodes: file.graph.nodes[0] }).toEqual({
      ...graph,
      nodes: graph.nodes[0],
    });
  });

  it("can be pasted", async () => {
    const text = JSON.stringify(await toWorkflowFile({ name: "W", graph }));
    expect(readClipboardText(text).copied?.nodes).toHaveLength(2);
  });

  it("has the same checksum whatever the order of keys", async () => {
    const file = await toWorkflowFile({ name: "W", graph });
    const { edges, nodes, ...rest } = file.graph;
    expect(
      (await readWorkflowFile({ ...file, graph: { ...rest, edges, nodes } })).problems,
    ).toEqual([]);
  });

  it("may be a bare graph", async () => {
    const { content } = await readWorkflowFile(over(graph));
    expect(content).toEqual({ name: null, description: null, graph });
  });

  it.each<[name: string, change: (file: Record<string, unknown>) => unknown, fields: string[]]>([
    ["another format", (file) => ({ ...file, format: "n8n" }), ["format"]],
    ["a newer version", (file) => ({ ...file, formatVersion: 2 }), ["formatVersion"]],
    [
      "all at once",
      (file) => ({ ...file, formatVersion: 2, name: "", description: 1 }),
      ["formatVersion", "name", "description"],
    ],
    ["a changed graph", (file) => ({ ...file, graph: { nodes: [], edges: [] } }), ["checksum"]],
    ["no graph", ({ graph: _graph, ...file }) => file, ["graph"]],
    [
      "two bad nodes",
      () => ({ nodes: [{ id: 1 }, { type: 2 }], edges: {} }),
      ["edges", "nodes.0.id", "nodes.0.type", "nodes.1.id", "nodes.1.type"],
    ],
    ["a list", () => [], [""]],
    ["nothing", () => null, [""]],
    [
      "too much",
      () => ({
        nodes: Array.from({ length: 1001 }, (_, index) => makeNode(`n${index}`, "end")),
        edges: [],
      }),
      ["nodes"],
    ],
  ])("is refused with every reason: %s", async (_name, change, fields) => {
    const file = await toWorkflowFile({ name: "W", graph });
    const { content, problems } = await readWorkflowFile(over(change({ ...file })));
    expect(content).toBeNull();
    expect(problems.map(({ field = "" }) => field)).toEqual(fields);
  });

  it("is taken as it is without a checksum", async () => {
    const { checksum: _checksum, ...file } = await toWorkflowFile({ name: "W", graph });
    const changed = { ...file, graph: { nodes: [], edges: [] } };
    expect((await readWorkflowFile(changed)).content?.graph.nodes).toEqual([]);
  });
});
