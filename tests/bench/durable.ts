import { z } from "zod";
import type { Db } from "@/lib/context";
import { unwrap } from "@/lib/supabase/to-db-error";
import { defineNode, type NodeType } from "@/lib/workflows/node";
import { runWorkflow } from "@/lib/workflows/run-workflow";
import { createSqlRunLog } from "@/lib/workflows/sql-run-log";
import { makeEdge, makeNode, makePlan, makePorts } from "@/tests/support/make";
import type { BenchRow } from "./executor";

const STEPS = 100;
const ROUNDS = 15;
const LIMIT_MS = 0.6;

const any = { kind: "any" as const, schema: z.unknown() };
const step = defineNode({
  type: "step",
  version: 1,
  label: "Step",
  description: "Puts out a small object",
  category: "transform",
  icon: "timer",
  docs: "",
  example: { config: {} },
  config: z.object({}),
  input: any,
  output: any,
  pure: true,
  run: async () => ({ output: { value: 1 } }),
});
const nodeTypes = new Map([["step", step as unknown as NodeType]]);

/** A chain of steps, each output and event stored through the API before the run ends; a step's share of the time. */
export async function benchDurable(service: Db, userId: string): Promise<BenchRow[]> {
  const ids = Array.from({ length: STEPS }, (_, index) => `n${index}`);
  const graph = {
    nodes: ids.map((id) => makeNode(id, "step")),
    edges: ids.slice(1).map((id, index) => makeEdge(`n${index}`, id)),
  };
  const plan = makePlan(graph, nodeTypes);
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const runId = crypto.randomUUID();
    const started = { type: "run_started", timestamp: 0, runId, workflowId: null, order: ids };
    const answer = await service.rpc("create_run", {
      p_run: runId,
      p_user: userId,
      p_workflow: null as unknown as string,
      p_graph: graph as never,
      p_options: {},
      p_trigger: "background",
      p_owner: "bench",
      p_started: started,
    });
    unwrap(answer);
    const begin = performance.now();
    const log = createSqlRunLog(service, runId, 1);
    const { signal } = new AbortController();
    await runWorkflow({ plan, runId, ports: makePorts(), log, nextSeq: 2, signal }).finished;
    times.push((performance.now() - begin) / STEPS);
  }
  const value = times.sort((left, right) => left - right)[Math.floor(ROUNDS / 2)] ?? Number.NaN;
  return [
    {
      figure: "durable step through the SQL step store",
      value: Math.round(value * 1000) / 1000,
      unit: "ms",
      target: `≤ ${LIMIT_MS}`,
      pass: value <= LIMIT_MS,
    },
  ];
}
