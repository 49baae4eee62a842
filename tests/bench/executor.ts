import { NodeEditor, ClassicPreset } from "rete";
import { DataflowEngine } from "rete-engine";
import { z } from "zod";
import { checkGraph } from "@/lib/workflows/find-problems";
import type { Graph } from "@/lib/workflows/graph";
import { defineNode, type NodeType } from "@/lib/workflows/node";
import { compilePlan, type Plan } from "@/lib/workflows/plan";
import { runWorkflow } from "@/lib/workflows/run-workflow";
import { makeEdge, makeNode, makePorts, makeRunLog } from "@/tests/support/make";

export type BenchRow = {
  figure: string;
  value: number;
  unit: string;
  target: string;
  /** Null where the contract only asks to state the figure. */
  pass: boolean | null;
};

type Shape = {
  name: string;
  ids: string[];
  edges: [string, string][];
  sleeps: Map<string, number>;
};

const numbered = (count: number, letter: string) =>
  Array.from({ length: count }, (_, index) => `${letter}${index}`);

const noSleep = new Map<string, number>();

function chain(length: number): Shape {
  const ids = numbered(length, "n");
  const edges = ids.slice(1).map((id, index): [string, string] => [`n${index}`, id]);
  return { name: `chain of ${length}`, ids, edges, sleeps: noSleep };
}

function fan(width: number): Shape {
  const middle = numbered(width, "m");
  const edges = middle.flatMap((id): [string, string][] => [
    ["source", id],
    [id, "sink"],
  ]);
  return { name: `1 to ${width} to 1`, ids: ["source", ...middle, "sink"], edges, sleeps: noSleep };
}

function lattice(side: number): Shape {
  const ids: string[] = [];
  const edges: [string, string][] = [];
  for (let row = 0; row < side; row++)
    for (let column = 0; column < side; column++) {
      ids.push(`c${row}_${column}`);
      if (row > 0) edges.push([`c${row - 1}_${column}`, `c${row}_${column}`]);
      if (column > 0) edges.push([`c${row}_${column - 1}`, `c${row}_${column}`]);
    }
  return { name: `lattice ${side} x ${side}`, ids, edges, sleeps: noSleep };
}

function independent(count: number, sleepMs: number): Shape {
  const ids = numbered(count, "i");
  return {
    name: `${count} x ${sleepMs} ms independent`,
    ids,
    edges: [],
    sleeps: new Map(ids.map((id) => [id, sleepMs])),
  };
}

/** A slow branch beside a long one: a barrier after each layer would need 180 ms. */
function unbalanced(): Shape {
  const steps = numbered(5, "b");
  return {
    name: "unbalanced",
    ids: ["source", "a", ...steps, "sink"],
    edges: [
      ["source", "a"],
      ["source", "b0"],
      ...steps.slice(1).map((id, index): [string, string] => [`b${index}`, id]),
      ["a", "sink"],
      ["b4", "sink"],
    ],
    sleeps: new Map([["a", 100], ...steps.map((id): [string, number] => [id, 20])]),
  };
}

/** The body of every node, ours and theirs. */
async function work(sleepMs: number): Promise<number> {
  if (sleepMs > 0) await new Promise((resolve) => setTimeout(resolve, sleepMs));
  return 1;
}

const benchNode = defineNode({
  type: "bench",
  version: 1,
  label: "Bench",
  description: "Does nothing, or waits",
  category: "transform",
  icon: "timer",
  docs: "",
  example: { config: {} },
  config: z.object({ sleepMs: z.number().default(0) }),
  input: { kind: "any", schema: z.unknown() },
  output: { kind: "any", schema: z.unknown() },
  pure: true,
  run: async ({ config }) => ({ output: await work(config.sleepMs) }),
});

const nodeTypes = new Map([["bench", benchNode as unknown as NodeType]]);

function toPlan({ ids, edges, sleeps }: Shape): Plan {
  const graph: Graph = {
    nodes: ids.map((id) => makeNode(id, "bench", { config: { sleepMs: sleeps.get(id) ?? 0 } })),
    edges: edges.map(([source, target]) => makeEdge(source, target)),
  };
  const checked = checkGraph(graph, nodeTypes);
  if (checked.problems.length > 0) throw new Error(checked.problems[0]?.message);
  return compilePlan(checked, { nodeTypes });
}

async function timeOurs(plan: Plan): Promise<number> {
  const { log, events } = makeRunLog();
  const start = performance.now();
  await runWorkflow({
    plan,
    runId: "bench",
    nextSeq: 2,
    ports: makePorts(),
    log,
    signal: new AbortController().signal,
  }).finished;
  const elapsed = performance.now() - start;
  if (events.length !== plan.nodes.length * 3 + 1) throw new Error("events are missing");
  return elapsed;
}

class ReteNode extends ClassicPreset.Node {
  readonly sleepMs: number;

  constructor(id: string, inputs: number, sleepMs: number, socket: ClassicPreset.Socket) {
    super(id);
    this.id = id;
    this.sleepMs = sleepMs;
    for (let index = 0; index < inputs; index++)
      this.addInput(`in${index}`, new ClassicPreset.Input(socket));
    this.addOutput("out", new ClassicPreset.Output(socket));
  }

