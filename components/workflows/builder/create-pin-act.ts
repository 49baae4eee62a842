import { toast } from "@/hooks/toast";
import type { RunControl } from "@/hooks/use-run";
import { AppError } from "@/lib/errors";
import { call } from "@/lib/http/call";
import { getRunOutputEndpoint } from "@/lib/workflows/api";
import type { CanvasState } from "@/lib/workflows/canvas-state";
import type { Store } from "@/lib/workflows/store";
import type { CanvasActions } from "./create-canvas-actions";

type PinOptions = {
  canvas: Store<CanvasState>;
  actions: CanvasActions;
  run: RunControl;
};

/** A graph holds a mebibyte, pins and all. */
const MAX_PIN_CHARACTERS = 256 * 1024;

/** Pins what the shown run put out; with every one of them pinned, takes the pins away. */
export function createPinAct({ canvas, actions, run }: PinOptions) {
  return async (nodeIds: Iterable<string>): Promise<void> => {
    const ids = new Set(nodeIds);
    const nodes = canvas.get().graph.nodes.filter(({ id }) => ids.has(id));
    if (nodes.every(({ pinned }) => pinned !== undefined)) {
      for (const { id } of nodes) actions.pin(id, undefined);
      return;
    }
    for (const { id, pinned } of nodes)
      if (pinned === undefined) {
        const why = await pinOne(id);
        if (why !== null) toast.error("Not pinned", { description: why });
      }
  };

  async function pinOne(id: string): Promise<string | null> {
    const { runId, nodes } = run.view.get();
    const view = nodes[id];
    if (!view?.hasOutput) return "There is no output yet. Run the node first.";
    try {
      const value =
        view.ref === undefined || runId === null
          ? view.output
          : await call(getRunOutputEndpoint, { id: runId, nodeId: id });
      const size = JSON.stringify(value ?? null).length;
      if (size > MAX_PIN_CHARACTERS)
        return `Its output has ${Math.round(size / 1024)} kB; up to 256 kB can be pinned. Put a limit before it.`;
      actions.pin(id, value ?? null);
      return null;
    } catch (error) {
      return error instanceof AppError ? error.message : "No connection";
    }
  }
}
