"use client";

import { useId } from "react";
import { Input } from "@/components/ui/input";
import { formatPoints } from "@/lib/markets/format-points";
import { formatPrice } from "@/lib/markets/format-price";
import { formatUsd } from "@/lib/markets/format-usd";
import type { OrderBook } from "@/lib/markets/schema";

const MOST_USD = 1e9;

/** What an order of my size would pay a share right now, and how far that is from the mid. */
export function ExecutablePrice({
  book,
  sizeUsd,
  onSize,
}: {
  book: OrderBook;
  sizeUsd: number;
  onSize: (sizeUsd: number) => void;
}) {
  const id = useId();
  const { executable, mid } = book;
  const commit = (text: string) => {
    const size = Number(text);
    if (size > 0 && size <= MOST_USD && size !== sizeUsd) onSize(size);
  };
  return (
    <div className="grid grid-cols-[auto_1fr_1fr] items-end gap-3 border-t border-border px-3 py-2">
      <div>
        <label htmlFor={id} className="label-caps block">
          My size, $
        </label>
        <Input
          id={id}
          type="number"
          min={1}
          max={MOST_USD}
          step="any"
          inputMode="decimal"
          defaultValue={sizeUsd}
          onBlur={(event) => commit(event.target.value)}
          onKeyDown={(event) => event.key === "Enter" && commit(event.currentTarget.value)}
          className="w-24 text-right tabular-nums"
        />
      </div>
      <Side name="Buy at" tone="text-yes" price={executable?.buy} mid={mid} sizeUsd={sizeUsd} />
      <Side name="Sell at" tone="text-no" price={executable?.sell} mid={mid} sizeUsd={sizeUsd} />
    </div>
  );
}

type SideProps = {
  name: string;
  tone: string;
  price: number | null | undefined;
  mid: number | null;
  sizeUsd: number;
};

function Side({ name, tone, price, mid, sizeUsd }: SideProps) {
  const isThin = price === null;
  return (
    <div
      className="text-right tabular-nums"
      title={
        isThin
          ? `The book does not hold ${formatUsd(sizeUsd)}`
          : "Average over the levels that the order would take, before fees"
      }
    >
      <p className="label-caps">{name}</p>
      <p className="text-body">
        <span className={price == null ? "text-faint" : tone}>
          {isThin ? "too thin" : formatPrice(price)}
        </span>
        {price != null && mid !== null && (
          <span className="ml-1.5 text-label text-faint">{formatPoints(price - mid)}</span>
        )}
      </p>
    </div>
  );
}
