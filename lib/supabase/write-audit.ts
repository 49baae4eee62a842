import type { Context } from "../context.ts";
import { unwrap } from "./to-db-error.ts";

type AuditEntry = { action: string; subject?: string; details?: Record<string, string | number> };

/** Notes what somebody does with more than a user's own rights, before it is done. */
export async function writeAudit(
  { service, user }: Pick<Context, "service" | "user">,
  { action, subject, details = {} }: AuditEntry,
): Promise<void> {
  unwrap(
    await service
      .from("audit_log")
      .insert({ actor_id: user?.id ?? null, action, subject: subject ?? null, details }),
  );
}
