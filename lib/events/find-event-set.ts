import type { Context } from "../context.ts";
import type { Market, MarketDetail } from "../markets/schema.ts";
import { type MarketRow, toMarket } from "../markets/to-market.ts";
import { unwrap } from "../supabase/to-db-error.ts";

export type SetMember = Market & {
  /** The outcome's own words within the event, where the upstream gives them. */
  groupTitle: string | null;
  feeSchedule: MarketDetail["feeSchedule"];
};

/** An event's markets as one set of outcomes, with what says whether the set holds every outcome. */
export type EventSet = {
  id: string;
  slug: string;
  title: string;
  closed: boolean;
  /** At most one of the markets ends as Yes. */
  negRisk: boolean | null;
  /** Outcomes may still be added, and an "Other" changes its meaning as they are. */
  negRiskAugmented: boolean | null;
  markets: SetMember[];
};

type Answer = {
  event: { id: string; slug: string; title: string; closed: boolean; neg_risk: boolean | null };
  markets: MarketRow[];
};

const IDS_A_READ = 100;

/** By slug or event id, within the active source; null where there is none. */
export async function findEventSet(
  { db, origin, signal }: Pick<Context, "db" | "origin" | "signal">,
  key: string,
): Promise<EventSet | null> {
  const answer = unwrap(
    await db.rpc("get_event", { p_origin: origin, p_key: key }).abortSignal(signal),
  ) as Answer | null;
  if (!answer) return null;
  const { event, markets } = answer;
  const [flags] = unwrap(
    await db
      .from("events")
      .select("neg_risk_augmented")
      .eq("origin", origin)
      .eq("id", event.id)
      .abortSignal(signal),
  );
  const details = await readDetails({ db, origin, signal }, markets);
  return {
    id: event.id,
    slug: event.slug,
    title: event.title,
    closed: event.closed,
    negRisk: event.neg_risk,
    negRiskAugmented: flags?.neg_risk_augmented ?? null,
    markets: markets.map((row) => ({
      ...toMarket(row),
      groupTitle: details.get(row.id)?.group_item_title ?? null,
      feeSchedule: (details.get(row.id)?.fee_schedule ?? null) as MarketDetail["feeSchedule"],
    })),
  };
}

async function readDetails(
  { db, origin, signal }: Pick<Context, "db" | "origin" | "signal">,
  markets: readonly MarketRow[],
) {
  const ids = markets.map(({ id }) => id);
  const chunks = Array.from({ length: Math.ceil(ids.length / IDS_A_READ) }, (_, index) =>
    ids.slice(index * IDS_A_READ, (index + 1) * IDS_A_READ),
  );
  const lists = await Promise.all(
    chunks.map(async (chunk) =>
      unwrap(
        await db
          .from("market_details")
          .select("market_id, group_item_title, fee_schedule")
          .eq("origin", origin)
          .in("market_id", chunk)
          .abortSignal(signal),
      ),
    ),
  );
  return new Map(lists.flat().map((row) => [row.market_id, row]));
}
