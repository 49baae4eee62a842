import type { Figure } from "../markets/figure.ts";
import { toFigure } from "../markets/to-figure.ts";

const NICHE_VOLUME_USD = 50_000;

/** Dollars over the market's 24 h volume; unknown where that is unknown or nothing. */
export function relativeSize(
  usd: number | null,
  volume24hUsd: number | null | undefined,
  asOf: string,
): { relativeSize: Figure; isNiche: boolean | null } {
  const isKnown = usd !== null && volume24hUsd != null && volume24hUsd > 0;
  return {
    relativeSize: toFigure(isKnown ? usd / volume24hUsd : null, {
      n: 1,
      coverage: "complete",
      asOf,
      version: "whale-1",
    }),
    isNiche: volume24hUsd == null ? null : volume24hUsd < NICHE_VOLUME_USD,
  };
}
