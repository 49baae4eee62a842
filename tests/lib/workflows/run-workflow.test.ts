import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { AppError } from "@/lib/errors";
import type { Graph, GraphEdge, GraphNode } from "@/lib/workflows/graph";
import { defineNode, type NodeType } from "@/lib/workflows/node";
import { NodeFault } from "@/lib/workflows/node-fault";
import type { PlanOptions } from "@/lib/workflows/plan";
import type { FinishedStep } from "@/lib/workflows/run-log";
import { RunLost, runWorkflow } from "@/lib/workflows/run-workflow";
import { makeEdge, makeNode, makePlan, makePorts, makeRunLog } from "@/tests/support/make";

const any = { kind: "any" as const, schema: z.unknown() };
const words = { version: 1, label: "T", description: "T", icon: "t", docs: "", category: "logic" };

const erase = (type: unknown) => type as NodeType;
let active = 0;
let mostActive = 0;
const aborted: string[] = [];

const fake = erase(
  defineNode({
    ...words,
    category: "logic",
    type: "fake",
    example: { config: {} },
    config: z.object({
      value: z.unknown().optional(),
      branch: z.string().optional(),
      fails: z.boolean().optional(),
      sleepMs: z.number().optional(),
      echo: z.boolean().optional(),
    }),
    input: any,
    output: any,
    branches: ["true", "false"],
    pure: false,
    async run({ config, input, ctx }) {
      active += 1;
      mostActive = Math.max(mostActive, active);
      if (config.sleepMs !== undefined)
        await new Promise((resolve) => {
          const timer = setTimeout(resolve, config.sleepMs);
          ctx.signal.addEventListener("abort", () => {
            clearTimeout(timer);
            aborted.push("fake");
            resolve(undefined);
          });
        });
      active -= 1;
      if (config.fails) throw new NodeFault("UPSTREAM_FAILED", "It fell over");
      return {
        output: config.echo ? input : (config.value ?? input ?? null),
        ...(config.branch && { branch: config.branch }),
      };
    },
  }),
);

let tries = 0;
const custom = (body: NodeType["run"]) =>
  new Map([
    ["fake", fake],
    ["custom", { ...fake, type: "custom", run: body }],
  ]);

type Options = PlanOptions & {
  signal?: AbortSignal;
  concurrency?: number;
  steps?: FinishedStep[];
  types?: ReadonlyMap<string, NodeType>;
  answer?: Parameters<typeof makeRunLog>[0];
};

async function run(nodes: GraphNode[], edges: GraphEdge[], options: Options = {}) {
  const { types = new Map([["fake", fake]]), answer, steps: done, ...rest } = options;
  const { log, events, steps } = makeRunLog(answer);
  const handle = runWorkflow({
    plan: makePlan({ nodes, edges }, types, rest),
    runId: "r1",
    nextSeq: done ? 100 : 2,
    ports: makePorts(),
    log,
    signal: options.signal ?? new AbortController().signal,
    ...(options.concurrency && { concurrency: options.concurrency }),
    ...(done && { progress: { steps: done } }),
  });
  const finished = await handle.finished;
  if (!("outputs" in finished)) throw new Error(`The run was left as ${finished.status}`);
  const list = events.map(({ event }) => event);
  const statuses: Record<string, string> = {};
  for (const event of list) if (event.type === "node_status") statuses[event.nodeId] = event.status;
  return { finished, events: list, seqs: events.map(({ seq }) => seq), steps, statuses };
}

const value = (id: string, output: unknown, more: Partial<GraphNode> = {}) =>
  makeNode(id, "fake", { config: { value: output }, ...more });
const echo = (id: string, more: Partial<GraphNode> = {}) =>
  makeNode(id, "fake", { config: { echo: true }, ...more });
const broken = (id: string, more: Partial<GraphNode> = {}) =>
  makeNode(id, "fake", { config: { fails: true }, ...more });

