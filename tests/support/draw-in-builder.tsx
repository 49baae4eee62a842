import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { render } from "@testing-library/react";
import type { ReactNode } from "react";
import { type Builder, BuilderContext } from "@/components/workflows/builder/builder-context";
import { CanvasUiContext, createCanvasUi } from "@/components/workflows/builder/canvas-ui";
import { createCanvasActions } from "@/components/workflows/builder/create-canvas-actions";
import { openCanvas } from "@/lib/workflows/canvas-state";
import type { Graph } from "@/lib/workflows/graph";
import { describeNodeTypes } from "@/lib/workflows/list-node-types";
import { IDLE_RUN, type RunView } from "@/lib/workflows/run-view";
import { createStore } from "@/lib/workflows/store";

const WORKFLOW_ID = "22222222-2222-4222-8222-222222222222";

/** Draws a part of the builder over a graph and a run, with the catalogue as the product has it. */
export function drawInBuilder(
  children: ReactNode,
  { graph = { nodes: [], edges: [] }, view = IDLE_RUN }: { graph?: Graph; view?: RunView } = {},
) {
  const canvas = createStore(openCanvas(graph));
  const types = new Map(describeNodeTypes().map((info) => [info.type, info]));
  const builder = {
    workflow: { id: WORKFLOW_ID, name: "Test", graph },
    canvas,
    types,
    actions: createCanvasActions(canvas, types),
    run: { view: createStore(view), ran: createStore<Graph | null>(graph) },
    shown: createStore(null),
    togglePin: () => Promise.resolve(),
  } as unknown as Builder;
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  const drawn = render(
    <QueryClientProvider client={client}>
      <BuilderContext value={builder}>
        <CanvasUiContext value={createCanvasUi()}>{children}</CanvasUiContext>
      </BuilderContext>
    </QueryClientProvider>,
  );
  return { ...drawn, builder };
}
