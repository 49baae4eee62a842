import { createClient } from "@supabase/supabase-js";
import type { Db } from "../context.ts";
import type { SupabaseConfig } from "./config.ts";
import type { Database } from "./database.types.ts";
import { databaseFetch } from "./database-fetch.ts";
import { noRealtime } from "./no-realtime.ts";

/** A client with the rights of one access token; without a token, those of a stranger. */
export function createUserDb(config: SupabaseConfig, accessToken: string | null): Db {
  return createClient<Database>(config.url, config.publishableKey, {
    accessToken: () => Promise.resolve(accessToken),
    global: { fetch: databaseFetch },
    realtime: noRealtime,
  });
}
