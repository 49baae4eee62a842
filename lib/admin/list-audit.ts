import type { Context } from "../context.ts";
import { type Reply, reply } from "../http/reply.ts";
import { toIso } from "../markets/to-market.ts";
import { unwrap } from "../supabase/to-db-error.ts";
import type { AuditEntry, OutboxMail } from "./schema.ts";

type Page = { limit: number; cursor?: number | undefined };
type AuditRow = Omit<AuditEntry, "createdAt"> & { created_at: string };

export async function listAudit(
  { service }: Pick<Context, "service">,
  { limit, cursor }: Page,
): Promise<Reply<AuditEntry[]>> {
  const rows = unwrap(
    await service.rpc("list_audit", {
      p_limit: limit + 1,
      ...(cursor !== undefined && { p_before: cursor }),
    }),
  ) as AuditRow[];
  return toPage(
    rows.map(({ created_at, ...row }) => ({ ...row, createdAt: toIso(created_at) })),
    limit,
  );
}

export async function listMails(
  { service }: Pick<Context, "service">,
  { limit, cursor }: Page,
): Promise<Reply<OutboxMail[]>> {
  let query = service.from("mail_outbox").select("id, recipient, subject, body, created_at");
  if (cursor !== undefined) query = query.lt("id", cursor);
  const rows = unwrap(await query.order("id", { ascending: false }).limit(limit + 1));
  return toPage(
    rows.map(({ created_at, ...row }) => ({ ...row, createdAt: toIso(created_at) })),
    limit,
  );
}

function toPage<Row extends { id: number }>(found: Row[], limit: number): Reply<Row[]> {
  const rows = found.slice(0, limit);
  const last = found.length > limit ? rows.at(-1) : undefined;
  return reply(rows, { metadata: { limit, nextCursor: last ? String(last.id) : null } });
}
