import {
  Archive,
  Ban,
  CircleCheck,
  CircleDashed,
  CirclePause,
  CircleX,
  Database,
  LoaderCircle,
  type LucideIcon,
  Unplug,
} from "lucide-react";
import { cn } from "@/components/ui/cn";
import type { NodeStatus } from "@/lib/workflows/events";
import type { RunStatus } from "@/lib/workflows/api";
import type { RunView } from "@/lib/workflows/run-view";

export type AnyStatus = NodeStatus | RunStatus | RunView["status"];

type Look = { word: string; icon: LucideIcon; tone: string };

/** Colour never alone: every state has its icon and its word. */
const LOOKS: Record<AnyStatus, Look> = {
  idle: { word: "Not run", icon: CircleDashed, tone: "text-faint" },
  queued: { word: "Queued", icon: CircleDashed, tone: "text-muted-foreground" },
  starting: { word: "Starting", icon: LoaderCircle, tone: "text-primary" },
  running: { word: "Running", icon: LoaderCircle, tone: "text-primary" },
  waiting: { word: "Waiting", icon: CirclePause, tone: "text-warn" },
  success: { word: "Succeeded", icon: CircleCheck, tone: "text-yes" },
  cached: { word: "From cache", icon: Database, tone: "text-info" },
  error: { word: "Failed", icon: CircleX, tone: "text-no" },
  skipped: { word: "Skipped", icon: CircleDashed, tone: "text-faint" },
  cancelled: { word: "Cancelled", icon: Ban, tone: "text-muted-foreground" },
  lost: { word: "Connection lost", icon: Unplug, tone: "text-warn" },
  gone: { word: "Events no longer kept", icon: Archive, tone: "text-muted-foreground" },
};

export const statusWord = (status: AnyStatus): string => LOOKS[status].word;

export function StatusMark({
  status,
  withWord = false,
  className,
}: {
  status: AnyStatus;
  withWord?: boolean;
  className?: string;
}) {
  const { word, icon: Icon, tone } = LOOKS[status];
  const isTurning = status === "running" || status === "starting";
  return (
    <span className={cn("inline-flex items-center gap-1 whitespace-nowrap", tone, className)}>
      <Icon
        aria-hidden
        className={cn("size-3.5 shrink-0 stroke-[1.75]", isTurning && "animate-spin")}
      />
      <span className={withWord ? undefined : "sr-only"}>{word}</span>
    </span>
  );
}
