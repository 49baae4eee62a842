import type { Env } from "../env.ts";
import { serverEnv } from "./env.ts";
import { isEmbedded } from "./is-embedded.ts";

/** Where readers of mails and receivers of webhooks find the terminal; null where nothing says it. */
export const publicUrl = (): string | null =>
  findPublicUrl(serverEnv(), process.env["VERCEL_PROJECT_PRODUCTION_URL"]);

export function findPublicUrl(
  env: Pick<Env, "PUBLIC_URL" | "PORT" | "NEXT_PUBLIC_SUPABASE_URL" | "SUPABASE_PORT">,
  vercelHost: string | undefined,
): string | null {
  if (env.PUBLIC_URL !== undefined) return env.PUBLIC_URL;
  if (vercelHost) return `https://${vercelHost}`;
  return isEmbedded(env) ? `http://localhost:${env.PORT}` : null;
}
