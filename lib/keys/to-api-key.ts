import type { KeyScope } from "../http/key-scope.ts";
import { toIso } from "../markets/to-market.ts";
import type { Database } from "../supabase/database.types.ts";
import type { ApiKey } from "./schema.ts";

export const API_KEY_COLUMNS =
  "id, name, prefix, scopes, created_at, last_used_at, expires_at, revoked_at" as const;

type Row = Omit<Database["public"]["Tables"]["api_keys"]["Row"], "user_id" | "hash">;

export const toApiKey = (row: Row): ApiKey => ({
  id: row.id,
  name: row.name,
  prefix: row.prefix,
  scopes: row.scopes as KeyScope[],
  createdAt: toIso(row.created_at),
  lastUsedAt: row.last_used_at && toIso(row.last_used_at),
  expiresAt: row.expires_at && toIso(row.expires_at),
  revokedAt: row.revoked_at && toIso(row.revoked_at),
});
