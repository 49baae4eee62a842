import type { NodeError, Usage } from "./events.ts";
import type { Graph } from "./graph.ts";

/** Bodies in bodies; the check before a run refuses more. */
export const MAX_BODY_DEPTH = 5;

/** A graph to run inside a node: its own, or a workflow that was looked up when the run was made. */
export type BodySource = { body: Graph } | { workflowId: string };

export type BodyRequest = {
  source: BodySource;
  /** Arrives where nothing leads to; `start` puts it out. */
  input: unknown;
  /** Tells the calls of one node apart, the same in every process. */
  key: string;
  /** Put over the body's own. */
  variables?: Readonly<Record<string, unknown>>;
};

/** `parked`: everything that is left of it waits, until a time or for an answer; asked again, it goes on. */
export type BodyResult =
  | { status: "success"; output: unknown; usage: Usage }
  | { status: "error"; error: NodeError; usage: Usage }
  | { status: "parked"; until: number | null; usage: Usage };

/** `body`: what waits stands inside of it. */
export type ParkRequest = { kind: "time" | "approval" | "body"; until: number | null };

/** How a node says that it waits; it is no failure and is not tried again. */
export class Parked extends Error {
  override readonly name = "Parked";
  readonly request: ParkRequest;

  constructor(request: ParkRequest) {
    super("The node waits");
    this.request = request;
  }
}
