import { z } from "zod";
import { NodeFault } from "./node-fault.ts";

/** A market id, condition id or slug in a node's config; left out, the market that comes in is meant. */
export const marketKeySchema = z.string().trim().min(1).max(300).optional().meta({
  title: "Market",
  description: "Id, condition id or slug; empty takes the first market that comes in",
});

/** Of the config, else of what comes in: a market, a row that names one, or the first of a list of these. */
export function marketKeyOf(named: string | undefined, input: unknown): string {
  const key = named ?? keyOfRow(Array.isArray(input) ? input[0] : input);
  if (key === null)
    throw new NodeFault("BAD_INPUT", "No market is named, and none comes in: name one in `market`");
  return key;
}

/** A row of another thing than markets names its market; an upstream list may hold condition ids alone. */
export function keyOfRow(row: unknown): string | null {
  if (typeof row !== "object" || row === null) return null;
  const { marketId, id, conditionId } = row as Record<string, unknown>;
  const found = [marketId, id, conditionId].find((key) => typeof key === "string" && key !== "");
  return typeof found === "string" ? found : null;
}

export const unknownMarket = (key: string) =>
  new NodeFault("BAD_INPUT", `There is no market ${JSON.stringify(key.slice(0, 100))}`);
