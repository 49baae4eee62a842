import { describe, expect, it } from "vitest";
import { readDraftCopy, writeDraftCopy } from "@/lib/workflows/draft-copy.ts";
import type { Graph } from "@/lib/workflows/graph.ts";
import { makeNode } from "../../support/make.ts";

const graph: Graph = {
  nodes: [makeNode("a", "start", { position: { x: 1, y: 2 }, config: { b: 1, a: 2 } })],
  edges: [],
};
const saved = { name: "W", graph };

describe("a copy of a draft", () => {
  it("comes back as it was kept", () => {
    const edited = { name: "W", graph: { ...graph, nodes: [] } };
    expect(readDraftCopy(writeDraftCopy(edited, 3, 99), saved)).toEqual({
      ...edited,
      version: 3,
      at: 99,
    });
  });

  it("that says what the server says is none, whatever the order of its keys", () => {
    const turned: Graph = {
      edges: [],
      nodes: [{ config: { a: 2, b: 1 }, position: { y: 2, x: 1 }, type: "start", id: "a" }],
    };
    expect(readDraftCopy(writeDraftCopy({ name: "W", graph: turned }, 3, 99), saved)).toBeNull();
    expect(readDraftCopy(writeDraftCopy({ name: "V", graph }, 3, 99), saved)).not.toBeNull();
  });

  it.each([[null], [""], ["{"], ["[]"], ['{"name":1}'], ['{"name":"W","graph":{}}']])(
    "%s is none",
    (text) => {
      expect(readDraftCopy(text, saved)).toBeNull();
    },
  );
});
