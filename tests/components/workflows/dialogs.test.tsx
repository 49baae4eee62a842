import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { type Builder, BuilderContext } from "@/components/workflows/builder/builder-context";
import { CostLine } from "@/components/workflows/builder/cost-line";
import { PublishedMark } from "@/components/workflows/builder/published-mark";
import { VariablesDialog } from "@/components/workflows/lifecycle/variables-dialog";
import { createStore } from "@/lib/workflows/store";
import { drawInBuilder } from "@/tests/support/draw-in-builder";
import { makeNode } from "@/tests/support/make";

beforeEach(() => {
  // The dialog of the test's browser knows no modal.
  HTMLDialogElement.prototype.showModal ??= function showModal(this: HTMLDialogElement) {
    this.open = true;
  };
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

describe("the variables", () => {
  const graph = {
    nodes: [makeNode("f", "filter", { config: { conditions: [{ value: "{{min}}" }] } })],
    edges: [],
    variables: { min: 5 },
  };
  const open = () => drawInBuilder(<VariablesDialog onClose={vi.fn()} />, { graph }).builder;
  const type = (label: string, value: string) => {
    const input = screen.getByLabelText(label);
    fireEvent.change(input, { target: { value } });
    fireEvent.blur(input);
  };
  const now = (builder: Builder) => builder.canvas.get().graph;

  it("are changed, renamed with their uses, and each edit is one step back", () => {
    const builder = open();
    expect(screen.getByText("in 1 node")).toBeDefined();
    type("Value of min", "7");
    type("Name of min", "least");
    expect(now(builder).variables).toEqual({ least: 7 });
    expect(now(builder).nodes[0]?.config).toEqual({ conditions: [{ value: "{{least}}" }] });
    builder.actions.undo();
    expect(now(builder).variables).toEqual({ min: 7 });
    builder.actions.undo();
    expect(now(builder)).toEqual(graph);
  });

  it("are added under a free name and taken away", () => {
    const builder = open();
    type("Name of a new variable", "min");
    expect(screen.getByText("there is one of this name")).toBeDefined();
    expect(screen.getByRole("button", { name: "Add", hidden: true })).toHaveProperty(
      "disabled",
      true,
    );
    type("Name of a new variable", "tags");
    type("Value of the new variable", '["a"]');
    fireEvent.submit(screen.getByLabelText("Name of a new variable"));
    expect(now(builder).variables).toEqual({ min: 5, tags: ["a"] });
    fireEvent.click(screen.getByLabelText("Remove min"));
    expect(now(builder).variables).toEqual({ tags: ["a"] });
  });
});

describe("the mark of what is published", () => {
  const draw = (publishedVersion: number | null, version: number, status = "saved") =>
    render(
      <QueryClientProvider client={new QueryClient()}>
        <BuilderContext
          value={
            {
              workflow: { id: "w", publishedVersion },
              draft: { state: createStore({ status, version, error: null }) },
            } as unknown as Builder
          }
        >
          <PublishedMark />
        </BuilderContext>
      </QueryClientProvider>,
    );

  it.each([
    ["the draft is what is published", 3, 3, "saved", "Published v3"],
    ["the draft was saved since", 3, 4, "saved", "Draft ahead of v3"],
    ["the draft is being written", 3, 3, "unsaved", "Draft ahead of v3"],
  ])("says that %s", (_name, published, version, status, words) => {
    draw(published, version, status);
    expect(screen.getByText(words)).toBeDefined();
  });

  it("is not there where nothing is published", () => {
    draw(null, 4);
    expect(screen.queryByTestId("published-mark")).toBeNull();
  });
});

describe("the cost of a run", () => {
  const asks = { nodes: [makeNode("ask", "llm-analysis", { label: "Brief" })], edges: [] };
  const node = { nodeId: "ask", model: "m", inputTokens: 100, outputTokens: 10 };
  const answer = (data: object) =>
    vi.stubGlobal("fetch", async () => Response.json({ success: true, data }));

  it.each([
    [
      "a figure",
      { ...node, provider: "openai", usd: 0.0123, basis: "100 tokens in" },
      0.0123,
      "$0.012",
    ],
    [
      "the rules",
      { ...node, provider: "rules", usd: 0, basis: "rules: free" },
      0,
      "free, by the rules",
    ],
    [
      "what is not known",
      { ...node, provider: "openai", usd: null, basis: "no run yet" },
      null,
      "—",
    ],
  ])("is told of %s, with what it stands on", async (_name, row, usd, words) => {
    answer({ nodes: [row], usd });
    drawInBuilder(<CostLine graph={asks} />, { graph: asks });
    await screen.findByText(words);
    expect(screen.getByText(`Brief: ${row.basis}`)).toBeDefined();
  });

  it("is not told where no model is asked", () => {
    answer({ nodes: [], usd: 0 });
    const graph = { nodes: [makeNode("a", "end")], edges: [] };
    drawInBuilder(<CostLine graph={graph} />, { graph });
    expect(screen.queryByTestId("cost-line")).toBeNull();
  });
});
