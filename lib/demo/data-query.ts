import { type Answer, failed } from "./answer.ts";
import type { DataSource } from "./data-source.ts";
import { parseId } from "./ids.ts";
import type { MarketSpec } from "./market-spec.ts";
import type { Wallet } from "./wallets.ts";

/** Lists are one value with commas in the Data API. */
export function listOf(query: URLSearchParams, ...names: string[]): string[] {
  return names
    .flatMap((name) => query.getAll(name))
    .flatMap((value) => value.split(",").filter(Boolean));
}

export interface Scope {
  /** Undefined: not asked for; null: a well-formed address that nobody has. */
  wallet: Wallet | null | undefined;
  /** The markets that are asked for; undefined: all. */
  markets: MarketSpec[] | undefined;
}

function marketsOfEvents({ world }: DataSource, ids: readonly string[]): MarketSpec[] {
  return ids.flatMap((id) => {
    const place = parseId(id);
    const event = place && place.k === null ? world.eventAt(place.slot, place.n) : null;
    return event?.markets ?? [];
  });
}

/** Whose rows of which markets; every version spells the names its own way. */
export function readScope(
  source: DataSource,
  query: URLSearchParams,
  mostMarkets: number,
): Scope | Answer {
  const user = query.get("user");
  const conditions = listOf(query, "market", "condition", "condition_id", "conditionId");
  const events = listOf(query, "eventId", "event_id");
  if (user !== null && !/^0x[0-9a-f]{40}$/i.test(user)) return failed(400, "invalid user address");
  if (conditions.some((id) => !/^0x[0-9a-f]{62,64}$/i.test(id)))
    return failed(400, "invalid market id");
  if (conditions.length > 0 && events.length > 0)
    return failed(400, "market and eventId are mutually exclusive");
  if (new Set(conditions).size > mostMarkets)
    return failed(400, `at most ${mostMarkets} conditions`);
  const asked = conditions.length + events.length > 0;
  const named = conditions.flatMap((id) => source.world.marketOfCondition(id) ?? []);
  return {
    wallet: user === null ? undefined : (source.log.byAddress.get(user.toLowerCase()) ?? null),
    markets: asked ? [...new Set([...named, ...marketsOfEvents(source, events)])] : undefined,
  };
}

export function readWhole(query: URLSearchParams, name: string, fallback: number): number | null {
  const text = query.get(name);
  const value = text === null || text === "" ? fallback : Number(text);
  return Number.isInteger(value) && value >= 0 ? value : null;
}

export function readBoolean(
  query: URLSearchParams,
  names: readonly string[],
  fallback: boolean,
): boolean {
  const value = names.map((name) => query.get(name)).find((found) => found !== null);
  return value === undefined ? fallback : value === "true";
}
