import { type Context, userOf } from "../context.ts";
import { notFound } from "../errors.ts";
import { toIso } from "../markets/to-market.ts";
import { unwrap } from "../supabase/to-db-error.ts";
import type { Account } from "./api.ts";

export async function getAccount(ctx: Pick<Context, "db" | "user">): Promise<Account> {
  const { id, email, roles } = userOf(ctx);
  const row = unwrap(
    await ctx.db.from("users").select("email, display_name, created_at").eq("id", id).maybeSingle(),
  );
  if (!row) throw notFound("Account", email);
  return {
    id,
    email: row.email ?? email,
    displayName: row.display_name,
    roles: [...roles],
    createdAt: toIso(row.created_at),
  };
}
