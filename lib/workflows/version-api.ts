import { z } from "zod";
import { endpoint, listInput, queryNumber } from "../http/endpoint.ts";
import { workflowSchema } from "./schema.ts";
import { assertionResultSchema } from "./assertion.ts";
import { graphSchema } from "./graph.ts";
import { graphDiffSchema } from "./diff-graphs.ts";

const id = z.uuid();
const versionNumber = z.number().int().min(1).max(2_147_483_647);
const label = z.string().trim().min(1).max(200);

export const versionSchema = z.object({
  version: z.number().int(),
  /** What its owner calls it; a named version is kept for good. */
  label: z.string().nullable(),
  /** The workflow's name at that time. */
  name: z.string(),
  nodeCount: z.number().int(),
  createdAt: z.iso.datetime(),
  /** When it was last published. */
  publishedAt: z.iso.datetime().nullable(),
});
export type Version = z.infer<typeof versionSchema>;

export const versionDetailSchema = versionSchema.extend({ graph: graphSchema });

export const listVersionsEndpoint = endpoint({
  method: "GET",
  path: "/api/workflows/[id]/versions",
  access: "user",
  summary: "The history of a workflow, newest first; older unnamed versions are thinned out",
  input: z.strictObject({ id, ...listInput }),
  output: z.array(versionSchema),
});

export const getVersionEndpoint = endpoint({
  method: "GET",
  path: "/api/workflows/[id]/versions/[version]",
  access: "user",
  summary: "One version with its graph",
  input: z.strictObject({ id, version: queryNumber(versionNumber) }),
  output: versionDetailSchema,
});

export const nameVersionEndpoint = endpoint({
  method: "PATCH",
  path: "/api/workflows/[id]/versions/[version]",
  access: "user",
  summary: "Names a version, or takes its name away",
  input: z.strictObject({ id, version: queryNumber(versionNumber), label: label.nullable() }),
  output: versionSchema,
});

export const diffVersionsEndpoint = endpoint({
  method: "GET",
  path: "/api/workflows/[id]/diff",
  access: "user",
  summary: "What changed between two versions; without `to`, up to the graph as it stands",
  input: z.strictObject({
    id,
    from: queryNumber(versionNumber),
    to: queryNumber(versionNumber).optional(),
  }),
  output: graphDiffSchema,
});

export const restoreVersionEndpoint = endpoint({
  method: "POST",
  path: "/api/workflows/[id]/restore",
  access: "user",
  summary: "Saves an earlier version again, as a new one; nothing is lost",
  input: z.strictObject({
    id,
    version: versionNumber,
    /** The version that the caller saw last; another one by now is a CONFLICT. */
    current: versionNumber.optional(),
  }),
  output: workflowSchema,
});

export const publishWorkflowEndpoint = endpoint({
  method: "POST",
  path: "/api/workflows/[id]/publish",
  access: "user",
  summary:
    "Makes the saved graph the one that runs by itself, once its assertions hold; INVALID_WORKFLOW lists those that do not",
  cost: 5,
  input: z.strictObject({
    id,
    /** The version that the caller saw last; another one by now is a CONFLICT. */
    version: versionNumber.optional(),
    label: label.optional(),
  }),
  output: workflowSchema,
});

export const unpublishWorkflowEndpoint = endpoint({
  method: "DELETE",
  path: "/api/workflows/[id]/publish",
  access: "user",
  summary: "Takes the published version back; the draft stays",
  input: z.strictObject({ id }),
  output: workflowSchema,
});

export const testWorkflowEndpoint = endpoint({
  method: "POST",
  path: "/api/workflows/[id]/test",
  access: "user",
  keyScope: "run",
  summary: "Runs the assertions of a workflow, or of the graph that is sent, without publishing",
  cost: 5,
  input: z.strictObject({ id, graph: graphSchema.optional() }),
  output: z.object({ passed: z.boolean(), results: z.array(assertionResultSchema) }),
});
