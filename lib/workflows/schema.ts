import { z } from "zod";
import { graphSchema } from "./graph.ts";

const id = z.uuid();

export const workflowSchema = z.object({
  id,
  name: z.string(),
  description: z.string().nullable(),
  graph: graphSchema,
  /** Counts up with every save; a PATCH carries the one it started from. */
  version: z.number().int(),
  status: z.enum(["draft", "published"]),
  /** What runs by itself; null where none was published. */
  publishedVersion: z.number().int().nullable(),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
});
export type Workflow = z.infer<typeof workflowSchema>;

export const workflowSummarySchema = workflowSchema
  .omit({ graph: true, publishedVersion: true })
  .extend({
    nodeCount: z.number().int(),
    lastRun: z
      .object({ id, status: z.string(), finishedAt: z.iso.datetime().nullable() })
      .nullable(),
    schedule: z
      .object({
        cron: z.string(),
        timeZone: z.string(),
        status: z.enum(["active", "paused"]),
        pauseReason: z.string().nullable(),
        nextRunAt: z.iso.datetime().nullable(),
      })
      .nullable(),
  });
export type WorkflowSummary = z.infer<typeof workflowSummarySchema>;
