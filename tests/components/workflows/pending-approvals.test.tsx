import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { afterEach, expect, it, vi } from "vitest";
import { type Builder, BuilderContext } from "@/components/workflows/builder/builder-context";
import { PendingApprovals } from "@/components/workflows/builder/pending-approvals";
import { applyRunEvents, IDLE_RUN } from "@/lib/workflows/run-view";
import { createStore } from "@/lib/workflows/store";
import { makeNode } from "@/tests/support/make";

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const RUN_ID = "11111111-1111-4111-8111-111111111111";
const run = {
  id: RUN_ID,
  workflowId: null,
  status: "waiting",
  trigger: "stream",
  createdAt: "2026-01-01T00:00:00.000Z",
  startedAt: null,
  finishedAt: null,
  durationMs: null,
  error: null,
  usage: null,
};
const detail = {
  ...run,
  graph: { nodes: [], edges: [] },
  outputs: null,
  errors: null,
  version: null,
  nodes: {},
  nodeUsage: {},
  approvals: [{ nodeId: "ok", until: null }],
};

function show(waiting: string[]) {
  const view = applyRunEvents(IDLE_RUN, [
    { type: "run_started", timestamp: 1, runId: RUN_ID, workflowId: null, order: ["ok"] },
    ...waiting.map((nodeId) => ({
      type: "node_status" as const,
      timestamp: 2,
      nodeId,
      status: "waiting" as const,
    })),
  ]);
  const nodes = [makeNode("ok", "approval", { label: "Send?", config: { question: "To all?" } })];
  const builder = {
    run: { view: createStore(view) },
    canvas: createStore({ graph: { nodes, edges: [] } }),
    types: new Map(),
  } as unknown as Builder;
  return render(
    <QueryClientProvider client={new QueryClient()}>
      <BuilderContext value={builder}>
        <PendingApprovals />
      </BuilderContext>
    </QueryClientProvider>,
  );
}

it("asks what the run asks, and sends the answer", async () => {
  const sent: [string, unknown][] = [];
  vi.stubGlobal("fetch", async (url: string, init: RequestInit) => {
    if (init.method === "POST") sent.push([String(url), JSON.parse(String(init.body))]);
    return Response.json({ success: true, data: init.method === "POST" ? run : detail });
  });
  show(["ok"]);
  expect(await screen.findByText(/To all\?/)).toBeDefined();
  fireEvent.click(screen.getByRole("button", { name: "Reject Send?" }));
  await waitFor(() => expect(sent).toHaveLength(1));
  expect(sent[0]?.[0]).toContain(`/api/runs/${RUN_ID}/approvals/ok`);
  expect(sent[0]?.[1]).toEqual({ approved: false });
});

it("asks nothing of the server while nothing waits", () => {
  const fetch = vi.fn();
  vi.stubGlobal("fetch", fetch);
  const { container } = show([]);
  expect(container.textContent).toBe("");
  expect(fetch).not.toHaveBeenCalled();
});
