"use client";

import { useState } from "react";
import { AgeChip } from "@/components/ui/age-chip";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { NativeSelect } from "@/components/ui/native-select";
import { Panel } from "@/components/ui/panel";
import { Skeleton } from "@/components/ui/skeleton";
import { useOrderBook } from "@/hooks/use-order-book";
import type { OrderBook } from "@/lib/markets/schema";
import { DepthChart } from "./depth-chart";
import { ExecutablePrice } from "./executable-price";
import { OrderBookLadder } from "./order-book-ladder";

const BUDGET_MS = 60_000;
const ROWS = Array.from({ length: 14 }, (_, row) => row);

type OrderBookPanelProps = {
  marketId: string;
  outcomes: readonly string[];
  outcome: string;
  onOutcome: (outcome: string) => void;
};

export function OrderBookPanel({ marketId, outcomes, outcome, onOutcome }: OrderBookPanelProps) {
  const [sizeUsd, setSizeUsd] = useState(100);
  const { data, error, refetch } = useOrderBook(marketId, outcome, sizeUsd);
  return (
    <Panel
      title="Order book"
      aside={
        <>
          {data && <AgeChip at={data.timestamp} budgetMs={BUDGET_MS} />}
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
      <BookBody book={data} error={error} onRetry={() => void refetch()} />
      {data && <ExecutablePrice book={data} sizeUsd={sizeUsd} onSize={setSizeUsd} />}
    </Panel>
  );
}

function BookBody({
  book,
  error,
  onRetry,
}: {
  book: OrderBook | undefined;
  error: Error | null;
  onRetry: () => void;
}) {
  if (error && !book)
    return <ErrorState title="The order book could not be read" error={error} onRetry={onRetry} />;
  if (!book)
    return (
      <div aria-busy className="flex flex-col gap-2 p-3">
        <output className="sr-only">Loading the order book</output>
        {ROWS.map((row) => (
          <Skeleton key={row} className="h-3" />
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
      <OrderBookLadder book={book} />
      <DepthChart book={book} />
    </>
  );
}
