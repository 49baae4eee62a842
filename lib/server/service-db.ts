import type { Db } from "../context.ts";
import { createServiceDb } from "../supabase/service.ts";
import { serverEnv } from "./env.ts";
import { processWide } from "./process-wide.ts";

/** One client a process: it holds no state but its key. */
export const serviceDb = (): Db => processWide("service-db", () => createServiceDb(serverEnv()));
