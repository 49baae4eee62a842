import { z } from "zod";
import { endpoint } from "../http/endpoint.ts";
import { PROVIDERS } from "../llm/llm.ts";
import { graphSchema } from "../workflows/graph.ts";
import { buildEventSchema } from "./events.ts";

export const conversationalBuildEndpoint = endpoint({
  method: "POST",
  path: "/api/ai/conversational-build",
  access: "user",
  keyScope: "run",
  summary:
    "Proposes a validated patch of a workflow from a request in words, as a stream of events; it is neither saved nor run",
  cost: 10,
  raw: "text/event-stream",
  input: z.strictObject({
    message: z.string().trim().min(1).max(4000),
    /** The graph as it stands on the canvas, or the saved one of `workflowId`; without either an empty one. */
    workflowId: z.uuid().optional(),
    nodes: graphSchema.shape.nodes.optional(),
    edges: graphSchema.shape.edges.optional(),
    variables: graphSchema.shape.variables,
    /** What was asked before, oldest first. */
    history: z.array(z.string().max(4000)).max(10).default([]),
    /** Without one the first that has a key answers, else the rules. */
    provider: z.enum(PROVIDERS).optional(),
  }),
  output: buildEventSchema,
});
