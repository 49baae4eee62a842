"use client";

import { useState } from "react";
import { AgeChip } from "@/components/ui/age-chip";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { NativeSelect } from "@/components/ui/native-select";
import { Panel } from "@/components/ui/panel";
import { Skeleton } from "@/components/ui/skeleton";
import { usePreferences } from "@/hooks/use-preferences";
import { useOrderBook } from "@/hooks/use-order-book";
import { AppError } from "@/lib/errors";
import type { OrderBook } from "@/lib/markets/schema";
import { DepthChart } from "./depth-chart";
import { ExecutablePrice } from "./executable-price";
import { OrderBookLadder } from "./order-book-ladder";

const BUDGET_MS = 60_000;
const USUAL_SIZE_USD = 100;
/** Seven levels a side with their head and the spread: a thinner book, or none yet, moves nothing below it. */
const LADDER_ROOM = "min-h-[389px]";
const ROWS = Array.from({ length: 16 }, (_, row) => row);

type OrderBookPanelProps = {
  marketId: string;
  outcomes: readonly string[];
  outcome: string;
  isClosed: boolean;
  onOutcome: (outcome: string) => void;
};

export function OrderBookPanel(props: OrderBookPanelProps) {
  const { marketId, outcomes, outcome, isClosed, onOutcome } = props;
  const [chosenUsd, setSizeUsd] = useState<number | null>(null);
  const preferredUsd = usePreferences()?.sizeUsd ?? USUAL_SIZE_USD;
  const sizeUsd = chosenUsd ?? preferredUsd;
  const { data, error, refetch } = useOrderBook(marketId, outcome, sizeUsd);
  return (
    <Panel
      title="Order book"
      aside={
        <>
          <span
            className="min-w-14 text-right"
            title="Asked again every ten seconds; the age is that of the book's last change"
          >
            {data && <AgeChip at={data.timestamp} budgetMs={BUDGET_MS} />}
          </span>
          <NativeSelect
            aria-label="Outcome of the book and the chart"
            value={outcome}
            onChange={(event) => onOutcome(event.target.value)}
            className="max-w-32"
          >
            {outcomes.map((name) => (
              <option key={name}>{name}</option>
            ))}
          </NativeSelect>
        </>
      }
    >
      <BookBody book={data} isClosed={isClosed} error={error} onRetry={() => void refetch()} />
      {data ? (
        <ExecutablePrice key={preferredUsd} book={data} sizeUsd={sizeUsd} onSize={setSizeUsd} />
      ) : (
        // The room that the chart of depth and the price for a size will take.
        <div className="min-h-[170px]" />
      )}
    </Panel>
  );
}

function BookBody({
  book,
  isClosed,
  error,
  onRetry,
}: {
  book: OrderBook | undefined;
  isClosed: boolean;
  error: Error | null;
  onRetry: () => void;
}) {
  if (error && !book && error instanceof AppError && error.code === "NOT_FOUND")
    return (
      <EmptyState
        title="No order book"
        reason={
          isClosed
            ? "Trading has ended: the source keeps no book of a closed market. Its last prices stand under Outcomes."
            : "The source keeps no book of this outcome now. It is asked again every ten seconds."
        }
      />
    );
  if (error && !book)
    return <ErrorState title="The order book could not be read" error={error} onRetry={onRetry} />;
  if (!book)
    return (
      <div aria-busy className={LADDER_ROOM}>
        <output className="sr-only">Loading the order book</output>
        {ROWS.map((row) => (
          <div key={row} className="flex h-6 items-center px-3">
            <Skeleton className="h-2.5 w-full" />
          </div>
        ))}
      </div>
    );
  if (book.bids.length === 0 && book.asks.length === 0)
    return (
      <EmptyState
        title="No resting orders"
        reason="Nobody offers to buy or sell this outcome now. Books of closed markets are empty."
      />
    );
  return (
    <>
      <div className={LADDER_ROOM}>
        <OrderBookLadder book={book} />
      </div>
      <DepthChart book={book} />
    </>
  );
}
