import { z } from "zod";
import { PROVIDERS } from "../llm/llm.ts";
import { endpoint } from "../http/endpoint.ts";
import { graphSchema } from "./graph.ts";

const nodeEstimateSchema = z.object({
  nodeId: z.string(),
  provider: z.enum(PROVIDERS),
  model: z.string(),
  /** Null where nothing is known of what will come in. */
  inputTokens: z.number().nullable(),
  outputTokens: z.number(),
  /** Null where the input or the model's price is not known; 0 of the rules. */
  usd: z.number().nullable(),
  /** What the figure stands on, in words. */
  basis: z.string(),
});

export const runEstimateSchema = z.object({
  nodes: z.array(nodeEstimateSchema),
  /** Of all of them; null where one is not known. */
  usd: z.number().nullable(),
});
export type RunEstimate = z.infer<typeof runEstimateSchema>;
export type NodeEstimate = RunEstimate["nodes"][number];

export const estimateRunEndpoint = endpoint({
  method: "POST",
  path: "/api/workflows/estimate",
  access: "user",
  summary:
    "What the language models of a graph would cost in one run, from the sizes that its newest runs had; an estimate and no promise",
  input: z.strictObject({ workflowId: z.uuid(), graph: graphSchema }),
  output: runEstimateSchema,
});
