import { z } from "zod";
import { endpoint } from "../http/endpoint.ts";
import { graphSchema } from "./graph.ts";

const id = z.uuid();
const moment = z.iso.datetime();

export const shareSchema = z.object({
  workflowId: id,
  /** The save that the link shows; later ones are not seen. */
  version: z.number().int(),
  createdAt: moment,
  /** Null never ends. */
  expiresAt: moment.nullable(),
  isExpired: z.boolean(),
});
export type Share = z.infer<typeof shareSchema>;

export const getShareEndpoint = endpoint({
  method: "GET",
  path: "/api/workflows/[id]/share",
  access: "user",
  summary: "The read-only link of a workflow, without its token; null where there is none",
  input: z.strictObject({ id }),
  output: shareSchema.nullable(),
});

export const shareWorkflowEndpoint = endpoint({
  method: "POST",
  path: "/api/workflows/[id]/share",
  access: "user",
  summary:
    "Makes a read-only link to the workflow as it is saved now; an earlier link of it ends. The token is shown this once",
  cost: 5,
  input: z.strictObject({
    id,
    /** Null never ends. */
    expiresInDays: z.number().int().min(1).max(365).nullable().default(30),
  }),
  output: shareSchema.extend({
    token: z.string(),
    /** The page that shows it, a path of this site. */
    path: z.string(),
  }),
});

export const revokeShareEndpoint = endpoint({
  method: "DELETE",
  path: "/api/workflows/[id]/share",
  access: "user",
  summary: "Ends the read-only link of a workflow",
  input: z.strictObject({ id }),
  output: z.object({ deleted: z.literal(true) }),
});

export const sharedWorkflowSchema = z.object({
  name: z.string(),
  description: z.string().nullable(),
  graph: graphSchema,
  version: z.number().int(),
  sharedAt: moment,
  expiresAt: moment.nullable(),
});
export type SharedWorkflow = z.infer<typeof sharedWorkflowSchema>;

export const getSharedWorkflowEndpoint = endpoint({
  method: "GET",
  path: "/api/shared/[token]",
  access: "public",
  summary: "What a read-only link shows: the graph without secrets, pinned data and runs",
  input: z.strictObject({ token: z.string().min(1).max(200) }),
  output: sharedWorkflowSchema,
});
