import type { z } from "zod";
import type { Llm } from "../llm/llm.ts";
import type { EventSet } from "../events/find-event-set.ts";
import type { Event, EventDetail, ListEventsInput } from "../events/schema.ts";
import type {
  ListMarketsInput,
  Market,
  MarketDetail,
  MarketFilter,
  Ohlc,
  OrderBook,
} from "../markets/schema.ts";
import type { BodyRequest, BodyResult, BodySource, ParkRequest } from "./body.ts";
import type { EffectPorts } from "./effect-ports.ts";
import type { Usage } from "./events.ts";
import type { SecretPort } from "./secret-port.ts";
import type { ValueType } from "./expression/value-type.ts";
import type { WaitState } from "./run-log.ts";
import type { WalletPorts } from "./wallet-ports.ts";

export type LogLevel = "debug" | "info" | "warn" | "error";

export type MarketQuery = MarketFilter & Pick<ListMarketsInput, "sort" | "limit">;

export type EventQuery = Omit<ListEventsInput, "offset">;

export type PriceQuery = {
  marketId: string;
  interval: Ohlc["interval"];
  outcome?: string | undefined;
  /** How far back from now. */
  hours?: number | undefined;
};

/** Everything that lies outside a run. A node sees these ports and nothing else, so it loads in the browser and in tests. */
export type RunPorts = {
  markets: {
    list(query: MarketQuery, signal: AbortSignal): Promise<Market[]>;
    /** By market id, condition id or slug; null where there is none. */
    get(key: string, signal: AbortSignal): Promise<MarketDetail | null>;
  };
  events: {
    /** An event as a set of outcomes, by id or slug; null where there is none. */
    getSet(key: string, signal: AbortSignal): Promise<EventSet | null>;
    list(query: EventQuery, signal: AbortSignal): Promise<Event[]>;
    /** With its markets, by slug or event id; null where there is none. */
    get(key: string, signal: AbortSignal): Promise<EventDetail | null>;
  };
  prices: {
    /** Candles of one outcome; null where there is no such market or it is not traded. */
    history(query: PriceQuery, signal: AbortSignal): Promise<Ohlc | null>;
  };
  books: {
    /** Of the named outcome, else the first; null where it is not traded. */
    get(
      marketKey: string,
      outcome: string | undefined,
      signal: AbortSignal,
    ): Promise<OrderBook | null>;
  };
  llm: Llm;
  secrets: SecretPort;
  now(): Date;
} & WalletPorts &
  EffectPorts;

export type NodeContext = RunPorts & {
  /** Aborted when the run is cancelled or the node's time is up. */
  signal: AbortSignal;
  log(level: LogLevel, message: string): void;
  /** A piece of text as a model writes it. */
  delta(text: string): void;
  /** What a call cost; summed over the run. */
  spend(usage: Usage): void;
  variables: Readonly<Record<string, unknown>>;
  nodeId: string;
  /** Of this node's effect on this input in this run: another try, or another process that takes the run up, has the same. */
  idempotencyKey(): Promise<string>;
  /** What this node asked to wait for when it was called before, as it stands now; null at the first call. */
  waited: WaitState | null;
  /** Puts the node to rest; it is called again when the time has come or an answer was given. Never resolves. */
  park(request: ParkRequest): Promise<never>;
  /** Runs a graph inside this node. */
  runBody(request: BodyRequest): Promise<BodyResult>;
};

export type NodeResult<Output> = { output: Output; branch?: string };

/** Lists of rows. A `table` port takes each of them. */
export const ROW_KINDS = [
  "table",
  "markets",
  "events",
  "trades",
  "wallets",
  "positions",
  "holders",
  "prices",
  "flows",
  "signals",
] as const;

/** Single objects. A `record` port takes each of them. */
export const RECORD_KINDS = ["record", "variables", "analysis", "book"] as const;

/**
 * What flows through a port, for the check before a run. `any` takes and gives everything, `same` (of an output) gives
 * the kind that arrived, `parents` (of an input) takes several edges as an object by source id, or one edge's rows.
 */
export type PortKind =
  | "any"
  | "same"
  | "parents"
  | (typeof ROW_KINDS)[number]
  | (typeof RECORD_KINDS)[number];

/** What is known before the run of what flows along an edge. `error` is a handled failure, `parents` several edges. */
export type Flow = { kind: Exclude<PortKind, "same"> | "error"; type: ValueType };

export type Arriving = {
  /** What the node gets as its input; `any` where no edge comes in. */
  flow: Flow;
  /** By edge, where there is one or more. */
  parents: readonly { source: string; flow: Flow }[];
};

/** Dotted path of the config field, empty for the node as a whole. */
export type FieldProblem = { field: string; message: string };

export type Port<S extends z.ZodType = z.ZodType> = { kind: PortKind; schema: S };

export type NodeCategory = "source" | "transform" | "logic" | "analysis" | "sink";

export type NodeType<
  C extends z.ZodType = z.ZodType,
  I extends z.ZodType = z.ZodType,
  O extends z.ZodType = z.ZodType,
> = {
  type: string;
  /** Goes up when the same config and input would give another output. */
  version: number;
  label: string;
  description: string;
  category: NodeCategory;
  /** A lucide icon name. */
  icon: string;
  /** Markdown: what it does, what it puts out, where it refuses. */
  docs: string;
  example: { config: z.input<C> };
  config: C;
  /** Null takes no edge. */
  input: Port<I> | null;
  /** Null gives no edge; the value is the run's own. */
  output: Port<O> | null;
  /** Named outgoing handles; a node that returns `branch` leaves by that one. A function where the config names them. */
  branches: readonly string[] | ((config: z.output<C>) => readonly string[]);
  /** The same config and input always give the same output, so that it may be kept. A function where the config tells. */
  pure: boolean | ((config: z.output<C>) => boolean);
  /** Dotted paths of config fields (`*` for a list's index) that read variables themselves: expressions and bodies. */
  readsVariables?: readonly string[];
  /** The graph that it runs inside, to be checked and looked up before the run. */
  bodyOf?(config: z.output<C>): BodySource | null;
  /** Holds the config against what arrives, at validation; what leaves, where that is more than the output port says. */
  check?(args: { config: z.output<C>; arriving: Arriving; variables: ValueType }): {
    problems: FieldProblem[];
    leaving?: Flow;
  };
  run(args: {
    config: z.output<C>;
    input: z.output<I>;
    ctx: NodeContext;
  }): Promise<NodeResult<z.input<O>>>;
};

/** Infers config, input and output from the schemas, so `run` is typed without annotations. */
export const defineNode = <C extends z.ZodType, I extends z.ZodType, O extends z.ZodType>(
  definition: Omit<NodeType<C, I, O>, "branches"> & Partial<Pick<NodeType<C, I, O>, "branches">>,
): NodeType<C, I, O> => ({ branches: [], ...definition });

export const branchesOf = (nodeType: NodeType, config: unknown): readonly string[] =>
  typeof nodeType.branches === "function" ? nodeType.branches(config) : nodeType.branches;

export const isPure = ({ pure }: NodeType, config: unknown): boolean =>
  typeof pure === "function" ? pure(config) : pure;
