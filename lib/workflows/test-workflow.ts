import type { z } from "zod";
import type { Context } from "../context.ts";
import { assertWorkflow } from "./assert-workflow.ts";
import { getWorkflow } from "./get-workflow.ts";
import type { testWorkflowEndpoint } from "./version-api.ts";

/** The assertions as publishing would run them, of what is saved or of what stands on the canvas. */
export async function testWorkflow(
  ctx: Pick<Context, "db" | "now" | "signal">,
  { id, graph }: z.output<typeof testWorkflowEndpoint.input>,
) {
  const saved = await getWorkflow(ctx, { id });
  const results = await assertWorkflow(ctx, graph ?? saved.graph);
  return { passed: results.every(({ passed }) => passed), results };
}