describe("what a node gets", () => {
  it("is its only parent's output", async () => {
    const { finished } = await run([value("a", 7), echo("b")], [makeEdge("a", "b")]);
    expect(finished).toMatchObject({ status: "success", outputs: { b: 7 }, errors: {} });
  });

  it("is an object by source id when more than one edge comes in", async () => {
    const { finished } = await run(
      [value("a", 1), value("b", 2), echo("c")],
      [makeEdge("a", "c"), makeEdge("b", "c")],
    );
    expect(finished.outputs).toEqual({ c: { a: 1, b: 2 } });
  });

  it("stays an object when only one of the edges is live", async () => {
    const { finished, statuses } = await run(
      [
        makeNode("s", "fake", { config: { branch: "true", value: 1 } }),
        echo("a"),
        echo("b"),
        echo("c"),
      ],
      [
        makeEdge("s", "a", "true"),
        makeEdge("s", "b", "false"),
        makeEdge("a", "c"),
        makeEdge("b", "c"),
      ],
    );
    expect(statuses).toEqual({ s: "success", a: "success", b: "skipped", c: "success" });
    expect(finished.outputs).toEqual({ c: { a: 1 } });
  });

  it("keeps __proto__ and constructor as ordinary ids", async () => {
    const { finished } = await run(
      [value("__proto__", 1), value("constructor", 2), echo("c")],
      [makeEdge("__proto__", "c"), makeEdge("constructor", "c")],
    );
    expect(JSON.stringify(finished.outputs)).toBe('{"c":{"__proto__":1,"constructor":2}}');
    expect(Object.prototype).not.toHaveProperty("polluted");
  });
});

describe("errors", () => {
  const nodes = (more: Partial<GraphNode>) => [
    value("s", 1),
    broken("a", more),
    echo("b"),
    echo("c"),
  ];
  const edges = [makeEdge("s", "a"), makeEdge("a", "b"), makeEdge("s", "c")];

  it("skip what depends on them and leave other branches running", async () => {
    const { finished, statuses } = await run(nodes({}), edges);
    expect(statuses).toEqual({ s: "success", a: "error", b: "skipped", c: "success" });
    expect(finished).toMatchObject({
      status: "error",
      outputs: { c: 1 },
      errors: { a: { code: "UPSTREAM_FAILED", message: "It fell over" } },
    });
  });

  it.each(["continue", "branch"] as const)("are handled with onError %s", async (onError) => {
    const wired = onError === "branch" ? [...edges, makeEdge("a", "c", "error")] : edges;
    const { finished, statuses } = await run(nodes({ onError }), wired);
    expect(statuses).toEqual({ s: "success", a: "error", b: "success", c: "success" });
    expect(finished.status).toBe("success");
    expect(finished.outputs["b"]).toEqual({
      error: { code: "UPSTREAM_FAILED", message: "It fell over" },
    });
  });

  it("keep the words of unknown errors to themselves", async () => {
    const types = custom(async () => {
      throw new TypeError("secret");
    });
    const { finished } = await run([makeNode("a", "custom")], [], { types });
    expect(JSON.stringify(finished)).not.toContain("secret");
    expect(finished.errors["a"]?.code).toBe("NODE_FAILED");
  });

  it.each([
    ["NOT_CONFIGURED", "NOT_CONFIGURED"],
    ["INVALID_INPUT", "BAD_INPUT"],
    ["UNAVAILABLE", "UPSTREAM_FAILED"],
  ] as const)("of the code %s become %s", async (code, want) => {
    const types = custom(async () => {
      throw new AppError(code, "said");
    });
    const { finished } = await run([makeNode("a", "custom")], [], { types });
    expect(finished.errors["a"]).toEqual({ code: want, message: "said" });
  });
});

