import { formatUsd } from "@/lib/markets/format-usd";

const FULL_USD = 25_000;

/** Dollars over a line of their size, on a scale of roots: ten times as much is three times as long. */
export function SizeFigure({ usd, fullUsd = FULL_USD }: { usd: number; fullUsd?: number }) {
  const share = Math.min(Math.sqrt(Math.max(usd, 0) / fullUsd), 1) * 100;
  return (
    <span
      title={formatUsd(usd, "full")}
      className="block bg-right-bottom bg-no-repeat text-right font-medium"
      style={{
        backgroundImage: "linear-gradient(var(--blue), var(--blue))",
        backgroundSize: `${share}% 2px`,
      }}
    >
      {formatUsd(usd)}
    </span>
  );
}
