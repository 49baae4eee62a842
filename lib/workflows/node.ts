import type { z } from "zod";
import type { Llm } from "../llm/llm.ts";
import type { ListMarketsInput, Market, MarketFilter } from "../markets/schema.ts";
import type { Usage } from "./events.ts";

export type LogLevel = "debug" | "info" | "warn" | "error";

export type MarketQuery = MarketFilter & Pick<ListMarketsInput, "sort" | "limit">;

/** Everything that lies outside a run. A node sees these ports and nothing else, so it loads in the browser and in tests. */
export type RunPorts = {
  markets: { list(query: MarketQuery, signal: AbortSignal): Promise<Market[]> };
  llm: Llm;
  now(): Date;
};

export type NodeContext = RunPorts & {
  /** Aborted when the run is cancelled or the node's time is up. */
  signal: AbortSignal;
  log(level: LogLevel, message: string): void;
  /** A piece of text as a model writes it. */
  delta(text: string): void;
  /** What a call cost; summed over the run. */
  spend(usage: Usage): void;
  variables: Readonly<Record<string, unknown>>;
};

export type NodeResult<Output> = { output: Output; branch?: string };

/**
 * What flows through a port, for the check before a run. `any` takes and gives everything;
 * every other kind joins only its own.
 */
export type PortKind = "any" | "variables" | "markets" | "analysis";

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
  /** The same config and input always give the same output, so that it may be kept. */
  pure: boolean;
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
