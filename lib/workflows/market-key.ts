import { z } from "zod";
import { NodeFault } from "./node-fault.ts";

/** A market id, condition id or slug in a node's config; left out, the market that comes in is meant. */
export const marketKeySchema = z.string().trim().min(1).max(300).optional().meta({
  title: "Market",
  description: "Id, condition id or slug; empty takes the first market that comes in",
  "x-widget": "market",
});

/** Of the config, else of what comes in: a market, a row that names one, or the first of a list of these. */
export function marketKeyOf(named: string | undefined, input: unknown): string {
  const key = named ?? keyOfRow(Array.isArray(input) ? input[0] : input);
  if (key === null)
    throw new NodeFault("BAD_INPUT", "No market is named, and none comes in: name one in `market`");
  return key;
}

/**
 * The market that a row speaks of: `marketId`, else its `market` (a key, or an object with one), else the row's own id.
 * A row of a trade or a signal has an id that is not its market's, so that one comes last.
 */
export function keyOfRow(row: unknown): string | null {
  if (typeof row !== "object" || row === null) return null;
  const { marketId, market, id, conditionId } = row as Record<string, unknown>;
  const { id: ofMarket, conditionId: condition } = (
    typeof market === "object" && market !== null ? market : {}
  ) as Record<string, unknown>;
  const keys = [marketId, market, ofMarket, condition, id, conditionId];
  const found = keys.find((key) => typeof key === "string" && key !== "");
  return typeof found === "string" ? found : null;
}

export const unknownMarket = (key: string) =>
  new NodeFault("BAD_INPUT", `There is no market ${JSON.stringify(key.slice(0, 100))}`);
