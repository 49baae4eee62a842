import type { Db, Role } from "../context.ts";
import { unwrap } from "../supabase/to-db-error.ts";

/** Roles come from this table only: what a token or a profile says, a user may have written. */
export async function readRoles(service: Db, userId: string): Promise<Role[]> {
  const rows: { role: string }[] = unwrap(
    await service.from("user_roles").select("role").eq("user_id", userId),
  );
  return rows.some(({ role }) => role === "admin") ? ["admin"] : [];
}
