import type { AuthContext } from "./auth-context.ts";

/** Ends this session only; signing out twice, or with a session that has run out, is no error. */
export async function signOut(ctx: AuthContext): Promise<{ signedOut: true }> {
  const { data } = await ctx.auth.getSession();
  await ctx.auth.signOut({ scope: "local" });
  if (data.session) ctx.forgetToken(data.session.access_token);
  return { signedOut: true };
}
