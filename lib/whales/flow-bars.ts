import type { Figure } from "../markets/figure.ts";
import type { WhaleFlow } from "./schema.ts";

export type FlowBar = {
  key: string;
  flow: WhaleFlow;
  buyUsd: number;
  sellUsd: number;
  net: Figure;
  /** Of the widest side of all bars, 0 to 1. */
  buyShare: number;
  sellShare: number;
  /** Where the net lies, −1 to 1 on the same scale. */
  netShare: number;
};

/** Buys to the right and sells to the left of one middle, all on one scale. */
export function toFlowBars(flows: readonly WhaleFlow[], isCleaned: boolean): FlowBar[] {
  const sides = flows.map((flow) => ({ flow, side: isCleaned ? flow.cleaned : flow.raw }));
  const widest = Math.max(
    ...sides.flatMap(({ side }) => [side.buyUsd.value ?? 0, side.sellUsd.value ?? 0]),
    1,
  );
  return sides.map(({ flow, side }) => {
    const [buyUsd, sellUsd] = [side.buyUsd.value ?? 0, side.sellUsd.value ?? 0];
    return {
      key: flow.key ?? "",
      flow,
      buyUsd,
      sellUsd,
      net: side.netUsd,
      buyShare: buyUsd / widest,
      sellShare: sellUsd / widest,
      netShare: (buyUsd - sellUsd) / widest,
    };
  });
}
