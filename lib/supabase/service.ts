import { createClient } from "@supabase/supabase-js";
import type { Db } from "../context.ts";
import type { Env } from "../env.ts";
import { notConfigured } from "../errors.ts";
import { supabaseConfig } from "./config.ts";
import type { Database } from "./database.types.ts";
import { databaseFetch } from "./database-fetch.ts";
import { noRealtime } from "./no-realtime.ts";

/** Acts past every policy. The only reader of the secret key; lib/server alone may import this. */
export function createServiceDb(env: Env): Db {
  const secretKey = env.SUPABASE_SECRET_KEY;
  if (!secretKey)
    throw notConfigured("SUPABASE_SECRET_KEY", "market writes, roles and runs need service rights");
  return createClient<Database>(supabaseConfig(env).url, secretKey, {
    accessToken: () => Promise.resolve(null),
    global: { fetch: databaseFetch },
    realtime: noRealtime,
  });
}
