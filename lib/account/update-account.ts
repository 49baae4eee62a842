import { type Context, userOf } from "../context.ts";
import { unwrap } from "../supabase/to-db-error.ts";
import type { Account } from "./api.ts";
import { getAccount } from "./get-account.ts";

export async function updateAccount(
  ctx: Pick<Context, "db" | "user">,
  { displayName }: { displayName: string | null },
): Promise<Account> {
  const { id } = userOf(ctx);
  unwrap(
    await ctx.db.from("users").update({ display_name: displayName }).eq("id", id).select("id"),
  );
  return getAccount(ctx);
}
