import type { SupabaseClient } from "@supabase/supabase-js";
import type { Env } from "./env.ts";
import { AppError } from "./errors.ts";
import type { Database } from "./supabase/database.types.ts";

/** A client that speaks with the rights of whoever it was made for. */
export type Db = SupabaseClient<Database>;

export type Role = "admin";

export type Actor = { id: string; email: string; roles: readonly Role[] };

/** Where the rows that a read shows came from; rows of another origin are never mixed in. */
export type Origin = "polymarket" | "recorded" | "demo";

export type Log = (
  level: "debug" | "info" | "warn" | "error",
  message: string,
  fields?: Record<string, unknown>,
) => void;

/** What every verb may reach. Verbs ask for the parts that they use; a fake gives just those. */
export type Context = {
  env: Env;
  origin: Origin;
  /** Null for a stranger and for cron. */
  user: Actor | null;
  /** Acts as the request's user, so that policies hold. */
  db: Db;
  /** Acts past every policy: for market writes, run logs and jobs, never with a user's value unchecked. */
  service: Db;
  now(): Date;
  /** Aborted when the client went away or the time is up. */
  signal: AbortSignal;
  log: Log;
  traceId: string;
};

/** The signed-in user; a route with `access: "user"` has checked that there is one. */
export function userOf({ user }: Pick<Context, "user">): Actor {
  if (!user) throw new AppError("UNAUTHENTICATED", "Sign in first");
  return user;
}
