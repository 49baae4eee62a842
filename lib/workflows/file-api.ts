import { z } from "zod";
import { endpoint } from "../http/endpoint.ts";
import { workflowSchema } from "./schema.ts";
import { problemSchema } from "./graph.ts";

export const exportWorkflowEndpoint = endpoint({
  method: "GET",
  path: "/api/workflows/[id]/export",
  access: "user",
  summary: "A workflow as a JSON file, without secrets",
  raw: "application/json",
  input: z.strictObject({ id: z.uuid() }),
  output: z.record(z.string(), z.unknown()),
});

export const importWorkflowEndpoint = endpoint({
  method: "POST",
  path: "/api/workflows/import",
  access: "user",
  summary:
    "Makes a new draft of a file; nothing is overwritten. A file that cannot be read is INVALID_WORKFLOW with every reason",
  input: z.looseObject({}),
  output: z.object({
    workflow: workflowSchema,
    /** What is to be mended before it can run. */
    problems: z.array(problemSchema),
    /** Secrets that it refers to and the caller has not. */
    missingSecrets: z.array(z.string()),
  }),
});
