import { CalendarClock, CirclePause } from "lucide-react";
import { RelativeTime } from "@/components/layout/relative-time";
import type { WorkflowSummary } from "@/lib/workflows/api";
import { describeCron } from "@/lib/workflows/describe-cron";

/** When a workflow runs by itself, or why it does not any more. */
export function ScheduleWords({ schedule }: { schedule: WorkflowSummary["schedule"] }) {
  if (!schedule) return <span className="text-label text-faint">By hand</span>;
  const { cron, timeZone, status, pauseReason, nextRunAt } = schedule;
  const words = describeCron(cron);
  if (status === "paused")
    return (
      <span
        className="flex items-center gap-1.5 truncate text-label text-warn"
        title={`${words} (${timeZone}). Paused: ${pauseReason ?? "no reason is kept"}`}
      >
        <CirclePause aria-hidden className="size-3.5 shrink-0 stroke-[1.5]" />
        <span className="truncate">
          {pauseReason?.startsWith("Paused") ? pauseReason : `Paused · ${pauseReason ?? words}`}
        </span>
      </span>
    );
  return (
    <span
      className="flex items-center gap-1.5 text-label text-muted-foreground"
      title={`${cron} in ${timeZone}`}
    >
      <CalendarClock aria-hidden className="size-3.5 shrink-0 stroke-[1.5]" />
      <span className="truncate">{words}</span>
      {nextRunAt && (
        <span className="text-faint">
          · <RelativeTime at={nextRunAt} />
        </span>
      )}
    </span>
  );
}
