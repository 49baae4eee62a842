import type { Figure } from "../markets/figure.ts";
import { toFigure } from "../markets/to-figure.ts";
import { toIso } from "../markets/to-market.ts";
import { KNOWN_CONTRACTS } from "./known-contracts.ts";
import { measureConcentration } from "./measure-concentration.ts";
import type { HolderList } from "./schema.ts";

/** As the SQL function `list_holders` gives it. */
export type StoredHolderList = {
  token_id: string;
  listed: number;
  shares_total: number | null;
  coverage: Figure["coverage"];
  as_of: string;
  holders: { wallet: string; name: string | null; shares: number; is_market_maker: boolean }[];
};

type Outcome = { marketId: string; outcome: string; tokenId: string; now: Date };

/** An outcome that the upstream's answer lacks has no holders: a complete list of none. */
export function toHolderList(
  list: StoredHolderList | undefined,
  { marketId, outcome, tokenId, now }: Outcome,
): HolderList {
  const held = list?.holders ?? [];
  const coverage = list?.coverage ?? "complete";
  const asOf = list ? toIso(list.as_of) : now.toISOString();
  const measured = measureConcentration(held, {
    total: list?.shares_total ?? null,
    isComplete: coverage === "complete",
    contracts: KNOWN_CONTRACTS,
  });
  const basis = { n: measured.listed, coverage, asOf, version: "concentration-1" };
  const { hhi, outstanding } = measured;
  return {
    marketId,
    outcome,
    tokenId,
    coverage,
    asOf,
    outstandingShares: outstanding,
    hhi: toFigure(
      hhi?.low ?? null,
      { ...basis, coverage: hhi && hhi.high > hhi.low ? "lower_bound" : coverage },
      hhi,
    ),
    top10: toFigure(measured.top10, basis),
    holders: held.map(({ wallet, name, shares, is_market_maker }) => {
      const isContract = KNOWN_CONTRACTS.includes(wallet);
      const share = outstanding && !isContract ? Math.min(1, shares / outstanding) : null;
      return {
        wallet,
        walletName: name,
        shares,
        shareOfOutcome: toFigure(share, basis),
        isMarketMaker: is_market_maker,
        isContract,
      };
    }),
  };
}