describe("per node", () => {
  it("a bypassed node passes its input on", async () => {
    const { finished } = await run(
      [value("a", 5), broken("b", { disabled: true }), echo("c")],
      [makeEdge("a", "b"), makeEdge("b", "c")],
    );
    expect(finished).toMatchObject({ status: "success", outputs: { c: 5 } });
  });

  it("a pinned node is not run and says cached", async () => {
    const { finished, statuses } = await run(
      [broken("a", { pinned: [1] }), echo("b")],
      [makeEdge("a", "b")],
    );
    expect(finished.outputs).toEqual({ b: [1] });
    expect(statuses["a"]).toBe("cached");
  });

  it("untilNode runs only what the node needs", async () => {
    const { statuses, finished } = await run(
      [value("a", 1), echo("b"), broken("c")],
      [makeEdge("a", "b"), makeEdge("b", "c")],
      { untilNode: "b" },
    );
    expect(statuses).toEqual({ a: "success", b: "success" });
    expect(finished.outputs).toEqual({ b: 1 });
  });

  it("fromNode leaves out what is before a pinned output", async () => {
    const { statuses, finished } = await run(
      [broken("x"), value("a", 0, { pinned: 9 }), echo("b"), echo("c")],
      [makeEdge("x", "a"), makeEdge("a", "b"), makeEdge("b", "c")],
      { fromNode: "b" },
    );
    expect(statuses).toEqual({ a: "cached", b: "success", c: "success" });
    expect(finished.outputs).toEqual({ c: 9 });
  });

  it("tries again after a failure, and tells of each try", async () => {
    tries = 0;
    const types = custom(async () => {
      tries += 1;
      if (tries < 3) throw new NodeFault("UPSTREAM_FAILED", "busy");
      return { output: tries };
    });
    const retry = { attempts: 3, backoffMs: 1 };
    const { finished, events } = await run([makeNode("a", "custom", { retry })], [], { types });
    expect(finished).toMatchObject({ status: "success", outputs: { a: 3 } });
    const attempts = events.flatMap((event) =>
      event.type === "node_status" && event.status === "running" ? [event.attempt] : [],
    );
    expect(attempts).toEqual([1, 2, 3]);
  });

  it("does not try again what cannot get better", async () => {
    tries = 0;
    const types = custom(async () => {
      tries += 1;
      throw new NodeFault("BUDGET_EXCEEDED", "spent");
    });
    const retry = { attempts: 5, backoffMs: 1 };
    await run([makeNode("a", "custom", { retry })], [], { types });
    expect(tries).toBe(1);
  });

  it("ends a node that takes too long, and aborts its signal", async () => {
    aborted.length = 0;
    const slow = makeNode("a", "fake", { config: { sleepMs: 5000 }, timeoutMs: 20 });
    const { finished } = await run([slow], []);
    expect(finished.errors["a"]?.code).toBe("TIMEOUT");
    expect(aborted).toEqual(["fake"]);
  });
});

describe("outputs", () => {
  const cyclic: Record<string, unknown> = {};
  cyclic["self"] = { cyclic };
  it.each([
    ["a BigInt", 1n],
    ["NaN", Number.NaN],
    ["NaN inside", { rows: [{ price: Number.NaN }] }],
    ["a BigInt inside", [1n]],
    ["a cycle", cyclic],
    ["a function", () => 1],
  ])("%s is a node error", async (_, output) => {
    const { finished } = await run([makeNode("a", "custom")], [], {
      types: custom(async () => ({ output })),
    });
    expect(finished.errors["a"]?.code).toBe("NODE_FAILED");
  });

  it("over 64 KiB go by reference, with a preview and the size", async () => {
    const output = Array.from({ length: 2000 }, (_, index) => ({ index, title: "x".repeat(50) }));
    const { events, steps, finished } = await run([makeNode("a/b", "custom")], [], {
      types: custom(async () => ({ output })),
    });
    const size = JSON.stringify(output).length;
    const ref = "/api/runs/r1/outputs/a%2Fb";
    expect(events.find((event) => event.type === "node_output")).toMatchObject({
      preview: output.slice(0, 3),
      size,
      ref,
    });
    expect(events.find((event) => event.type === "node_output")).not.toHaveProperty("output");
    expect(finished.outputs["a/b"]).toMatchObject({ size, ref });
    expect(steps[0]?.output).toBe(output);
  });

  it("over 10 MiB fail and are never cut", async () => {
    const { finished } = await run([makeNode("a", "custom")], [], {
      types: custom(async () => ({ output: "é".repeat(5 * 1024 * 1024 + 1) })),
    });
    expect(finished.errors["a"]?.code).toBe("OUTPUT_TOO_LARGE");
  });
});

