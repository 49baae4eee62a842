import { type Env, parseEnv } from "../env.ts";
import { processWide } from "./process-wide.ts";

/** Read at run time and whole, so that one build serves the embedded and a hosted Supabase. */
export const serverEnv = (): Env => processWide("env", () => parseEnv(process.env));
