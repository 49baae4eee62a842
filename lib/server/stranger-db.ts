import type { Db } from "../context.ts";
import { supabaseConfig } from "../supabase/config.ts";
import { createUserDb } from "../supabase/user.ts";
import { serverEnv } from "./env.ts";
import { processWide } from "./process-wide.ts";

/** Reads what everyone may read. */
export const strangerDb = (): Db =>
  processWide("stranger-db", () => createUserDb(supabaseConfig(serverEnv()), null));
