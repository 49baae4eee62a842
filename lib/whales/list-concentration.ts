import type { Context } from "../context.ts";
import { type Reply, reply } from "../http/reply.ts";
import type { Figure } from "../markets/figure.ts";
import { toFigure } from "../markets/to-figure.ts";
import { toIso } from "../markets/to-market.ts";
import { unwrap } from "../supabase/to-db-error.ts";
import { hhiBand } from "./hhi-band.ts";
import { KNOWN_CONTRACTS } from "./known-contracts.ts";
import { pageMetadata } from "./page-metadata.ts";
import type { ConcentrationRow } from "./schema.ts";
import { toFilterArgs } from "./to-filter-args.ts";
import { type MarketReferenceRow, toMarketReference } from "./to-market-reference.ts";
import type { ConcentrationInput } from "./whale-filter.ts";

type Row = {
  token_id: string;
  outcome: string | null;
  coverage: Figure["coverage"];
  as_of: string;
  listed: number;
  outstanding: number | null;
  hhi_low: number | null;
  hhi_high: number | null;
  top1: number | null;
  top5: number | null;
  top10: number | null;
  nakamoto: number | null;
  nakamoto_exact: boolean | null;
  gini: number | null;
  market: MarketReferenceRow;
};
type Answer = { total: number; rows: Row[] };

export async function listConcentration(
  ctx: Pick<Context, "db" | "origin" | "signal" | "now">,
  input: ConcentrationInput,
): Promise<Reply<ConcentrationRow[]>> {
  const { total, rows } = unwrap(
    await ctx.db
      .rpc("list_concentration", {
        ...toFilterArgs(ctx, input),
        p_contracts: [...KNOWN_CONTRACTS],
        p_exclude_mm: input.exclude_mm ?? false,
        p_sort: input.sort,
        p_limit: input.limit,
        p_offset: input.offset,
      })
      .abortSignal(ctx.signal),
  ) as Answer;
  return reply(rows.map(toConcentrationRow), { metadata: pageMetadata(ctx, input, total) });
}

const inverse = (hhi: number | null) => (hhi ? 10_000 / hhi : null);

function toConcentrationRow(row: Row): ConcentrationRow {
  const { hhi_low: low, hhi_high: high } = row;
  const basis = {
    n: row.listed,
    coverage: row.coverage,
    asOf: toIso(row.as_of),
    version: "concentration-1",
  };
  const isExact = low === high;
  /** The list is its largest holders: only one that is shorter than `count` leaves something out. */
  const top = (value: number | null, count: number) =>
    toFigure(value, {
      ...basis,
      coverage: row.coverage === "complete" || row.listed >= count ? "complete" : "lower_bound",
    });
  return {
    market: toMarketReference(row.market),
    outcome: row.outcome,
    tokenId: row.token_id,
    listed: row.listed,
    outstandingShares: row.outstanding,
    hhi: toFigure(
      low,
      { ...basis, coverage: isExact ? row.coverage : "lower_bound" },
      { low, high },
    ),
    band: low !== null && high !== null && hhiBand(low) === hhiBand(high) ? hhiBand(low) : null,
    effectiveHolders: toFigure(isExact ? inverse(low) : null, basis, {
      low: inverse(high),
      high: inverse(low),
    }),
    top1: top(row.top1, 1),
    top5: top(row.top5, 5),
    top10: top(row.top10, 10),
    nakamoto: toFigure(row.nakamoto, {
      ...basis,
      coverage: row.nakamoto_exact ? "complete" : "lower_bound",
    }),
    gini: toFigure(row.gini, basis),
  };
}
