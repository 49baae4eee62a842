import type { Origin } from "../context.ts";
import type { Env } from "../env.ts";

/** The starter says what `auto` turned out to be; without a starter it means the live upstream. */
export function originOf(env: Env): Origin {
  if (env.CASCADIAN_ORIGIN) return env.CASCADIAN_ORIGIN;
  const named = env.POLYMARKET_SOURCE;
  return named === "demo" || named === "recorded" ? named : "polymarket";
}
