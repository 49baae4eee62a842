import { describe, expect, it } from "vitest";
import { z } from "zod";
import { defineNode, type NodeType } from "@/lib/workflows/node";
import { createNodeCache } from "@/lib/workflows/node-cache";
import { runWorkflow } from "@/lib/workflows/run-workflow";
import { makeEdge, makeNode, makePlan, makePorts, makeRunLog } from "@/tests/support/make";

const any = { kind: "any" as const, schema: z.unknown() };
let calls = 0;

const makeType = (version: number, pure: boolean) =>
  defineNode({
    type: "count",
    version,
    label: "Count",
    description: "Counts its calls",
    category: "transform",
    icon: "sigma",
    docs: "",
    example: { config: {} },
    config: z.object({ by: z.number().default(1), fails: z.boolean().default(false) }),
    input: any,
    output: any,
    pure,
    async run({ config, input }) {
      calls += 1;
      if (config.fails) throw new Error("no");
      return { output: [input, config.by] };
    },
  }) as unknown as NodeType;

type Case = {
  user?: string;
  input?: unknown;
  config?: Record<string, unknown>;
  variables?: Record<string, unknown>;
  version?: number;
  pure?: boolean;
};

/** Runs one node after a pinned one; how it came to its output. */
async function run(cache: ReturnType<typeof createNodeCache>, given: Case = {}) {
  const { user = "u", input = "x", config = {}, variables = {}, version = 1, pure = true } = given;
  const graph = {
    nodes: [makeNode("in", "count", { pinned: input }), makeNode("out", "count", { config })],
    edges: [makeEdge("in", "out")],
    variables,
  };
  const { log, events } = makeRunLog();
  await runWorkflow({
    plan: makePlan(graph, new Map([["count", makeType(version, pure)]])),
    runId: "r",
    nextSeq: 2,
    ports: makePorts(),
    log,
    signal: new AbortController().signal,
    cache: cache.forUser(user),
  }).finished;
  return events.flatMap(({ event }) =>
    event.type === "node_status" && event.nodeId === "out" ? [event.status] : [],
  );
}

const makeCache = (now = () => 0, maxCharacters?: number) =>
  createNodeCache({ now, ...(maxCharacters !== undefined && { maxCharacters }) });

describe("the cache of pure nodes", () => {
  it("answers the same config and input again, without a call", async () => {
    const cache = makeCache();
    calls = 0;
    expect(await run(cache)).toEqual(["running", "success"]);
    expect(await run(cache)).toEqual(["cached"]);
    expect(calls).toBe(1);
  });

  it.each<[string, Case]>([
    ["another user", { user: "v" }],
    ["another input", { input: "y" }],
    ["another config", { config: { by: 2 } }],
    ["other variables", { variables: { a: 1 } }],
    ["another version of the type", { version: 2 }],
    ["a node that is not pure", { pure: false }],
  ])("does not answer %s", async (_, given) => {
    const cache = makeCache();
    await run(cache);
    expect(await run(cache, given)).toEqual(["running", "success"]);
  });

  it("keeps no failure, nothing for long, and no more than fits", async () => {
    let now = 0;
    const cache = makeCache(() => now);
    await run(cache, { config: { fails: true } });
    expect(await run(cache, { config: { fails: true } })).toEqual(["running", "error"]);
    await run(cache);
    now = 3_600_001;
    expect(await run(cache)).toEqual(["running", "success"]);

    const small = makeCache(() => 0, 80);
    await run(small);
    await run(small, { input: "another" });
    expect(await run(small, { input: "another" })).toEqual(["cached"]);
    expect(await run(small)).toEqual(["running", "success"]);
    expect(await run(small, { input: "y".repeat(100_000) })).toEqual(["running", "success"]);
    expect(await run(small, { input: "y".repeat(100_000) })).toEqual(["running", "success"]);
  });
});
