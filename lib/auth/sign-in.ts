import type { AuthContext } from "./auth-context.ts";
import type { Session } from "./schema.ts";
import { toAuthError } from "./to-auth-error.ts";
import { toSession } from "./to-session.ts";

export async function signIn(
  ctx: AuthContext,
  { email, password }: { email: string; password: string },
): Promise<Session> {
  const { data, error } = await ctx.auth.signInWithPassword({ email, password });
  if (error) throw toAuthError(error);
  return toSession(ctx, data.user, data.session);
}
