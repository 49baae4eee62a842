import { Parked } from "@/lib/workflows/body";
import type { Market } from "@/lib/markets/schema";
import { checkGraph } from "@/lib/workflows/find-problems";
import type { Graph, GraphEdge, GraphNode } from "@/lib/workflows/graph";
import type { NodeContext, RunPorts } from "@/lib/workflows/node";
import type { NodeTypes } from "@/lib/workflows/nodes";
import { compilePlan, type PlanOptions } from "@/lib/workflows/plan";
import type { FinishedStep, RunLog, RunLogAnswer, StoredEvent } from "@/lib/workflows/run-log";

export const makeMarket = (overrides: Partial<Market> = {}): Market => ({
  id: "m1",
  conditionId: "0x01",
  slug: "will-it-rain-tomorrow",
  title: "Will it rain tomorrow?",
  category: "Weather",
  tags: ["Weather"],
  eventId: "e1",
  eventSlug: "rain",
  origin: "polymarket",
  outcomes: [
    { name: "Yes", tokenId: "1", price: 0.5 },
    { name: "No", tokenId: "2", price: 0.5 },
  ],
  price: 0.5,
  bestBid: 0.49,
  bestAsk: 0.51,
  spread: 0.02,
  lastTradePrice: 0.5,
  volume24h: 10_000,
  volumeTotal: 100_000,
  liquidity: 20_000,
  change24h: 0,
  momentum: null,
  endDate: "2026-12-31T00:00:00.000Z",
  active: true,
  closed: false,
  acceptingOrders: true,
  resolutionStatus: null,
  negRisk: false,
  updatedAt: "2026-11-21T00:00:00.000Z",
  lastSeenAt: "2026-11-21T00:00:00.000Z",
  ...overrides,
});

export const makeNode = (id: string, type: string, more: Partial<GraphNode> = {}): GraphNode => ({
  id,
  type,
  config: {},
  ...more,
});

export const makeEdge = (source: string, target: string, branch?: string): GraphEdge => ({
  id: `${source}>${target}${branch ? `:${branch}` : ""}`,
  source,
  target,
  ...(branch !== undefined && { branch }),
});

export const makePlan = (
  graph: Graph,
  nodeTypes: NodeTypes,
  options: Omit<PlanOptions, "nodeTypes"> = {},
) => {
  const checked = checkGraph(graph, nodeTypes);
  if (checked.problems.length > 0)
    throw new Error(checked.problems.map(({ message }) => message).join("; "));
  return compilePlan(checked, { nodeTypes, ...options });
};

const unexpected = (what: string) => async (): Promise<never> => {
  throw new Error(`unexpected call: ${what}`);
};

/** Of every port only what a test uses. */
export type PortOverrides = {
  [Name in keyof RunPorts]?: RunPorts[Name] extends (...args: never[]) => unknown
    ? RunPorts[Name]
    : Partial<RunPorts[Name]>;
};

const PORTS = [
  "markets",
  "events",
  "books",
  "prices",
  "llm",
  "holders",
  "wallets",
  "whales",
  "unusual",
  "http",
  "secrets",
  "signals",
  "notifications",
  "watchlist",
] as const satisfies readonly (keyof RunPorts)[];

/** Ports that fail loudly unless a test gives them a body. */
export function makePorts(overrides: PortOverrides = {}): RunPorts {
  const ports = PORTS.map((name) => {
    const given = (overrides[name] ?? {}) as Record<string, unknown>;
    const get = (_: object, verb: string) => given[verb] ?? unexpected(`${name}.${verb}`);
    return [name, new Proxy({}, { get } as ProxyHandler<object>)];
  });
  const now = overrides.now ?? (() => new Date("2026-01-01T00:00:00Z"));
  return { ...Object.fromEntries(ports), now } as RunPorts;
}

const neverUntilAborted = (...args: unknown[]): Promise<never> =>
  new Promise((_, reject) => {
    for (const arg of args) {
      const signal =
        arg instanceof AbortSignal ? arg : (arg as { signal?: unknown } | null)?.signal;
      if (signal instanceof AbortSignal)
        signal.addEventListener("abort", () => reject(signal.reason));
    }
  });

/** Ports that answer nothing and listen to their signal. */
export const makeHangingPorts = (): PortOverrides =>
  Object.fromEntries(
    PORTS.map((name) => [name, new Proxy({}, { get: () => neverUntilAborted })]),
  ) as PortOverrides;

export type NodeContextOverrides = PortOverrides & Partial<Omit<NodeContext, keyof RunPorts>>;

export const makeNodeContext = (overrides: NodeContextOverrides = {}): NodeContext => ({
  signal: new AbortController().signal,
  log: () => undefined,
  delta: () => undefined,
  spend: () => undefined,
  variables: {},
  waited: null,
  park: (request) => Promise.reject(new Parked(request)),
  runBody: unexpected("runBody"),
  nodeId: "node",
  idempotencyKey: async () => "key",
  ...overrides,
  ...makePorts(overrides),
});

/** Keeps a run's events in memory; `answer` may ask for a cancel or take the lease away. */
export function makeRunLog(
  answer: () => Partial<RunLogAnswer> | Promise<Partial<RunLogAnswer>> = () => ({}),
) {
  const events: StoredEvent[] = [];
  const steps: FinishedStep[] = [];
  const log: RunLog = {
    async append(batch) {
      const { cancelRequested = false, leaseOk = true } = await answer();
      if (leaseOk) {
        batch.events.forEach((event, index) => events.push({ seq: batch.firstSeq + index, event }));
        steps.push(...batch.steps);
      }
      return { cancelRequested, leaseOk };
    },
  };
  return { log, events, steps };
}
