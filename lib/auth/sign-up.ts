import type { AuthContext } from "./auth-context.ts";
import type { Session } from "./schema.ts";
import { toAuthError } from "./to-auth-error.ts";
import { toSession } from "./to-session.ts";

/** A hosted project may want the address confirmed first; then there is no session yet. */
export async function signUp(
  ctx: AuthContext,
  { email, password }: { email: string; password: string },
): Promise<Session | { confirmationSent: true }> {
  const { data, error } = await ctx.auth.signUp({ email, password });
  if (error) throw toAuthError(error);
  if (!data.user || !data.session) return { confirmationSent: true };
  return toSession(ctx, data.user, data.session);
}
