import type { Database } from "../supabase/database.types.ts";
import type { Share } from "./share-api.ts";

export const SHARE_COLUMNS = "workflow_id, version, created_at, expires_at";

type Row = Pick<
  Database["public"]["Tables"]["workflow_shares"]["Row"],
  "workflow_id" | "version" | "created_at" | "expires_at"
>;

export const toShare = (row: Row, now: Date): Share => ({
  workflowId: row.workflow_id,
  version: row.version,
  createdAt: new Date(row.created_at).toISOString(),
  expiresAt: row.expires_at && new Date(row.expires_at).toISOString(),
  isExpired: row.expires_at !== null && new Date(row.expires_at) <= now,
});
