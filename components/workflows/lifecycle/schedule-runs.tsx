"use client";

import Link from "next/link";
import { RelativeTime } from "@/components/layout/relative-time";
import { StatusMark } from "@/components/workflows/builder/status-mark";
import { useRuns } from "@/hooks/use-runs";
import { formatDuration } from "@/lib/workflows/format-duration";

const SHOWN = 5;

/** What the schedule has started of late. */
export function ScheduleRuns({ workflowId }: { workflowId: string }) {
  const { data } = useRuns(workflowId, { trigger: "schedule" });
  const runs = data?.pages[0]?.data.slice(0, SHOWN) ?? [];
  return (
    <section aria-label="Last scheduled runs">
      <h3 className="label-caps pb-1">Last scheduled runs</h3>
      {runs.length === 0 ? (
        <p className="text-muted-foreground">None yet.</p>
      ) : (
        <ul>
          {runs.map(({ id, status, createdAt, durationMs, error }) => (
            <li key={id} className="border-t border-border py-1.5">
              <Link
                href={`/strategy-builder/${workflowId}?run=${id}`}
                prefetch={false}
                className="flex items-center gap-3 hover:underline"
              >
                <StatusMark status={status} withWord />
                <RelativeTime at={createdAt} className="text-muted-foreground" />
                <span className="ml-auto text-faint tabular-nums">
                  {durationMs === null ? "—" : formatDuration(durationMs)}
                </span>
              </Link>
              {error && <p className="truncate text-label text-no">{error.message}</p>}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
