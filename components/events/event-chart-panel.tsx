"use client";

import { ImageDown } from "lucide-react";
import { parseAsArrayOf, parseAsString, parseAsStringLiteral, useQueryState } from "nuqs";
import { lazy, Suspense, useMemo, useRef } from "react";
import type { ChartHandle } from "@/components/charts/chart";
import { SpanButtons, Tool } from "@/components/markets/price-tools";
import { cn } from "@/components/ui/cn";
import { dataUrlToBlob } from "@/components/ui/data-url-to-blob";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { Panel } from "@/components/ui/panel";
import { saveFile } from "@/components/ui/save-file";
import { Skeleton } from "@/components/ui/skeleton";
import { useEventPrices } from "@/hooks/use-event-prices";
import type { EventLine } from "@/lib/events/event-chart-option";
import type { EventDetail } from "@/lib/events/schema";
import { type ChartSpan, chartSpans } from "@/lib/markets/chart-spans";
import { formatPrice } from "@/lib/markets/format-price";
import type { Ohlc } from "@/lib/markets/schema";

const EventChart = lazy(() =>
  import("./event-chart").then((module) => ({ default: module.EventChart })),
);

const SPANS = Object.keys(chartSpans) as ChartSpan[];
const AT_FIRST = 5;
/** As many as have a colour of their own. */
const MOST_LINES = 8;
const MOST_OFFERED = 40;

type EventChartPanelProps = { event: EventDetail; names: ReadonlyMap<string, string> };

/** All outcomes of an event in one picture: the likeliest at first, others as they are chosen. */
export function EventChartPanel({ event, names }: EventChartPanelProps) {
  const [span, setSpan] = useQueryState("span", parseAsStringLiteral(SPANS).withDefault("1w"));
  const [wanted, setWanted] = useQueryState("lines", parseAsArrayOf(parseAsString));
  const chart = useRef<ChartHandle>(null);
  const offered = useMemo(() => toOffered(event.markets), [event.markets]);
  const chosen = useMemo(() => toChosen(offered, wanted), [offered, wanted]);
  const { histories, isPending, failed, error, refetch } = useEventPrices(
    chosen.map(({ id, outcomes }) => ({ marketId: id, outcome: outcomes[0]?.name ?? "" })),
    span,
  );
  const lines = useMemo(() => toLines(chosen, histories, names), [chosen, histories, names]);
  const toggle = (id: string) => {
    const ids = chosen.map((market) => market.id);
    const next = ids.includes(id) ? ids.filter((each) => each !== id) : [...ids, id];
    if (next.length > 0 && next.length <= MOST_LINES) void setWanted(next);
  };
  const savePng = () => {
    const url = chart.current?.toPng();
    if (url) saveFile(`${event.slug}-${span}.png`, "image/png", dataUrlToBlob(url));
  };
  return (
    <Panel
      title="Prices of the outcomes"
      className="lg:border-r"
      aside={
        <>
          <SpanButtons span={span} onSpan={(next) => void setSpan(next)} />
          <Tool label="Save as PNG" onClick={lines.length > 0 ? savePng : undefined}>
            <ImageDown aria-hidden />
          </Tool>
        </>
      }
    >
      <div className="relative min-h-72 flex-1 lg:min-h-[360px]">
        {lines.length > 0 ? (
          <Suspense fallback={<Skeleton className="absolute inset-3" />}>
            <EventChart lines={lines} chart={chart} />
          </Suspense>
        ) : (
          <NoLines isPending={isPending} error={error} onRetry={refetch} />
        )}
      </div>
      <ul
        aria-label="Outcomes in the chart"
        className="flex max-h-24 flex-wrap gap-1 overflow-y-auto border-t border-border/60 px-3 py-2"
      >
        {offered.map(({ id, price }) => {
          const place = chosen.findIndex((market) => market.id === id);
          const isIn = place >= 0;
          return (
            <li key={id}>
              <button
                type="button"
                aria-pressed={isIn}
                disabled={!isIn && chosen.length >= MOST_LINES}
                onClick={() => toggle(id)}
                className={cn(
                  "flex h-6 max-w-56 items-center gap-1.5 rounded-sm border px-1.5 text-label",
                  isIn
                    ? "border-border bg-raised text-foreground"
                    : "border-transparent text-muted-foreground hover:bg-accent disabled:opacity-50",
                )}
              >
                <span
                  aria-hidden
                  className={cn("h-0.5 w-3 shrink-0", !isIn && "bg-hairline")}
                  style={isIn ? { background: `var(--series-${place + 1})` } : undefined}
                />
                <span className="truncate">
                  <bdi>{names.get(id) ?? id}</bdi>
                </span>
                <span className="text-faint tabular-nums">{formatPrice(price)}</span>
              </button>
            </li>
          );
        })}
        {failed > 0 && lines.length > 0 && (
          <li className="flex items-center text-label text-warn">
            {failed} could not be read.
            <button type="button" className="ml-1 underline" onClick={refetch}>
              Try again
            </button>
          </li>
        )}
      </ul>
    </Panel>
  );
}

type Markets = EventDetail["markets"];

/** What is traded on the book has prices to draw. */
const toOffered = (markets: Markets): Markets =>
  markets.filter(({ outcomes }) => outcomes[0]?.tokenId).slice(0, MOST_OFFERED);

function toChosen(offered: Markets, wanted: readonly string[] | null): Markets {
  const named = (wanted ?? []).flatMap((id) => offered.find((market) => market.id === id) ?? []);
  return named.length > 0 ? named.slice(0, MOST_LINES) : offered.slice(0, AT_FIRST);
}

const toLines = (
  chosen: Markets,
  histories: readonly (Ohlc | undefined)[],
  names: ReadonlyMap<string, string>,
): EventLine[] =>
  chosen.flatMap(({ id }, color) => {
    const candles = histories[color]?.candles;
    return candles && candles.length > 0 ? [{ name: names.get(id) ?? id, color, candles }] : [];
  });

function NoLines({
  isPending,
  error,
  onRetry,
}: {
  isPending: boolean;
  error: Error | null;
  onRetry: () => void;
}) {
  if (isPending) return <Skeleton className="absolute inset-3" />;
  if (error)
    return (
      <ErrorState
        className="absolute inset-0"
        title="The price histories could not be read"
        error={error}
        onRetry={onRetry}
      />
    );
  return (
    <EmptyState
      className="absolute inset-0"
      title="No price in this span"
      reason="Nothing was recorded of these outcomes for it. Choose a longer span."
    />
  );
}
