import { type Context, userOf } from "../context.ts";
import { unwrap } from "../supabase/to-db-error.ts";

type Section = {
  name: string;
  table: string;
  columns: string;
  /** The column that holds the user's id; null where a policy alone decides, by a parent's owner. */
  owner: "user_id" | "id" | null;
  order: string;
};

const section = (
  name: string,
  table: string,
  { columns = "*", owner = "user_id", order = "created_at" }: Partial<Section> = {},
): Section => ({ name, table, columns, owner, order });

/** What the file holds, in its order; events of single runs and values of secrets and keys are left out. */
const SECTIONS: readonly Section[] = [
  section("profile", "users", { owner: "id" }),
  section("settings", "user_settings", { order: "updated_at" }),
  section("watchlist", "watchlist_items"),
  section("screens", "saved_screens"),
  section("walletNotes", "wallet_notes"),
  section("apiKeys", "api_keys", {
    columns: "id, name, prefix, scopes, created_at, last_used_at, expires_at, revoked_at",
  }),
  section("secrets", "secrets", { columns: "id, name, created_at, updated_at, last_used_at" }),
  section("workflows", "workflow_sessions"),
  section("workflowVersions", "workflow_versions", { owner: null }),
  section("schedules", "workflow_schedules"),
  section("runs", "workflow_executions", {
    columns:
      "id, workflow_id, trigger, status, outputs, errors, usage, duration_ms, created_at, finished_at",
  }),
  section("alerts", "alerts"),
  section("alertFirings", "alert_firings", { order: "fired_at" }),
  section("notifications", "notifications"),
  section("signals", "signals"),
  section("llmUsage", "llm_usage"),
];

const PAGE = 500;

/** Read with the user's own rights, so that a policy and not this list decides whose rows they are. */
export async function exportAccount(
  ctx: Pick<Context, "db" | "user" | "signal" | "now">,
): Promise<Response> {
  const file: Record<string, unknown> = { exportedAt: ctx.now().toISOString() };
  for (const one of SECTIONS) file[one.name] = await readAll(ctx, one);
  return new Response(JSON.stringify(file, null, 2), {
    headers: {
      "content-type": "application/json",
      "content-disposition": 'attachment; filename="cascadian-account.json"',
    },
  });
}

async function readAll(
  ctx: Pick<Context, "db" | "user" | "signal">,
  { table, columns, owner, order }: Section,
): Promise<unknown[]> {
  const rows: unknown[] = [];
  for (;;) {
    // The list names its tables as text, so that the client's types know none of them.
    const all = ctx.db.from(table as "users").select(columns);
    const mine = owner === null ? all : all.eq(owner as "id", userOf(ctx).id);
    const page: unknown[] = unwrap(
      await mine
        .order(order as "created_at")
        .range(rows.length, rows.length + PAGE - 1)
        .abortSignal(ctx.signal),
    );
    rows.push(...page);
    if (page.length < PAGE) return rows;
  }
}
