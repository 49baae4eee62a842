import { describe, expect, it } from "vitest";
import { type BodyRequest, type BodyResult, Parked } from "@/lib/workflows/body";
import { findProblems } from "@/lib/workflows/find-problems";
import { approval } from "@/lib/workflows/nodes/approval";
import { forEach } from "@/lib/workflows/nodes/for-each";
import { subWorkflow } from "@/lib/workflows/nodes/sub-workflow";
import { wait } from "@/lib/workflows/nodes/wait";
import { makeEdge, makeNode, makeNodeContext } from "@/tests/support/make";
import { testNode } from "@/tests/support/node-contract";

const usage = { inputTokens: 0, outputTokens: 0, usd: 0 };
const NOW = new Date("2026-01-01T00:00:00Z");
const now = () => NOW;
const body = { nodes: [makeNode("end", "end")], edges: [] };

/** Bodies that give their input back; an item called "bad" fails. */
const echo = async ({ input }: BodyRequest): Promise<BodyResult> =>
  input === "bad"
    ? { status: "error", error: { code: "BAD_INPUT", message: "end: bad" }, usage }
    : { status: "success", output: input, usage };

const many = Array.from({ length: 1000 }, (_, index) => index);

testNode(forEach, {
  gives: [
    {
      name: "gives a result for each item, in the order of the list",
      config: { body },
      input: ["a", "b", "c"],
      ctx: { runBody: echo },
      output: { results: ["a", "b", "c"], errors: [] },
    },
    {
      name: "gives nothing for an empty list",
      config: { body },
      input: [],
      output: { results: [], errors: [] },
    },
    {
      name: "runs a null item too, and puts null where one failed",
      config: { body },
      input: [null, "bad", 3],
      ctx: { runBody: echo },
      output: {
        results: [null, null, 3],
        errors: [{ index: 1, error: { code: "BAD_INPUT", message: "end: bad" } }],
      },
    },
    {
      name: "takes the thousand items that it may",
      config: { body, maxItems: 1000 },
      input: many,
      ctx: { runBody: echo },
      output: { results: many, errors: [] },
    },
    {
      name: "begins no item once its budget is spent",
      config: { body, budgetUsd: 0.02, concurrency: 1 },
      input: [1, 2, 3],
      ctx: {
        runBody: async ({ input }) => ({
          status: "success",
          output: input,
          usage: { ...usage, usd: 0.01 },
        }),
      },
      output: {
        results: [1, 2, null],
        errors: [
          { index: 2, error: { code: "BUDGET_EXCEEDED", message: "The budget of $0.02 is spent" } },
        ],
      },
    },
  ],
  refusesConfig: [
    { name: "neither workflow nor body", config: {}, field: "workflowId" },
    { name: "both", config: { body, workflowId: crypto.randomUUID() }, field: "workflowId" },
    { name: "a workflow that is no id", config: { workflowId: "mine" }, field: "workflowId" },
    { name: "more items than may be", config: { body, maxItems: 1001 }, field: "maxItems" },
  ],
  refusesInput: [],
  refusesArriving: [
    { name: "no list", config: { body }, arriving: { a: 1 }, field: "", message: /takes a list/ },
  ],
  large: {
    name: "",
    config: { body, maxItems: 1000 },
    input: many,
    length: 1000,
    ctx: { runBody: echo },
  },
});

describe("for-each", () => {
  const run = (input: unknown, config: object, runBody: (r: BodyRequest) => Promise<BodyResult>) =>
    forEach.run({
      config: forEach.config.parse({ body, ...config }),
      input,
      ctx: makeNodeContext({ runBody }),
    });

  it.each([
    ["a list over the cap", many, {}, /1000 items; at most 100/],
    ["what is no list", null, {}, /takes a list/],
    [
      "the first failure, where it is to stop",
      ["bad"],
      { onItemError: "stop" },
      /Item 0: end: bad/,
    ],
  ])("refuses %s", async (_, input, config, message) => {
    await expect(run(input, config, echo)).rejects.toThrow(message);
  });

  it("runs so many at a time, and never more", async () => {
    let going = 0;
    let most = 0;
    await run(many.slice(0, 40), { concurrency: 5 }, async (request) => {
      going += 1;
      most = Math.max(most, going);
      await new Promise((resolve) => setTimeout(resolve, 1));
      going -= 1;
      return echo(request);
    });
    expect(most).toBe(5);
  });

  it("rests until the first of the items that wait may go on", async () => {
    const parked = run([5, 3, 4], {}, async ({ input }) => ({
      status: "parked",
      until: Number(input),
      usage,
    }));
    await expect(parked).rejects.toMatchObject({ request: { kind: "body", until: 3 } });
  });
});

testNode(subWorkflow, {
  gives: [
    {
      name: "gives what the body gives",
      config: { body },
      input: [1, null],
      ctx: { runBody: echo },
      output: [1, null],
    },
    { name: "hands on null for nothing", config: { body }, ctx: { runBody: echo }, output: null },
  ],
  refusesConfig: [
    { name: "neither workflow nor body", config: {}, field: "workflowId" },
    { name: "a field that it does not know", config: { body, x: 1 }, field: "x" },
  ],
  refusesInput: [],
  large: { name: "", config: { body }, input: many, length: 1000, ctx: { runBody: echo } },
});

