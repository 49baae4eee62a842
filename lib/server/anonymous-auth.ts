import { createClient } from "@supabase/supabase-js";
import type { Auth } from "../auth/auth-context.ts";
import { supabaseConfig } from "../supabase/config.ts";
import { databaseFetch } from "../supabase/database-fetch.ts";
import { noRealtime } from "../supabase/no-realtime.ts";
import { serverEnv } from "./env.ts";
import { processWide } from "./process-wide.ts";

/** Keeps the project's signing keys and no session, so that a process may share it. */
export const anonymousAuth = (): Auth =>
  processWide("anonymous-auth", () => {
    const { url, publishableKey } = supabaseConfig(serverEnv());
    return createClient(url, publishableKey, {
      auth: { persistSession: false, autoRefreshToken: false, detectSessionInUrl: false },
      global: { fetch: databaseFetch },
      realtime: noRealtime,
    }).auth;
  });
