import type { Database } from "../supabase/database.types.ts";
import type { Workflow } from "./api.ts";
import { graphSchema } from "./graph.ts";

type Row = Database["public"]["Tables"]["workflow_sessions"]["Row"];

export const toWorkflow = (row: Row): Workflow => ({
  id: row.id,
  name: row.name,
  description: row.description,
  graph: graphSchema.parse(row.graph),
  version: row.version,
  status: toWorkflowStatus(row.status),
  publishedVersion: row.published_version,
  createdAt: new Date(row.created_at).toISOString(),
  updatedAt: new Date(row.updated_at).toISOString(),
});

export const toWorkflowStatus = (status: string): Workflow["status"] =>
  status === "published" ? "published" : "draft";
