import { AppError, invalidInput } from "../errors.ts";
import type { Market } from "./schema.ts";

type TradedOutcome = { name: string; tokenId: string };

/** The named outcome, else the first; only what has a token is traded. */
export function pickOutcome(market: Market, name: string | undefined): TradedOutcome {
  const wanted = name?.toLowerCase();
  const outcome =
    wanted === undefined
      ? market.outcomes[0]
      : market.outcomes.find((candidate) => candidate.name.toLowerCase() === wanted);
  if (!outcome && name !== undefined) {
    const names = market.outcomes.map((candidate) => candidate.name).join(", ");
    throw invalidInput("outcome", `is none of ${names || "this market's outcomes"}`);
  }
  if (!outcome?.tokenId)
    throw new AppError("NOT_FOUND", `Market ${market.id} is not traded on the order book`);
  return { name: outcome.name, tokenId: outcome.tokenId };
}
