import { combineChunks, createServerClient } from "@supabase/ssr";
import { z } from "zod";
import { supabaseConfig } from "../supabase/config.ts";
import { databaseFetch } from "../supabase/database-fetch.ts";
import { noRealtime } from "../supabase/no-realtime.ts";
import type { Auth } from "../auth/auth-context.ts";
import { toAuthError } from "../auth/to-auth-error.ts";
import { cookieJar } from "./cookie-jar.ts";
import { serverEnv } from "./env.ts";

const SESSION_COOKIE = "cascadian-session";
const RENEW_BEFORE_SECONDS = 90;

const storedSessionSchema = z.object({ access_token: z.string(), expires_at: z.number() });

/** The auth client whose session lives in this request's cookies; what it changes is set on the answer. */
export function authOf(request: Request): Auth {
  const jar = cookieJar(request);
  const { url, publishableKey } = supabaseConfig(serverEnv());
  const client = createServerClient(url, publishableKey, {
    cookies: { getAll: jar.read, setAll: jar.write, encode: "tokens-only" },
    cookieOptions: { name: SESSION_COOKIE },
    global: { fetch: databaseFetch },
    realtime: noRealtime,
  });
  return client.auth;
}

/** The access token in the cookies, not verified; renewed first where `renew` may set cookies. */
export async function cookieToken(request: Request, renew: boolean): Promise<string | null> {
  const session = await storedSession(request);
  if (!session) return null;
  const isFresh = session.expires_at - Date.now() / 1000 > RENEW_BEFORE_SECONDS;
  if (isFresh || !renew) return session.access_token;
  const { data, error } = await authOf(request).getSession();
  if (error) {
    const failure = toAuthError(error);
    if (failure.code === "UNAVAILABLE") throw failure;
  }
  return data.session?.access_token ?? null;
}

async function storedSession(request: Request) {
  const cookies = new Map(
    cookieJar(request)
      .read()
      .map(({ name, value }) => [name, value]),
  );
  const stored = await combineChunks(SESSION_COOKIE, (name) => cookies.get(name) ?? null);
  if (!stored?.startsWith("base64-")) return null;
  try {
    const json = Buffer.from(stored.slice("base64-".length), "base64url").toString("utf8");
    return storedSessionSchema.parse(JSON.parse(json));
  } catch {
    return null;
  }
}
