import { cleanup, fireEvent, screen, waitFor, within } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { PastRun } from "@/components/workflows/builder/run-past";
import { RunCompare } from "@/components/workflows/builder/run-compare";
import { RunHistory } from "@/components/workflows/builder/run-history";
import type { RunDetail } from "@/lib/workflows/api";
import { drawInBuilder } from "@/tests/support/draw-in-builder";
import { makeEdge, makeNode } from "@/tests/support/make";

const [ONE, OTHER, LOST] = ["1", "2", "3"].map(
  (digit) => `${digit.repeat(8)}-1111-4111-8111-111111111111`,
) as [string, string, string];
const graph = {
  nodes: [
    makeNode("markets", "polymarket-stream", { config: { limit: 2 } }),
    makeNode("end", "end"),
  ],
  edges: [makeEdge("markets", "end")],
};
const node = (durationMs: number, items: number | null) => ({
  status: "success" as const,
  durationMs,
  size: 10,
  items,
  error: null,
});

const detail = (id: string, more: Partial<RunDetail> = {}): RunDetail => ({
  id,
  workflowId: null,
  status: "success",
  trigger: "stream",
  createdAt: "2026-01-01T00:00:00.000Z",
  startedAt: "2026-01-01T00:00:00.000Z",
  finishedAt: "2026-01-01T00:00:01.000Z",
  durationMs: 1000,
  error: null,
  usage: { inputTokens: 100, outputTokens: 20, usd: 0.01 },
  version: 3,
  nodes: { markets: node(900, 2), end: node(1, null) },
  graph,
  outputs: { end: [] },
  errors: null,
  nodeUsage: {},
  approvals: [],
  ...more,
});
const runs: Record<string, RunDetail> = {
  [ONE]: detail(ONE),
  [OTHER]: detail(OTHER, {
    status: "error",
    durationMs: 400,
    trigger: "schedule",
    usage: { inputTokens: 300, outputTokens: 20, usd: 0.03 },
    nodes: {
      markets: node(300, 5),
      end: { ...node(1, null), status: "error", error: { code: "NODE_FAILED", message: "no" } },
    },
    graph: {
      ...graph,
      nodes: [
        makeNode("markets", "polymarket-stream", { config: { limit: 5 } }),
        ...graph.nodes.slice(1),
      ],
    },
  }),
};

let asked: string[] = [];

const answer = (data: unknown, metadata = {}) => Response.json({ success: true, data, metadata });
const refuse = (details?: object) =>
  Response.json(
    {
      success: false,
      error: { code: "NOT_FOUND", message: "It is gone", details, traceId: "t-1" },
    },
    { status: 404 },
  );

beforeEach(() => {
  asked = [];
  vi.stubGlobal("fetch", async (input: string) => {
    const url = new URL(input, "http://localhost");
    asked.push(`${url.pathname}${url.search}`);
    const [, id = "", part] = /\/api\/runs\/([^/]+)(?:\/(.+))?$/.exec(url.pathname) ?? [];
    if (part === "events") return refuse({ log: "expired" });
    if (part?.startsWith("outputs/")) return answer([{ title: `of ${id.slice(0, 1)}` }]);
    if (id !== "") return runs[id] ? answer(runs[id]) : refuse();
    return answer(url.searchParams.has("status") ? [] : Object.values(runs), { nextCursor: null });
  });
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const lists = () => asked.filter((path) => path.startsWith("/api/runs?"));

describe("a past run", () => {
  it("whose log is no longer kept shows states and outputs of its nodes, and says so", async () => {
    drawInBuilder(<PastRun runId={OTHER} />);
    await screen.findByText(/Its events are no longer kept/);
    expect(asked).toContain(`/api/runs/${OTHER}/events`);
    const past = within(screen.getByTestId("past-run"));
    expect(past.getByText("version 3")).toBeDefined();
    const states = () => past.getAllByTestId(/^node-/).map((each) => each.dataset["status"]);
    await waitFor(() => expect(states()).toEqual(["success", "error"]));
    expect(asked.filter((path) => path.endsWith("/events"))).toHaveLength(1);
  });

  it("that cannot be read says why, and leads back to the draft", async () => {
    const { builder } = drawInBuilder(<PastRun runId={LOST} />);
    builder.shown.set({ runId: LOST });
    await screen.findByText("The run could not be read");
    expect(screen.getByText(/It is gone/)).toBeDefined();
    fireEvent.click(screen.getByRole("button", { name: "Back to the draft" }));
    expect(builder.shown.get()).toBeNull();
  });
});

describe("two runs compared", () => {
  it("say what differs: how they ended, their graphs, and node by node", async () => {
    drawInBuilder(<RunCompare runId={ONE} against={OTHER} />);
    const nodes = within(await screen.findByRole("table", { name: "Nodes of both runs" }));
    const [, markets, end] = nodes.getAllByRole("row");
    expect(markets?.textContent).toContain("900 ms");
    expect(markets?.textContent).toContain("300 ms");
    expect(markets?.textContent).toContain("+3");
    expect(end?.textContent).toContain("NODE_FAILED");
    expect(screen.getAllByText("differs")).toHaveLength(2);
    fireEvent.click(nodes.getByRole("button", { name: /Polymarket Stream/ }));
    await waitFor(() =>
      expect(asked.filter((path) => path.endsWith("/outputs/markets"))).toHaveLength(2),
    );
  });

  it("ask for the second where none is chosen, and for the reason where one is gone", async () => {
    const { builder, unmount } = drawInBuilder(<RunCompare runId={ONE} against="" />);
    expect(screen.getByText("Choose the run to compare with")).toBeDefined();
    await screen.findAllByRole("option", { name: /Succeeded/ });
    fireEvent.change(screen.getByLabelText("Later run"), { target: { value: OTHER } });
    expect(builder.shown.get()).toEqual({ runId: ONE, against: OTHER });
    unmount();
    drawInBuilder(<RunCompare runId={ONE} against={LOST} />);
    await screen.findByText("A run could not be read");
  });
});

describe("the history", () => {
  it.each([
    ["Status of the runs", "error", /[?&]status=error(&|$)/],
    ["What started the runs", "schedule", /[?&]trigger=schedule(&|$)/],
    ["When the runs began", "24", /[?&]from=\d{4}-/],
    ["Search in errors and ids", "TIMEOUT", /[?&]q=TIMEOUT(&|$)/],
  ])("asks the server by %s", async (label, value, query) => {
    drawInBuilder(<RunHistory />);
    await screen.findAllByRole("listitem");
    fireEvent.change(screen.getByLabelText(label), { target: { value } });
    await waitFor(() => expect(lists().at(-1)).toMatch(query));
  });

  it("says that nothing meets the filter, and takes it away", async () => {
    drawInBuilder(<RunHistory />);
    await screen.findAllByRole("listitem");
    fireEvent.change(screen.getByLabelText("Status of the runs"), { target: { value: "error" } });
    await screen.findByText("No run meets this filter");
    fireEvent.click(screen.getByRole("button", { name: "Clear the filter" }));
    expect(await screen.findAllByRole("listitem")).toHaveLength(2);
  });

  it("compares the two that are chosen, the earlier first", async () => {
    const { builder } = drawInBuilder(<RunHistory />);
    const boxes = await screen.findAllByRole("checkbox");
    for (const box of boxes) fireEvent.click(box);
    fireEvent.click(screen.getByRole("button", { name: "Compare 2 of 2" }));
    expect(builder.shown.get()).toEqual({ runId: ONE, against: OTHER });
  });
});