describe("the stream of events", () => {
  it("is numbered without a gap, and ends once", async () => {
    const nodes = Array.from({ length: 30 }, (_, index) => echo(`n${index}`));
    const { events, seqs } = await run(
      nodes,
      nodes.slice(1).map((node, index) => makeEdge(`n${index}`, node.id)),
    );
    expect(seqs).toEqual(seqs.map((_, index) => index + 2));
    expect(events.filter(({ type }) => type === "run_finished")).toHaveLength(1);
    expect(events.at(-1)?.type).toBe("run_finished");
  });

  it("joins what a model writes to twenty deltas a second, and loses none of it", async () => {
    const types = custom(async ({ ctx }) => {
      for (let index = 0; index < 200; index++) {
        ctx.delta(`${index} `);
        await new Promise((resolve) => setTimeout(resolve, 1));
      }
      return { output: null };
    });
    const started = Date.now();
    const { events } = await run([makeNode("a", "custom")], [], { types });
    const deltas = events.flatMap((event) => (event.type === "node_delta" ? [event.text] : []));
    expect(deltas.join("")).toBe(Array.from({ length: 200 }, (_, index) => `${index} `).join(""));
    expect(deltas.length).toBeLessThanOrEqual((Date.now() - started) / 50 + 1);
  });

  it("is stored again after the log failed, and once", async () => {
    let calls = 0;
    const { seqs } = await run([value("a", 1)], [], {
      answer: () => {
        calls += 1;
        if (calls === 1) throw new Error("connection reset");
        return {};
      },
    });
    expect(seqs).toEqual([2, 3, 4, 5]);
  });
});

describe("side by side", () => {
  it("independent nodes run at once, up to the limit", async () => {
    mostActive = 0;
    const nodes = Array.from({ length: 40 }, (_, index) =>
      makeNode(`n${index}`, "fake", { config: { sleepMs: 5 } }),
    );
    await run(nodes, [], { concurrency: 8 });
    expect(mostActive).toBe(8);
  });
});

describe("cancel", () => {
  it("reaches the running call, and nothing of a node follows", async () => {
    aborted.length = 0;
    const controller = new AbortController();
    setTimeout(() => controller.abort(), 20);
    const { finished, events, statuses } = await run(
      [makeNode("a", "fake", { config: { sleepMs: 5000 } }), echo("b")],
      [makeEdge("a", "b")],
      { signal: controller.signal },
    );
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(finished.status).toBe("cancelled");
    expect(statuses).toEqual({ a: "cancelled" });
    expect(aborted).toEqual(["fake"]);
    expect(events.at(-1)?.type).toBe("run_finished");
  });

  it("through the log ends the run the same way", async () => {
    const { finished } = await run(
      [makeNode("a", "fake", { config: { sleepMs: 30 } }), echo("b")],
      [makeEdge("a", "b")],
      {
        answer: () => ({ cancelRequested: true }),
      },
    );
    expect(finished.status).toBe("cancelled");
  });

  it("of a run that another process holds writes nothing more", async () => {
    await expect(
      run([value("a", 1)], [], { answer: () => ({ leaseOk: false }) }),
    ).rejects.toBeInstanceOf(RunLost);
  });
});

