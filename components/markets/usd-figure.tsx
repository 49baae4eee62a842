import { formatUsd } from "@/lib/markets/format-usd";

/** Dollars compact, all of them on hover. */
export function UsdFigure({ usd }: { usd: number | null }) {
  if (usd === null) return <span className="text-faint">—</span>;
  return <span title={formatUsd(usd, "full")}>{formatUsd(usd)}</span>;
}
