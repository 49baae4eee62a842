import type { RunControl } from "@/hooks/use-run";
import { call } from "@/lib/http/call";
import { getRunEndpoint, listRunsEndpoint, type RunStatus } from "@/lib/workflows/api";
import type { CanvasState } from "@/lib/workflows/canvas-state";
import { findStaleNodes } from "@/lib/workflows/find-stale-nodes";
import type { Graph } from "@/lib/workflows/graph";
import { isLive } from "@/lib/workflows/run-view";
import type { Store } from "@/lib/workflows/store";
import type { ShownRun } from "./builder-context";

type ResumeOptions = {
  workflowId: string;
  /** From the address; without one the newest run is taken up where it is still going. */
  runId: string | null;
  canvas: Store<CanvasState>;
  run: RunControl;
  shown: Store<ShownRun | null>;
};

/** After a reload: the run of the address, on the draft where it ran just that, else on its own graph. */
export async function resumeRun(options: ResumeOptions): Promise<void> {
  const { canvas, run, shown } = options;
  try {
    const runId = options.runId ?? (await findGoing(options.workflowId));
    if (runId === null) return;
    const { graph, status } = await call(getRunEndpoint, { id: runId });
    if (isLive(run.view.get()) || shown.get()) return;
    if (isGoing(status) || isSame(graph, canvas.get().graph)) await run.open(runId, graph);
    else shown.set({ runId });
  } catch {
    // What could not be read is in the history, which says why.
  }
}

async function findGoing(workflowId: string): Promise<string | null> {
  const [newest] = await call(listRunsEndpoint, { workflowId, limit: 1 });
  return newest && isGoing(newest.status) ? newest.id : null;
}

const isGoing = (status: RunStatus) =>
  status === "running" || status === "queued" || status === "waiting";

const isSame = (ran: Graph, now: Graph): boolean =>
  ran.nodes.length === now.nodes.length && findStaleNodes(ran, now).size === 0;
