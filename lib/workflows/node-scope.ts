import { Parked, type BodyRequest, type BodyResult, type ParkRequest } from "./body.ts";
import type { Usage } from "./events.ts";
import { toIdempotencyKey } from "./idempotency-key.ts";
import type { LogLevel, NodeContext, RunPorts } from "./node.ts";
import type { PlanNode } from "./plan.ts";
import type { Variables } from "./resolve-variables.ts";
import type { WaitState } from "./run-log.ts";

/** At most twenty deltas a second. */
const DELTA_INTERVAL_MS = 50;
const MAX_LOG_LINES = 1000;
const MAX_LOG_CHARACTERS = 4000;

/** The graph that a node is one of. */
export type ScopeOwner = {
  onDelta(nodeId: string, text: string): void;
  onLog(nodeId: string, level: LogLevel, message: string): void;
  onSpend(nodeId: string, usage: Usage): void;
  waitOf(nodeId: string): WaitState | null;
  runBody(node: PlanNode, request: BodyRequest, signal: AbortSignal): Promise<BodyResult>;
  /** Resolves when everything that the run has come to is stored. */
  stored(): Promise<void>;
};

/** Where in a run a node is called; `nodeId` is its path where it stands in a body. */
export type ScopePlace = { runId: string; nodeId: string; node: PlanNode; input: unknown };

/** What one node sees of the run; a class because one is made for every node of every run. */
export class NodeScope implements NodeContext {
  readonly variables: Variables;
  readonly nodeId: string;
  readonly #runId: string;
  readonly #input: unknown;
  readonly #ports: RunPorts;
  readonly #node: PlanNode;
  readonly #owner: ScopeOwner;
  readonly #bound: AbortSignal;
  #signal: AbortSignal | undefined;
  /** Aborted with the end of the call: what it left behind must not go on. */
  #bodies: AbortController | undefined;
  #text = "";
  #timer: ReturnType<typeof setTimeout> | undefined;
  #lines = 0;
  #isClosed = false;

  constructor(
    place: ScopePlace,
    ports: RunPorts,
    variables: Variables,
    signal: AbortSignal,
    owner: ScopeOwner,
  ) {
    this.#bound = signal;
    this.variables = variables;
    this.#ports = ports;
    this.nodeId = place.nodeId;
    this.#runId = place.runId;
    this.#input = place.input;
    this.#node = place.node;
    this.#owner = owner;
  }

  get holders(): RunPorts["holders"] {
    return this.#ports.holders;
  }

  get wallets(): RunPorts["wallets"] {
    return this.#ports.wallets;
  }

  get whales(): RunPorts["whales"] {
    return this.#ports.whales;
  }

  get unusual(): RunPorts["unusual"] {
    return this.#ports.unusual;
  }

  get http(): RunPorts["http"] {
    return this.#ports.http;
  }

  get secrets(): RunPorts["secrets"] {
    return this.#ports.secrets;
  }

  get signals(): RunPorts["signals"] {
    return this.#ports.signals;
  }

  get notifications(): RunPorts["notifications"] {
    return this.#ports.notifications;
  }

  get watchlist(): RunPorts["watchlist"] {
    return this.#ports.watchlist;
  }

  /** Given out when all before it is stored: of a process that dies, only effects under way are done again. */
  async idempotencyKey(): Promise<string> {
    await this.#owner.stored();
    this.#bound.throwIfAborted();
    return toIdempotencyKey(this.#runId, this.nodeId, this.#input);
  }

  /** A signal of its own: sixty nodes that listen to one would look like a leak. */
  get signal(): AbortSignal {
    return (this.#signal ??= AbortSignal.any([this.#bound]));
  }

  get markets(): RunPorts["markets"] {
    return this.#ports.markets;
  }

  get events(): RunPorts["events"] {
    return this.#ports.events;
  }

  get books(): RunPorts["books"] {
    return this.#ports.books;
  }

  get prices(): RunPorts["prices"] {
    return this.#ports.prices;
  }

  get llm(): RunPorts["llm"] {
    return this.#ports.llm;
  }

  now(): Date {
    return this.#ports.now();
  }

  log(level: LogLevel, message: string): void {
    if (this.#isClosed || ++this.#lines > MAX_LOG_LINES) return;
    this.#owner.onLog(this.#node.id, level, message.slice(0, MAX_LOG_CHARACTERS));
  }

  delta(text: string): void {
    if (this.#isClosed || text === "") return;
    this.#text += text;
    this.#timer ??= setTimeout(() => this.#flush(), DELTA_INTERVAL_MS);
  }

  /** Money that was spent counts, also when the answer came too late to be used. */
  spend(usage: Usage): void {
    this.#owner.onSpend(this.#node.id, usage);
  }

  get waited(): WaitState | null {
    return this.#owner.waitOf(this.#node.id);
  }

  park(request: ParkRequest): Promise<never> {
    return Promise.reject(new Parked(request));
  }

  runBody(request: BodyRequest): Promise<BodyResult> {
    this.#bodies ??= new AbortController();
    const signal = AbortSignal.any([this.signal, this.#bodies.signal]);
    return this.#owner.runBody(this.#node, request, signal);
  }

  /** Nothing comes from this node any more. */
  close(): void {
    this.#flush();
    this.#isClosed = true;
    this.#bodies?.abort();
  }

  /** As `close`, without the words that wait. */
  drop(): void {
    this.#text = "";
    this.close();
  }

  #flush(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (this.#text === "" || this.#isClosed) return;
    this.#owner.onDelta(this.#node.id, this.#text);
    this.#text = "";
  }
}