  async data() {
    return { out: await work(this.sleepMs) };
  }
}

type ReteScheme = {
  Node: ReteNode;
  Connection: {
    id: string;
    source: string;
    target: string;
    sourceOutput: string;
    targetInput: string;
  };
};

async function toRete({ ids, edges, sleeps }: Shape) {
  const socket = new ClassicPreset.Socket("any");
  const editor = new NodeEditor<ReteScheme>();
  const engine = new DataflowEngine<ReteScheme>();
  editor.use(engine);
  const sources = new Map<string, string[]>(ids.map((id) => [id, []]));
  for (const [source, target] of edges) sources.get(target)?.push(source);
  const nodes = new Map<string, ReteNode>();
  for (const id of ids) {
    const node = new ReteNode(id, sources.get(id)?.length ?? 0, sleeps.get(id) ?? 0, socket);
    nodes.set(id, node);
    await editor.addNode(node);
  }
  for (const [source, target] of edges) {
    const [from, to] = [nodes.get(source), nodes.get(target)];
    const input = `in${sources.get(target)?.indexOf(source) ?? 0}`;
    if (from && to)
      await editor.addConnection(new ClassicPreset.Connection(from, "out", to, input));
  }
  const hasNext = new Set(edges.map(([source]) => source));
  const sinks = ids.filter((id) => !hasNext.has(id));
  return async () => {
    const start = performance.now();
    engine.reset();
    await Promise.all(sinks.map((id) => engine.fetch(id)));
    return performance.now() - start;
  };
}

async function medianOf(run: () => Promise<number>, rounds: number, warmUps: number) {
  for (let round = 0; round < warmUps; round++) await run();
  const times: number[] = [];
  for (let round = 0; round < rounds; round++) times.push(await run());
  times.sort((left, right) => left - right);
  return times[Math.floor(times.length / 2)] ?? Number.NaN;
}

async function bestOf(run: () => Promise<number>, rounds: number): Promise<number> {
  let best = Number.POSITIVE_INFINITY;
  for (let count = 0; count < rounds; count++) best = Math.min(best, await run());
  return best;
}

const round = (value: number) => Math.round(value * 100) / 100;

async function benchOverhead(shape: Shape): Promise<BenchRow[]> {
  const plan = toPlan(shape);
  const rete = await toRete(shape);
  const ours = (await medianOf(() => timeOurs(plan), 101, 60)) * (1000 / shape.ids.length);
  const theirs = (await medianOf(rete, 101, 60)) * (1000 / shape.ids.length);
  return [
    {
      figure: `executor, ${shape.name}`,
      value: round(ours),
      unit: "µs a node",
      target: `≤ 6, rete-engine ${round(theirs)}`,
      pass: ours <= 6 && ours < theirs,
    },
  ];
}

/** The same waits as bare promises: what a busy machine makes of the ideal. */
async function timeFloor({ ids, edges, sleeps }: Shape): Promise<number> {
  const start = performance.now();
  const done = new Map<string, Promise<unknown>>();
  for (const id of ids) {
    const parents = edges.flatMap(([source, target]) => (target === id ? [done.get(source)] : []));
    done.set(
      id,
      Promise.all(parents).then(() => work(sleeps.get(id) ?? 0)),
    );
  }
  await Promise.all(done.values());
  return performance.now() - start;
}

async function benchSleeps(shape: Shape, idealMs: number): Promise<BenchRow> {
  const plan = toPlan(shape);
  const floors: number[] = [];
  const value = await medianOf(
    async () => {
      floors.push(await timeFloor(shape));
      return timeOurs(plan);
    },
    9,
    2,
  );
  const floor = floors.sort((left, right) => left - right)[Math.floor(floors.length / 2)] ?? 0;
  return {
    figure: `executor, ${shape.name}`,
    value: round(value),
    unit: "ms",
    target: `≤ ${idealMs} + 2, bare promises ${round(floor)}`,
    pass: value <= Math.max(idealMs, floor) + 2,
  };
}

/** The contract's executor rows; rete-engine runs the same graphs in the same process. */
export async function benchExecutor(): Promise<BenchRow[]> {
  const rows: BenchRow[] = [];
  for (const shape of [chain(100), fan(50), lattice(10)])
    rows.push(...(await benchOverhead(shape)));
  const [short, long] = [toPlan(chain(10)), toPlan(chain(1000))];
  // The best of many: a long run is cut into by whatever else the machine does, a short one hardly.
  const small = (await bestOf(() => timeOurs(short), 1000)) / 10;
  const large = (await bestOf(() => timeOurs(long), 100)) / 1000;
  rows.push({
    figure: "executor, chain of 1,000 against 10, a node",
    value: round(large / small),
    unit: "times",
    target: "≤ 1.5",
    pass: large <= small * 1.5,
  });
  rows.push(await benchSleeps(independent(50, 20), 20), await benchSleeps(unbalanced(), 100));
  return rows;
}
