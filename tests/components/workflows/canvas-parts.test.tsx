import { ReactFlowProvider } from "@xyflow/react";
import { cleanup, fireEvent, render, screen, within } from "@testing-library/react";
import type { ReactNode } from "react";
import { afterEach, describe, expect, it } from "vitest";
import { type Builder, BuilderContext } from "@/components/workflows/builder/builder-context";
import { CanvasMenu } from "@/components/workflows/builder/canvas-menu";
import {
  CanvasUiContext,
  createCanvasUi,
  type MenuTarget,
} from "@/components/workflows/builder/canvas-ui";
import { createCanvasActions } from "@/components/workflows/builder/create-canvas-actions";
import { NodeIcon } from "@/components/workflows/builder/node-icon";
import { NodeOutline } from "@/components/workflows/builder/node-outline";
import { NodePalette } from "@/components/workflows/builder/node-palette";
import { openCanvas } from "@/lib/workflows/canvas-state";
import { describeNodeTypes } from "@/lib/workflows/list-node-types";
import { IDLE_RUN } from "@/lib/workflows/run-view";
import { createStore } from "@/lib/workflows/store";
import { makeNode } from "@/tests/support/make";

afterEach(cleanup);

const types = new Map(describeNodeTypes().map((info) => [info.type, info]));

function show(part: ReactNode) {
  const graph = {
    nodes: [
      makeNode("markets", "polymarket-stream", { position: { x: 0, y: 0 } }),
      makeNode("filter", "filter", { position: { x: 320, y: 0 } }),
      makeNode("end", "end", { position: { x: 640, y: 0 } }),
    ],
    edges: [{ id: "e1", source: "markets", target: "filter" }],
    notes: [{ id: "note", text: "", position: { x: 0, y: 0 }, width: 200, height: 100 }],
  };
  const canvas = createStore(openCanvas(graph));
  const builder = {
    types,
    canvas,
    actions: createCanvasActions(canvas, types),
    run: { view: createStore(IDLE_RUN) },
  } as unknown as Builder;
  const ui = createCanvasUi();
  render(
    <BuilderContext value={builder}>
      <CanvasUiContext value={ui}>
        <ReactFlowProvider>{part}</ReactFlowProvider>
      </CanvasUiContext>
    </BuilderContext>,
  );
  return { canvas, ui };
}

describe("the palette", () => {
  it("finds by words of the description and adds one node by a double click", () => {
    const { canvas } = show(<NodePalette />);
    fireEvent.change(screen.getByRole("searchbox"), { target: { value: "in order" } });
    const [found, ...others] = within(
      screen.getByRole("region", { name: "Node types" }),
    ).getAllByRole("button");
    expect(others).toEqual([]);
    if (!found) throw new Error("Nothing was found");
    fireEvent.click(found, { detail: 1 });
    fireEvent.click(found, { detail: 2 });
    expect(canvas.get().graph.nodes).toHaveLength(4);
  });

  it("says where nothing is called that", () => {
    show(<NodePalette />);
    fireEvent.change(screen.getByRole("searchbox"), { target: { value: "zzz" } });
    expect(screen.queryByText("No node is called that.")).not.toBeNull();
  });
});

describe("the menu", () => {
  const at = { x: 0, y: 0 };
  it.each<{ target: MenuTarget; has: string[]; lacks: string[] }>([
    {
      target: { kind: "node", id: "filter" },
      has: ["Connect to…", "Run up to here", "Run from here", "Pin the output", "Bypass"],
      lacks: ["Ungroup"],
    },
    { target: { kind: "edge", id: "e1" }, has: ["Insert a node", "Delete"], lacks: ["Copy"] },
    { target: { kind: "note", id: "note" }, has: ["Write", "Amber", "Delete"], lacks: ["Bypass"] },
    { target: { kind: "selection" }, has: ["Group", "Arrange these"], lacks: ["Connect to…"] },
    { target: { kind: "pane" }, has: ["Add a note", "Paste"], lacks: ["Delete"] },
  ])("of a $target.kind", ({ target, has, lacks }) => {
    show(<CanvasMenu open={{ at, target }} />);
    const labels = screen.getAllByRole("menuitem").map(({ textContent }) => textContent ?? "");
    for (const label of has) expect(labels.some((each) => each.startsWith(label))).toBe(true);
    for (const label of lacks) expect(labels.some((each) => each.startsWith(label))).toBe(false);
  });
});

describe("the list", () => {
  it("connects to what fits, disconnects, and changes places", () => {
    const { canvas } = show(<NodeOutline />);
    const wires = () => canvas.get().graph.edges.map(({ source, target }) => `${source}>${target}`);
    fireEvent.change(screen.getByLabelText("Connect Filter to"), {
      target: { value: JSON.stringify(["end", undefined]) },
    });
    expect(wires()).toEqual(["markets>filter", "filter>end"]);
    fireEvent.click(screen.getByLabelText(/^Disconnect Polymarket Stream/));
    expect(wires()).toEqual(["filter>end"]);
    fireEvent.click(screen.getByLabelText("Run Filter earlier"));
    expect(wires()).toEqual(["filter>end"]);
  });
});

it.each([
  { name: "hand", parts: 4 },
  { name: "no such icon", parts: 3 },
])("draws $name", ({ name, parts }) => {
  const { container } = render(<NodeIcon name={name} />);
  expect(container.querySelectorAll("svg > *")).toHaveLength(parts);
});
