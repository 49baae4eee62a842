import type { CheckedGraph } from "./find-problems.ts";
import type { NodeCache } from "./node-cache.ts";
import type { RunPorts } from "./node.ts";
import type { Plan } from "./plan.ts";
import type { SecretGuard } from "./secret-guard.ts";
import type { FinishedStep, RunProgress, WaitState } from "./run-log.ts";

/** Called workflows by id, as they were when the run was made. */
export type Bodies = ReadonlyMap<string, CheckedGraph>;

/** What the graph of a run and the bodies inside of it share. */
export type RunHost = {
  runId: string;
  ports: RunPorts;
  clock: () => number;
  limit: number;
  cache: NodeCache | undefined;
  bodies: Bodies;
  guard: SecretGuard;
  /** Plans of bodies by the path of their node: a list of a thousand is planned once. */
  plans: Map<string, Plan>;
  /** By path: what was finished, by an earlier process or by a body that waited. */
  steps: Map<string, FinishedStep>;
  waits: Map<string, WaitState>;
  skipped: Set<string>;
  /** Bodies that are going, to go on when the log has caught up. */
  going: Set<{ proceed(): void }>;
  /** No node begins any more; a graph is idle once what runs of it has ended. */
  isHeld: boolean;
};

export const createRunHost = (
  given: Pick<RunHost, "runId" | "ports" | "clock" | "limit" | "cache" | "bodies" | "guard">,
  { steps = [], waits = [], skipped = [] }: Partial<RunProgress>,
): RunHost => ({
  ...given,
  plans: new Map(),
  steps: new Map(steps.map((step) => [step.nodeId, step])),
  waits: new Map(waits.map(({ nodeId, ...state }) => [nodeId, state])),
  skipped: new Set(skipped),
  going: new Set(),
  isHeld: false,
});

/** Another try of a node runs again what failed inside of it; `prefix` is that of its bodies. */
export function forgetFailures({ steps }: RunHost, prefix: string): void {
  const inside = prefix.slice(0, -1);
  for (const [path, { status }] of steps)
    if (status === "error" && path.startsWith(inside)) steps.delete(path);
}
