const compact = new Intl.NumberFormat("en-US", {
  style: "currency",
  currency: "USD",
  notation: "compact",
  maximumSignificantDigits: 3,
});
// What was rounded carries as many digits as its neighbours in a column, "$29.0K" under "$28.6K"; "$10K" is exact.
const thousands = new Intl.NumberFormat("en-US", {
  style: "currency",
  currency: "USD",
  notation: "compact",
  minimumSignificantDigits: 3,
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
  if (style === "full") return full.format(usd);
  const isRounded = Math.abs(usd) >= 999.5 && Number(usd.toPrecision(3)) !== usd;
  return (isRounded ? thousands : compact).format(usd);
}
