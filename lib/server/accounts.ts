import { createClient } from "@supabase/supabase-js";
import { AppError } from "../errors.ts";
import { toAuthError } from "../auth/to-auth-error.ts";
import { supabaseConfig } from "../supabase/config.ts";
import { databaseFetch } from "../supabase/database-fetch.ts";
import { noRealtime } from "../supabase/no-realtime.ts";
import { createAdminAuth } from "../supabase/service.ts";
import { serverEnv } from "./env.ts";

export type UserSession = { accessToken: string; refreshToken: string; expiresAtMs: number };

/** A client of its own for each session: a shared one would remember the last. */
function sessionAuth() {
  const { url, publishableKey } = supabaseConfig(serverEnv());
  return createClient(url, publishableKey, {
    auth: { persistSession: false, autoRefreshToken: false, detectSessionInUrl: false },
    global: { fetch: databaseFetch },
    realtime: noRealtime,
  }).auth;
}

type StoredSession = { access_token: string; refresh_token: string; expires_at?: number };

const toUserSession = (session: StoredSession): UserSession => ({
  accessToken: session.access_token,
  refreshToken: session.refresh_token,
  expiresAtMs: (session.expires_at ?? 0) * 1000,
});

/**
 * A session of a user without their password, through a one-time token that only the secret key can have made. What
 * speaks with it has that user's rights and no more.
 */
export async function openSessionFor(user: { id: string; email: string }): Promise<UserSession> {
  const link = await createAdminAuth(serverEnv()).generateLink({
    type: "magiclink",
    email: user.email,
  });
  if (link.error) throw toAuthError(link.error);
  const { data, error } = await sessionAuth().verifyOtp({
    type: "magiclink",
    token_hash: link.data.properties.hashed_token,
  });
  if (error) throw toAuthError(error);
  // An address may have gone over to another account since it was read.
  if (!data.session || data.user?.id !== user.id)
    throw new AppError("UNAUTHENTICATED", "The account of this key has changed; sign in again");
  return toUserSession(data.session);
}

/** The same session with a new token; null where it was ended. */
export async function renewSessionOf({ refreshToken }: UserSession): Promise<UserSession | null> {
  const { data, error } = await sessionAuth().refreshSession({ refresh_token: refreshToken });
  if (error && toAuthError(error).code === "UNAVAILABLE") throw toAuthError(error);
  return data.session && toUserSession(data.session);
}

/** Ends an account; the database takes everything along that hangs on it. */
export async function endAccount(userId: string): Promise<void> {
  const { error } = await createAdminAuth(serverEnv()).deleteUser(userId);
  if (error) throw toAuthError(error);
}
