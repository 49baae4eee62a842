"use client";

import "./watch-star.css";
import { useRouter } from "next/navigation";
import { signInHref } from "@/components/auth/sign-in-href";
import { cn } from "@/components/ui/cn";
import type { WatchTarget } from "@/hooks/watch-target";
import { useWatched } from "@/hooks/use-watchlist";

/** Puts a market, event or wallet on the watchlist; leads a stranger to the sign-in. */
export function WatchStar({
  kind,
  id,
  title,
  inRow = false,
}: WatchTarget & {
  /** In a table the row's `s` key presses it, and Tab goes from row to row. */
  inRow?: boolean;
}) {
  const router = useRouter();
  const { isSignedIn, isWatched, prepare, toggle } = useWatched({ kind, id, title });
  const act = isSignedIn ? (isWatched ? "Watched" : "Watch") : "Sign in to watch";
  return (
    <button
      type="button"
      data-star
      aria-pressed={isWatched}
      aria-label={title === undefined ? "Watch" : `Watch ${title}`}
      title={inRow ? act : `${act} this ${kind}`}
      tabIndex={inRow ? -1 : undefined}
      onPointerEnter={prepare}
      onClick={() => (isSignedIn ? toggle() : router.push(signInHref()))}
      className={cn(
        "watch-star shrink-0 rounded-sm",
        inRow ? "-ml-1 size-5" : "size-6 hover:bg-accent",
      )}
    />
  );
}
