import { type Answer, failed } from "./answer.ts";
import { readScope } from "./data-query.ts";
import { type DataSource, heldPositions } from "./data-source.ts";
import { markOf } from "./ledger.ts";
import { money } from "./wire-dates.ts";

/** Dollars that a wallet's open positions are worth, in the markets that are asked for. */
export function valueOf(source: DataSource, query: URLSearchParams): number | Answer {
  const scope = readScope(source, query, 500);
  if ("status" in scope) return scope;
  if (scope.wallet === undefined) return failed(400, "required query param 'user' not provided");
  if (!scope.wallet) return 0;
  const held = heldPositions(source, scope.wallet).filter(
    ({ market }) => scope.markets?.some((one) => one.tradeKey === market.tradeKey) ?? true,
  );
  return money(
    held.reduce(
      (sum, { market, outcome, size }) => sum + size * markOf(market, outcome, source.now),
      0,
    ),
  );
}
