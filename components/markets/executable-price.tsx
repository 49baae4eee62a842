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
    <div className="grid grid-cols-[auto_1fr_1fr] items-start gap-3 border-t border-border px-3 py-2">
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
      <Side
        name="Buy at"
        tone="text-yes"
        price={executable?.buy}
        fee={executable?.buyFee ?? null}
        sign={1}
        {...{ mid, sizeUsd }}
      />
      <Side
        name="Sell at"
        tone="text-no"
        price={executable?.sell}
        fee={executable?.sellFee ?? null}
        sign={-1}
        {...{ mid, sizeUsd }}
      />
    </div>
  );
}

type SideProps = {
  name: string;
  tone: string;
  price: number | null | undefined;
  /** A share; null where the market's schedule is unknown. */
  fee: number | null;
  /** A buyer pays the fee on top, a seller gets so much less. */
  sign: 1 | -1;
  mid: number | null;
  sizeUsd: number;
};

function Side({ name, tone, price, fee, sign, mid, sizeUsd }: SideProps) {
  if (price == null)
    return (
      <div
        className="text-right"
        title={price === null ? `The book does not hold ${formatUsd(sizeUsd)}` : undefined}
      >
        <p className="label-caps">{name}</p>
        <p className="text-body text-faint">{price === null ? "too thin" : "—"}</p>
        <p className="text-label text-faint">&nbsp;</p>
      </div>
    );
  return (
    <div className="text-right tabular-nums">
      <p className="label-caps">{name}</p>
      <p
        className="text-body"
        title="Average over the levels that the order would take, before the fee, and its distance from the mid"
      >
        <span className={tone}>{formatPrice(price)}</span>
        {mid !== null && (
          <span className="ml-1.5 text-label text-faint">{formatPoints(price - mid)}</span>
        )}
      </p>
      {fee === null ? (
        <p
          className="text-label text-faint"
          title="The market gives no fee schedule: unknown, and not free"
        >
          fee unknown
        </p>
      ) : (
        <p
          className="text-label text-muted-foreground"
          title={`Fee ${(fee * 100).toFixed(2)}¢ a share for a taker, by the market's own schedule`}
        >
          {formatPrice(price + sign * fee)} after fee
        </p>
      )}
    </div>
  );
}