it("a sub-workflow's failure is the node's", async () => {
  const config = subWorkflow.config.parse({ body });
  const failing = subWorkflow.run({
    config,
    input: "bad",
    ctx: makeNodeContext({ runBody: echo }),
  });
  await expect(failing).rejects.toMatchObject({ code: "BAD_INPUT", message: "end: bad" });
});

testNode(wait, {
  gives: [
    {
      name: "passes at once for no time",
      config: { seconds: 0 },
      input: { a: null },
      output: { a: null },
    },
    {
      name: "passes at once when the moment is past",
      config: { until: "2020-01-01T00:00:00Z" },
      ctx: { now },
      output: null,
    },
    {
      name: "passes when what it waited for is over",
      config: { seconds: 60 },
      ctx: { now, waited: { until: NOW.getTime(), approved: null } },
      input: [],
      output: [],
    },
  ],
  refusesConfig: [
    { name: "neither seconds nor until", config: {}, field: "seconds" },
    { name: "both", config: { seconds: 1, until: "2026-01-01T00:00:00Z" }, field: "seconds" },
    { name: "more than thirty days", config: { seconds: 2_592_001 }, field: "seconds" },
    { name: "a moment without a zone", config: { until: "2026-01-01T00:00:00" }, field: "until" },
  ],
  refusesInput: [],
  large: { name: "", config: { seconds: 0 }, input: many, length: 1000 },
});

testNode(approval, {
  gives: [
    {
      name: "leaves by approved with its input",
      config: {},
      ctx: { waited: { until: null, approved: true } },
      input: { a: null },
      output: { a: null },
      branch: "approved",
    },
    {
      name: "leaves by rejected",
      config: {},
      ctx: { waited: { until: null, approved: false } },
      output: null,
      branch: "rejected",
    },
    {
      name: "takes no answer in time for a no",
      config: { timeoutSeconds: 60 },
      ctx: { waited: { until: 0, approved: null } },
      input: [],
      output: [],
      branch: "rejected",
    },
  ],
  refusesConfig: [
    { name: "no time at all", config: { timeoutSeconds: 0 }, field: "timeoutSeconds" },
    { name: "a field that it does not know", config: { x: 1 }, field: "x" },
  ],
  refusesInput: [],
  large: {
    name: "",
    config: {},
    ctx: { waited: { until: null, approved: true } },
    input: many,
    length: 1000,
  },
});

describe("what waits", () => {
  const ctx = makeNodeContext({ now });
  it.each([
    [
      "a wait of seconds",
      () => wait.run({ config: { seconds: 60 }, input: 1, ctx }),
      "time",
      60_000,
    ],
    [
      "a wait until a moment",
      () => wait.run({ config: { until: "2026-01-01T00:00:05Z" }, input: 1, ctx }),
      "time",
      5000,
    ],
    [
      "an approval with a limit",
      () =>
        approval.run({
          config: approval.config.parse({ timeoutSeconds: 10 }),
          input: 1,
          ctx,
        }),
      "approval",
      10_000,
    ],
  ])("%s rests until then", async (_, parked, kind, ms) => {
    const rest = await parked().catch((error: unknown) => error);
    expect(rest).toBeInstanceOf(Parked);
    expect(rest).toMatchObject({ request: { kind, until: NOW.getTime() + ms } });
  });

  it("an approval without a limit rests until it is answered, or fails in time where it should", async () => {
    const config = approval.config.parse({});
    await expect(approval.run({ config, input: 1, ctx })).rejects.toMatchObject({
      request: { kind: "approval", until: null },
    });
    const late = makeNodeContext({ now, waited: { until: 0, approved: null } });
    const failing = { ...config, onTimeout: "fail" as const };
    await expect(approval.run({ config: failing, input: 1, ctx: late })).rejects.toMatchObject({
      code: "TIMEOUT",
    });
  });
});

describe("a body", () => {
  const inside = (config: object) => ({
    nodes: [makeNode("list", "start"), makeNode("loop", "for-each", { config: { ...config } })],
    edges: [],
  });

  it("is checked with the graph, and its problems say where they are", () => {
    const bad = {
      nodes: [makeNode("a", "nothing"), makeNode("b", "filter", { config: { match: "some" } })],
      edges: [makeEdge("a", "b")],
    };
    expect(findProblems(inside({ body: bad }))).toMatchObject([
      { nodeId: "loop", field: "body.a", code: "unknown-type" },
      { nodeId: "loop", field: "body.b.match", code: "bad-config" },
    ]);
  });

  it("uses the variables of the graph that it stands in", () => {
    const uses = {
      nodes: [makeNode("w", "wait", { config: { seconds: "{{pause}}" } })],
      edges: [],
    };
    expect(findProblems({ ...inside({ body: uses }), variables: { pause: 1 } })).toEqual([]);
    expect(findProblems(inside({ body: uses }))).toMatchObject([{ nodeId: "loop" }]);
  });

  it("may put an item where any list or row goes", () => {
    const rows = {
      nodes: [makeNode("in", "start"), makeNode("f", "filter")],
      edges: [makeEdge("in", "f")],
    };
    expect(findProblems(inside({ body: rows }))).toEqual([]);
  });

  it("stands at most five deep in others", () => {
    let deep: object = body;
    for (let depth = 0; depth < 7; depth++)
      deep = { nodes: [makeNode("s", "sub-workflow", { config: { body: deep } })], edges: [] };
    expect(findProblems(deep)).toMatchObject([{ code: "too-large" }]);
  });
});
