import { z } from "zod";
import type { BodySource } from "./body.ts";
import { graphSchema } from "./graph.ts";

/** The fields of a node that runs a graph: a saved workflow, or one of its own. */
export const bodyFields = {
  workflowId: z.uuid().optional().meta({
    title: "Workflow",
    description: "One of your own, taken as it is when the run begins",
    "x-widget": "workflow",
  }),
  body: graphSchema.pick({ nodes: true, edges: true, variables: true }).optional().meta({
    title: "Or a graph of its own",
    description: "{ nodes, edges }; its start puts out what arrives",
    "x-widget": "json",
  }),
  variables: z.record(z.string(), z.unknown()).optional().meta({
    title: "Variables",
    description: "Put over those of the workflow",
    "x-widget": "json",
  }),
};

type BodyConfig = z.output<z.ZodObject<typeof bodyFields>>;

/** For `superRefine`: exactly one of the two. */
export function checkBodyFields({ workflowId, body }: BodyConfig, ctx: z.RefinementCtx): void {
  if ((workflowId === undefined) === (body === undefined))
    ctx.addIssue({
      code: "custom",
      path: ["workflowId"],
      message: "name a workflow, or give a body",
    });
}

export function bodySourceOf({ workflowId, body }: BodyConfig): BodySource | null {
  if (body) return { body };
  return workflowId === undefined ? null : { workflowId };
}
