import type { AuthContext } from "../auth/auth-context.ts";
import { type Context, userOf } from "../context.ts";
import { invalidInput } from "../errors.ts";

/** Supabase Auth's administration, which the secret key opens. */
export type AccountsPort = { endAccount(userId: string): Promise<void> };

type DeleteContext = Pick<Context, "user" | "log"> &
  Pick<AuthContext, "auth" | "forgetToken"> &
  AccountsPort;

export async function deleteAccount(ctx: DeleteContext, { email }: { email: string }) {
  const user = userOf(ctx);
  if (email.toLowerCase() !== user.email.toLowerCase())
    throw invalidInput("email", "must be the address of this account");
  const { data } = await ctx.auth.getSession();
  await ctx.endAccount(user.id);
  // Of the account's own session only the cookie is left.
  await ctx.auth.signOut({ scope: "local" });
  if (data.session) ctx.forgetToken(data.session.access_token);
  ctx.log("info", "account deleted", { userId: user.id });
  return { deleted: true as const };
}
