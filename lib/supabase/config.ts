import type { Env } from "../env.ts";
import { notConfigured } from "../errors.ts";

export type SupabaseConfig = { url: string; publishableKey: string };

/** The embedded stack hands its keys to the app under the names that a hosted project uses. */
export function supabaseConfig(env: Env): SupabaseConfig {
  if (!env.NEXT_PUBLIC_SUPABASE_PUBLISHABLE_KEY)
    throw notConfigured(
      "NEXT_PUBLIC_SUPABASE_PUBLISHABLE_KEY",
      "`npm start` sets it for the embedded database, a hosted project shows it under API keys",
    );
  return {
    url: env.NEXT_PUBLIC_SUPABASE_URL ?? `http://127.0.0.1:${env.SUPABASE_PORT}`,
    publishableKey: env.NEXT_PUBLIC_SUPABASE_PUBLISHABLE_KEY,
  };
}
