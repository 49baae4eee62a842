import type { Context } from "../context.ts";
import { type Reply, reply } from "../http/reply.ts";
import type { Figure } from "../markets/figure.ts";
import { toFigure } from "../markets/to-figure.ts";
import { toIso } from "../markets/to-market.ts";
import { unwrap } from "../supabase/to-db-error.ts";
import { detectFlips, type Flip, type HoldingEvent } from "./detect-flips.ts";
import { pageMetadata } from "./page-metadata.ts";
import type { WhaleFlip } from "./schema.ts";
import { toFilterArgs } from "./to-filter-args.ts";
import { type MarketReferenceRow, toMarketReference } from "./to-market-reference.ts";
import { type Exposure, toExposure } from "./to-exposure.ts";
import type { WhaleFlipsInput } from "./whale-filter.ts";

type Row = {
  wallet: string;
  wallet_name: string | null;
  is_market_maker: boolean;
  coverage: Figure["coverage"] | null;
  market: MarketReferenceRow;
  opening: [at: number, shares: number, price: number] | null;
  events: [at: number, kind: HoldingEvent["kind"], shares: number | null, price: number][] | null;
  others: [at: number, shares: number][] | null;
};
type Answer = { found: number; rows: Row[]; as_of: string };

const DEFAULT_THRESHOLD_USD = 10_000;
const MOST_CANDIDATES = 500;

const SORT_KEYS: Record<string, (flip: WhaleFlip) => number> = {
  flippedAt: (flip) => Date.parse(flip.flippedAt),
  afterUsd: (flip) => flip.after.usd.value ?? 0,
  beforeUsd: (flip) => flip.before.usd.value ?? 0,
};

/** Both legs lie within the window; the database narrows wallets down, `detectFlips` decides. */
export async function listWhaleFlips(
  ctx: Pick<Context, "db" | "origin" | "signal" | "now">,
  input: WhaleFlipsInput,
): Promise<Reply<WhaleFlip[]>> {
  const thresholdUsd = input.min_usd ?? DEFAULT_THRESHOLD_USD;
  const answer = unwrap(
    await ctx.db
      .rpc("list_flip_candidates", {
        ...toFilterArgs(ctx, input),
        p_min_usd: thresholdUsd,
        p_exclude_mm: input.exclude_mm ?? false,
        p_limit: MOST_CANDIDATES,
      })
      .abortSignal(ctx.signal),
  ) as Answer;
  const isCut = answer.found > answer.rows.length;
  const flips = answer.rows.flatMap((row) =>
    toFlips(row, thresholdUsd, toIso(answer.as_of), isCut),
  );
  const sign = input.sort.startsWith("-") ? -1 : 1;
  const keyOf = SORT_KEYS[input.sort.replace("-", "")] ?? (() => 0);
  flips.sort((a, b) => sign * (keyOf(a) - keyOf(b)) || (a.wallet < b.wallet ? -1 : 1));
  const page = flips.slice(input.offset, input.offset + input.limit);
  return reply(page, { metadata: pageMetadata(ctx, input, flips.length) });
}

function toFlips(row: Row, thresholdUsd: number, asOf: string, isCut: boolean): WhaleFlip[] {
  const events = (row.events ?? []).map(([at, kind, shares, price]) => ({
    at,
    kind,
    shares,
    price,
  }));
  const found = detectFlips({
    opening: row.opening && toExposure(...row.opening),
    events,
    otherOutcomes: (row.others ?? []).map(([at, shares]) => ({ at, shares })),
    thresholdUsd,
  });
  const coverage = isCut ? "truncated" : (row.coverage ?? "lower_bound");
  const basis = { n: events.length, coverage, asOf, version: "flip-1" } as const;
  const toLeg = ({ at, shares, price, usd }: Exposure): WhaleFlip["before"] => ({
    at: new Date(at).toISOString(),
    side: shares > 0 ? "YES" : "NO",
    shares: toFigure(shares, basis),
    price,
    usd: toFigure(usd, basis),
  });
  return found.map(({ at, before, after }: Flip) => ({
    wallet: row.wallet,
    walletName: row.wallet_name,
    market: toMarketReference(row.market),
    flippedAt: new Date(at).toISOString(),
    before: toLeg(before),
    after: toLeg(after),
    isMarketMaker: row.is_market_maker,
  }));
}
