import type { RunEstimate } from "./estimate-api.ts";

/** What a run would cost in a few words; "—" where one figure is not known. */
export function describeEstimate({ nodes, usd }: RunEstimate): string {
  if (nodes.every(({ provider }) => provider === "rules")) return "free, by the rules";
  if (usd === null) return "—";
  return usd < 0.0001 ? "< $0.0001" : `$${usd.toPrecision(2)}`;
}
