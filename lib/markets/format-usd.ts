const compact = new Intl.NumberFormat("en-US", {
  style: "currency",
  currency: "USD",
  notation: "compact",
  maximumSignificantDigits: 3,
});
const full = new Intl.NumberFormat("en-US", {
  style: "currency",
  currency: "USD",
  maximumFractionDigits: 2,
});

/** Dollars: "$1.28M" for a column, "$1,284,301.50" where there is room; unknown is "—". */
export function formatUsd(usd: number | null | undefined, style: "compact" | "full" = "compact") {
  if (usd == null) return "—";
  return (style === "full" ? full : compact).format(usd);
}
