import type { Env } from "../env.ts";

/** Whether the database is the starter's own: a hosted one never answers on this machine's Supabase port. */
export const isEmbedded = ({
  NEXT_PUBLIC_SUPABASE_URL: url,
  SUPABASE_PORT: port,
}: Pick<Env, "NEXT_PUBLIC_SUPABASE_URL" | "SUPABASE_PORT">): boolean =>
  url === undefined || url === `http://127.0.0.1:${port}`;
