import { describe, expect, it } from "vitest";
import type { RunEvent } from "@/lib/workflows/events";
import { applyRunEvents, IDLE_RUN, inputOf, isLive } from "@/lib/workflows/run-view";

const usage = { inputTokens: 1, outputTokens: 2, usd: 0 };
const started: RunEvent = {
  type: "run_started",
  timestamp: 1,
  runId: "r1",
  workflowId: null,
  order: ["a", "b"],
};
const status = (
  nodeId: string,
  value: Extract<RunEvent, { type: "node_status" }>["status"],
  rest: object = {},
): RunEvent => ({ type: "node_status", timestamp: 2, nodeId, status: value, ...rest });
const output = (nodeId: string, rest: object): RunEvent => ({
  type: "node_output",
  timestamp: 3,
  nodeId,
  status: "success",
  ...rest,
});
const finished: RunEvent = {
  type: "run_finished",
  timestamp: 9,
  status: "success",
  durationMs: 8,
  outputs: { b: 2 },
  errors: {},
  usage,
};

describe("applyRunEvents", () => {
  it("paints a run from its first to its last event", () => {
    const view = applyRunEvents(IDLE_RUN, [
      started,
      status("a", "running"),
      output("a", { output: [1, 2] }),
      status("a", "success", { durationMs: 4 }),
      { type: "node_log", timestamp: 4, nodeId: "b", level: "warn", message: "slow" },
      status("b", "skipped"),
      finished,
    ]);
    expect(view).toMatchObject({ runId: "r1", status: "success", durationMs: 8, usage });
    expect(view.nodes["a"]).toMatchObject({ status: "success", durationMs: 4, output: [1, 2] });
    expect(view.nodes["b"]).toMatchObject({ status: "skipped", hasOutput: false });
    expect(view.log.map((line) => line.message)).toEqual([
      "Run started, 2 nodes",
      "started",
      "finished",
      "slow",
      "skipped: no live branch reaches it",
      "Run finished",
    ]);
  });

  it("paints the same one event at a time as all at once, and changes no earlier view", () => {
    const events = [started, status("a", "running"), output("a", { output: 1 }), finished];
    const steps = events.map((event) => [event]);
    const views = steps.reduce(
      (list, step) => [...list, applyRunEvents(list.at(-1) ?? IDLE_RUN, step)],
      [IDLE_RUN],
    );
    expect(views.at(-1)).toEqual(applyRunEvents(IDLE_RUN, events));
    expect(IDLE_RUN.nodes).toEqual({});
    expect(views[2]?.nodes["a"]?.hasOutput).toBe(false);
  });

  it.each([
    {
      name: "joins what a model says",
      events: [
        { type: "node_delta", timestamp: 1, nodeId: "a", text: "Hel" },
        { type: "node_delta", timestamp: 1, nodeId: "a", text: "lo" },
      ] satisfies RunEvent[],
      want: { text: "Hello" },
    },
    {
      name: "keeps the head and the reference of a large output",
      events: [output("a", { preview: [1], size: 99_999, ref: "/api/x" })],
      want: { output: [1], size: 99_999, ref: "/api/x", hasOutput: true },
    },
    {
      name: "shows why a node failed",
      events: [status("a", "error", { error: { code: "TIMEOUT", message: "too slow" } })],
      want: { status: "error", error: { code: "TIMEOUT", message: "too slow" } },
    },
    {
      name: "forgets the failure of a try when the next one starts",
      events: [
        status("a", "error", { error: { code: "TIMEOUT", message: "too slow" } }),
        status("a", "running", { attempt: 2 }),
      ],
      want: { status: "running", error: undefined, attempt: 2 },
    },
  ])("$name", ({ events, want }) => {
    const node = applyRunEvents(IDLE_RUN, events).nodes["a"];
    for (const [key, value] of Object.entries(want))
      expect(node?.[key as keyof typeof node]).toEqual(value);
  });

  it("takes __proto__ as a node id like any other", () => {
    const view = applyRunEvents(IDLE_RUN, [status("__proto__", "success")]);
    expect(Object.keys(view.nodes)).toEqual(["__proto__"]);
    expect(({} as Record<string, unknown>)["status"]).toBeUndefined();
  });

  it("is live from its start to its end", () => {
    expect(isLive(IDLE_RUN)).toBe(false);
    expect(isLive(applyRunEvents(IDLE_RUN, [started]))).toBe(true);
    expect(isLive(applyRunEvents(IDLE_RUN, [started, finished]))).toBe(false);
  });
});

describe("inputOf", () => {
  const view = applyRunEvents(IDLE_RUN, [output("a", { output: 1 }), output("b", { output: 2 })]);
  it.each([
    { name: "the output of the one parent", edges: ["a>c"], want: { known: true, value: 1 } },
    {
      name: "an object by source where there are several",
      edges: ["a>c", "b>c"],
      want: { known: true, value: { a: 1, b: 2 } },
    },
    {
      name: "the one parent's output though two branches lead here",
      edges: ["a>c", "a>c"],
      want: { known: true, value: 1 },
    },
    {
      name: "nothing known before the parent ran",
      edges: ["x>c"],
      want: { known: false, value: undefined },
    },
  ])("is $name", ({ edges, want }) => {
    const pairs = edges.map((edge) => ({ source: edge[0] ?? "", target: edge[2] ?? "" }));
    expect(inputOf(view, pairs, "c")).toEqual(want);
  });
});
