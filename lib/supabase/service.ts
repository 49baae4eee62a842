import { createClient } from "@supabase/supabase-js";
import type { Db } from "../context.ts";
import type { Env } from "../env.ts";
import { notConfigured } from "../errors.ts";
import { supabaseConfig } from "./config.ts";
import type { Database } from "./database.types.ts";
import { databaseFetch } from "./database-fetch.ts";
import { noRealtime } from "./no-realtime.ts";

function secretKeyOf({ SUPABASE_SECRET_KEY }: Env): string {
  if (SUPABASE_SECRET_KEY) return SUPABASE_SECRET_KEY;
  throw notConfigured("SUPABASE_SECRET_KEY", "market writes, roles and runs need service rights");
}

/** Acts past every policy. This file is the only reader of the secret key; lib/server alone may import it. */
export function createServiceDb(env: Env): Db {
  return createClient<Database>(supabaseConfig(env).url, secretKeyOf(env), {
    accessToken: () => Promise.resolve(null),
    global: { fetch: databaseFetch },
    realtime: noRealtime,
  });
}

/** The administration of accounts: sessions without a password, and an account's end. */
export function createAdminAuth(env: Env) {
  return createClient<Database>(supabaseConfig(env).url, secretKeyOf(env), {
    auth: { persistSession: false, autoRefreshToken: false, detectSessionInUrl: false },
    global: { fetch: databaseFetch },
    realtime: noRealtime,
  }).auth.admin;
}
