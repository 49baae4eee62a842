"use client";

import { RelativeTime } from "@/components/layout/relative-time";
import { useRested } from "@/hooks/use-rested";
import { useSchedulePreview } from "@/hooks/use-schedule";
import { AppError } from "@/lib/errors";

const REST_MS = 300;

/** The next five times by the server's own clock, in the schedule's time zone. */
export function NextRuns({ cron, timeZone }: { cron: string; timeZone: string }) {
  const rested = useRested(`${cron}\n${timeZone}`, REST_MS);
  const [restedCron = "", restedZone = ""] = rested.split("\n");
  const { data, error, isPending } = useSchedulePreview(restedCron, restedZone);
  return (
    <section aria-label="Next runs" className="rounded-md border border-border bg-background">
      <h3 className="label-caps border-b border-border px-2.5 py-1.5">Next five runs</h3>
      {error ? (
        <p role="alert" className="px-2.5 py-2 text-no">
          {error instanceof AppError ? error.message : "The server could not be reached"}
        </p>
      ) : isPending ? (
        <p className="h-[132px] px-2.5 py-2 text-muted-foreground">Asking the server…</p>
      ) : (
        <ol className="min-h-[132px] py-1" aria-busy={rested !== `${cron}\n${timeZone}`}>
          {data.nextRuns.map((at) => (
            <li
              key={at}
              className="flex h-[25px] items-center justify-between gap-3 px-2.5 tabular-nums"
            >
              <time dateTime={at}>{formatIn(at, restedZone)}</time>
              <RelativeTime at={at} className="text-label text-muted-foreground" />
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}

/** With the offset, so that the change of the clocks shows. */
function formatIn(at: string, timeZone: string): string {
  try {
    return new Intl.DateTimeFormat("en-GB", {
      timeZone,
      weekday: "short",
      day: "2-digit",
      month: "short",
      year: "numeric",
      hour: "2-digit",
      minute: "2-digit",
      timeZoneName: "shortOffset",
    }).format(new Date(at));
  } catch {
    return at;
  }
}
