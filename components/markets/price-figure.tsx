"use client";

import { useState } from "react";
import { cn } from "@/components/ui/cn";
import { formatPrice } from "@/lib/markets/format-price";

/** A price in cents over a faint bar of its size, each of one length; a changed one lights up once. */
export function PriceFigure({
  price,
  className,
  isPlain = false,
}: {
  price: number | null;
  className?: string;
  /** Without the bar, where there is no other to compare it with. */
  isPlain?: boolean;
}) {
  const [seen, setSeen] = useState({ price, changes: 0 });
  if (seen.price !== price) setSeen({ price, changes: seen.changes + 1 });
  return (
    <span
      key={seen.changes}
      className={cn(
        "inline-block min-w-14 rounded-sm px-1 text-right leading-5",
        seen.changes > 0 && "flash",
        className,
      )}
      style={
        price === null || isPlain
          ? undefined
          : {
              backgroundImage: `linear-gradient(90deg, color-mix(in oklch, var(--yes) 20%, transparent) ${price * 100}%, color-mix(in oklch, var(--yes) 5%, transparent) 0)`,
            }
      }
    >
      {formatPrice(price)}
    </span>
  );
}
