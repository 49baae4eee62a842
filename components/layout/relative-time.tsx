"use client";

import { useNow } from "@/hooks/use-now";
import { formatMoment } from "@/lib/markets/format-moment";
import { formatRelativeTime } from "@/lib/markets/format-relative-time";

/** A time as its distance from now, the absolute one on hover. */
export function RelativeTime({ at, className }: { at: string | null; className?: string }) {
  const now = useNow();
  if (!at) return <span className={className}>—</span>;
  return (
    <time dateTime={at} title={formatMoment(at)} className={className} suppressHydrationWarning>
      {formatRelativeTime(at, now)}
    </time>
  );
}
