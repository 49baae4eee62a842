import { formatUsd } from "@/lib/markets/format-usd";

const FULL_USD = 25_000;

/** Dollars over a faint bar of their size, on a scale of roots: ten times as much is three times as long. */
export function SizeFigure({ usd, fullUsd = FULL_USD }: { usd: number; fullUsd?: number }) {
  const share = Math.min(Math.sqrt(Math.max(usd, 0) / fullUsd), 1) * 100;
  return (
    <span
      title={formatUsd(usd, "full")}
      className="block rounded-sm px-1 text-right font-medium"
      style={{
        backgroundImage: `linear-gradient(270deg, color-mix(in oklch, var(--blue) 22%, transparent) ${share}%, transparent 0)`,
      }}
    >
      {formatUsd(usd)}
    </span>
  );
}
