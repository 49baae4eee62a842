import type { ReactNode } from "react";
import { formatCount } from "@/lib/markets/format-count";
import { formatMoment } from "@/lib/markets/format-moment";
import type { MarketChart } from "@/lib/markets/market-chart";
import type { Ohlc } from "@/lib/markets/schema";

/** What the signs in the chart mean, and what the figures under it rest on. */
export function ChartLegend({ model, source }: { model: MarketChart; source: Ohlc["source"] }) {
  const { volume, marks } = model;
  const first = volume[0];
  const count = (kind: string) => marks.filter((mark) => mark.kind === kind).length;
  return (
    <p className="flex min-h-7 flex-wrap items-center gap-x-3 border-t border-border/60 px-3 text-label text-muted-foreground">
      {count("buy") > 0 && (
        <Entry sign={<span className="text-yes">▲</span>}>
          buys ≥ $1K {formatCount(count("buy"))}
        </Entry>
      )}
      {count("sell") > 0 && (
        <Entry sign={<span className="text-no">▼</span>}>
          sells ≥ $1K {formatCount(count("sell"))}
        </Entry>
      )}
      {count("flip") > 0 && (
        <Entry sign={<span className="text-warn">◆</span>}>
          flips {formatCount(count("flip"))}
        </Entry>
      )}
      {first ? (
        <Entry
          sign={
            <>
              <span aria-hidden className="inline-block size-2 bg-yes/50" />
              <span aria-hidden className="inline-block size-2 bg-no/50" />
            </>
          }
          title={`Takers' dollars of the fills that we hold, from ${formatMoment(new Date(first.timeMs).toISOString())} on. Fills may be missing, so each bar is at least that much.`}
        >
          volume ≥, per {SPAN_WORDS[first.lengthMs] ?? "bar"}
        </Entry>
      ) : (
        <span title="Volume comes from fills alone, and none of this market is stored for the span">
          volume —
        </span>
      )}
      <span
        className="ml-auto text-faint"
        title="Candles are built from price points; times are those of your device, in the hint in UTC"
      >
        prices {source === "stored" ? "from our own points" : "from the source's history"}
      </span>
    </p>
  );
}

const SPAN_WORDS: Record<number, string> = {
  300_000: "5 minutes",
  3_600_000: "hour",
  21_600_000: "6 hours",
  86_400_000: "day",
};

function Entry({
  sign,
  title,
  children,
}: {
  sign: ReactNode;
  title?: string;
  children: ReactNode;
}) {
  return (
    <span title={title} className="inline-flex items-center gap-1 whitespace-nowrap">
      {sign}
      {children}
    </span>
  );
}
