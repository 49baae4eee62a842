"use client";

import { lazy, Suspense } from "react";
import { useAccount } from "@/hooks/use-account";
import { useMediaQuery } from "@/hooks/use-media-query";

const MiniWatchlist = lazy(() =>
  import("./mini-watchlist").then((module) => ({ default: module.MiniWatchlist })),
);

/** The room of the list is the sidebar's rest, so nothing moves when its code arrives; a phone shows no sidebar and asks nothing. */
export function MiniWatchlistHost() {
  const email = useAccount();
  const isWide = useMediaQuery("(min-width: 768px)");
  return (
    <div className="min-h-0 flex-1 overflow-hidden group-data-collapsed/shell:invisible">
      {email !== null && isWide && (
        <Suspense fallback={null}>
          <MiniWatchlist />
        </Suspense>
      )}
    </div>
  );
}