it("takes up a run where it stopped, without running a finished node again", async () => {
  const { finished, events, seqs } = await run(
    [broken("a"), echo("b"), echo("c")],
    [makeEdge("a", "b"), makeEdge("b", "c")],
    { steps: [{ nodeId: "a", status: "success", output: 4, size: 1, durationMs: 1 }] },
  );
  expect(finished).toMatchObject({ status: "success", outputs: { c: 4 } });
  expect(seqs[0]).toBe(100);
  expect(events.some((event) => "nodeId" in event && event.nodeId === "a")).toBe(false);
});

/** Looks at the whole graph at every step, as the contract words it; slow and plain. */
function settleNaively(graph: Graph): Map<string, "success" | "error" | "skipped"> {
  const settled = new Map<string, "success" | "error" | "skipped">();
  const isLive = (edge: GraphEdge): boolean => {
    const source = graph.nodes.find(({ id }) => id === edge.source);
    const status = settled.get(edge.source);
    if (status === "skipped" || !source) return false;
    if (status === "error") {
      if (source.onError === "branch") return edge.branch === undefined || edge.branch === "error";
      return source.onError === "continue" && edge.branch === undefined;
    }
    return edge.branch === undefined || edge.branch === source.config["branch"];
  };
  while (settled.size < graph.nodes.length)
    for (const node of graph.nodes) {
      const incoming = graph.edges.filter(({ target }) => target === node.id);
      if (settled.has(node.id) || !incoming.every(({ source }) => settled.has(source))) continue;
      const isDue = incoming.length === 0 || incoming.some(isLive);
      settled.set(node.id, isDue ? (node.config["fails"] ? "error" : "success") : "skipped");
    }
  return settled;
}

const graphArbitrary = fc
  .array(
    fc.record({
      branch: fc.option(fc.constantFrom("true", "false"), { nil: undefined }),
      fails: fc.boolean(),
      onError: fc.option(fc.constantFrom("stop", "continue", "branch"), { nil: undefined }),
      sleepMs: fc.option(fc.integer({ min: 0, max: 2 }), { nil: undefined }),
      parents: fc.array(
        fc.record({
          offset: fc.integer({ min: 1, max: 6 }),
          branch: fc.option(fc.constantFrom("true", "false", "error"), { nil: undefined }),
        }),
        { maxLength: 4 },
      ),
    }),
    { minLength: 1, maxLength: 14 },
  )
  .map((items): Graph => {
    const nodes = items.map(({ branch, fails, onError, sleepMs }, index) =>
      makeNode(`n${index}`, "fake", {
        config: { ...(branch && { branch }), fails, ...(sleepMs !== undefined && { sleepMs }) },
        ...(onError && { onError }),
      }),
    );
    const edges = items.flatMap(({ parents }, index) =>
      parents.flatMap(({ offset, branch }, number): GraphEdge[] => {
        const source = nodes[index - offset];
        if (!source || (branch === "error" && source.onError !== "branch")) return [];
        const id = `${index}.${number}`;
        return [{ id, source: source.id, target: `n${index}`, ...(branch && { branch }) }];
      }),
    );
    return { nodes, edges };
  });

describe("over random graphs", () => {
  it("every node settles as the contract words it, after all its parents", async () => {
    await fc.assert(
      fc.asyncProperty(
        graphArbitrary,
        fc.integer({ min: 1, max: 8 }),
        async (graph, concurrency) => {
          const { events, statuses, finished } = await run(graph.nodes, graph.edges, {
            concurrency,
          });
          expect(statuses).toEqual(Object.fromEntries(settleNaively(graph)));
          const seen = new Set<string>();
          for (const event of events) {
            if (event.type !== "node_status") continue;
            const incoming = graph.edges.filter(({ target }) => target === event.nodeId);
            for (const { source } of incoming) expect(seen).toContain(source);
            if (event.status !== "running") seen.add(event.nodeId);
          }
          const isUnhandled = graph.nodes.some(
            ({ id, onError }) => statuses[id] === "error" && (!onError || onError === "stop"),
          );
          expect(finished.status).toBe(isUnhandled ? "error" : "success");
        },
      ),
      { numRuns: 300 },
    );
  });
});
