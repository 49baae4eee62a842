import type { Session as StoredSession, User } from "@supabase/supabase-js";
import type { AuthContext } from "./auth-context.ts";
import { readRoles } from "./read-roles.ts";
import type { Session } from "./schema.ts";

export async function toSession(
  { service }: Pick<AuthContext, "service">,
  user: User,
  session: StoredSession,
): Promise<Session> {
  const expiresAt = new Date((session.expires_at ?? 0) * 1000).toISOString();
  const roles = await readRoles(service, user.id);
  return {
    user: { id: user.id, email: user.email ?? "", roles },
    accessToken: session.access_token,
    expiresAt,
  };
}
