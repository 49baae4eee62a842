"use client";

import { History, Pause, PencilLine, Play, Trash2 } from "lucide-react";
import Link from "next/link";
import { lazy, type ReactNode, Suspense, useState } from "react";
import { RelativeTime } from "@/components/layout/relative-time";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { notices } from "@/hooks/notices";
import { useDeleteAlert, useUpdateAlert } from "@/hooks/use-alerts";
import { ALERT_KIND_WORDS } from "@/lib/alerts/describe-alert";
import { formatAlertValue } from "@/lib/alerts/format-alert-value";
import type { Alert, AlertChannel } from "@/lib/alerts/schema";
import { AlertHistory } from "./alert-history";

const AlertDialog = lazy(() =>
  import("./alert-dialog").then((module) => ({ default: module.AlertDialog })),
);

const CHANNEL_WORDS: Record<AlertChannel, string> = {
  "in-app": "Bell",
  webhook: "Webhook",
  email: "Mail",
};
const COLUMNS = 7;

export function AlertRow({ alert }: { alert: Alert }) {
  const [isOpen, setOpen] = useState(false);
  const { id, channels, fireCount, lastFiredAt } = alert;
  const panel = `history-${id}`;
  return (
    <>
      <tr className="border-b border-border hover:bg-accent/50">
        <td className="w-full max-w-0 px-3 py-1.5">
          <Name alert={alert} />
        </td>
        <td className="px-3 whitespace-nowrap">
          <State alert={alert} />
        </td>
        <td className="px-3 text-right whitespace-nowrap tabular-nums max-md:hidden">
          <Now alert={alert} />
        </td>
        <td className="px-3 whitespace-nowrap text-muted-foreground max-sm:hidden">
          {lastFiredAt ? (
            <RelativeTime at={lastFiredAt} />
          ) : (
            <span className="text-faint">never</span>
          )}
        </td>
        <td className="px-3 text-right text-muted-foreground tabular-nums max-lg:hidden">
          {fireCount}
        </td>
        <td className="px-3 whitespace-nowrap text-muted-foreground max-lg:hidden">
          {channels.map((channel) => CHANNEL_WORDS[channel]).join(", ")}
        </td>
        <td className="px-2">
          <Actions alert={alert} isOpen={isOpen} panel={panel} onToggle={() => setOpen(!isOpen)} />
        </td>
      </tr>
      {isOpen && (
        <tr className="border-b border-border bg-panel">
          <td id={panel} colSpan={COLUMNS} className="p-0">
            <AlertHistory id={id} />
          </td>
        </tr>
      )}
    </>
  );
}

function Name({ alert }: { alert: Alert }) {
  const { name, condition, subject, sentence } = alert;
  const title = name ?? subject?.title ?? ALERT_KIND_WORDS[condition.kind];
  return (
    <div className="flex min-w-0 flex-col">
      <span className="flex min-w-0 items-center gap-2">
        {subject ? (
          <Link
            href={subject.link}
            prefetch={false}
            title={title}
            className="truncate font-medium hover:underline"
          >
            <bdi>{title}</bdi>
          </Link>
        ) : (
          <bdi className="truncate font-medium">{title}</bdi>
        )}
        <Badge className="max-sm:hidden">{ALERT_KIND_WORDS[condition.kind]}</Badge>
      </span>
      <bdi
        title={sentence}
        className="truncate text-label text-muted-foreground max-sm:line-clamp-2 max-sm:whitespace-normal"
      >
        {sentence.replace(/^Tell me when /, "When ")}
      </bdi>
    </div>
  );
}

const STATES = {
  armed: { tone: "yes", word: "Armed", why: "Watched each minute" },
  cooling: { tone: "warn", word: "Cooling down", why: "Told less than its cooldown ago" },
  paused: { tone: "neutral", word: "Paused", why: "Not watched" },
} as const;

function State({ alert: { state, lastError, evaluatedAt } }: { alert: Alert }) {
  const { tone, word, why } = STATES[state];
  if (state !== "paused" && lastError !== null)
    return (
      <Badge tone="no" title={lastError}>
        Cannot see
      </Badge>
    );
  if (state === "armed" && evaluatedAt === null)
    return (
      <Badge tone="info" title="Looked at within a minute">
        New
      </Badge>
    );
  return (
    <Badge tone={tone} title={why}>
      {word}
    </Badge>
  );
}

/** The last value with the age of its data. */
function Now({ alert: { condition, lastValue, lastObservedAt, lastError } }: { alert: Alert }) {
  if (lastValue === null)
    return (
      <span className="text-faint" title={lastError ?? "Nothing to measure between happenings"}>
        —
      </span>
    );
  return (
    <span className="flex flex-col">
      {formatAlertValue(condition, lastValue)}
      <span className="text-label text-faint">
        <RelativeTime at={lastObservedAt} />
      </span>
    </span>
  );
}

type ActionsProps = { alert: Alert; isOpen: boolean; panel: string; onToggle: () => void };

function Actions({ alert, isOpen, panel, onToggle }: ActionsProps) {
  const [isEdited, setEdited] = useState(false);
  const { isPaused, pause, remove } = useAlertActs(alert);
  const called = alert.name ?? alert.subject?.title ?? alert.sentence;
  return (
    <span className="flex justify-end max-sm:grid max-sm:grid-cols-[auto_auto]">
      <Act
        label={isOpen ? "Close the history" : "History"}
        of={called}
        expanded={isOpen}
        controls={panel}
        onClick={onToggle}
      >
        <History aria-hidden />
      </Act>
      <Act label={isPaused ? "Resume" : "Pause"} of={called} onClick={pause}>
        {isPaused ? <Play aria-hidden /> : <Pause aria-hidden />}
      </Act>
      <Act label="Edit" of={called} onClick={() => setEdited(true)}>
        <PencilLine aria-hidden />
      </Act>
      <Act label="Delete" of={called} onClick={remove}>
        <Trash2 aria-hidden />
      </Act>
      {isEdited && (
        <Suspense fallback={null}>
          <AlertDialog preset={alert.condition} alert={alert} onClose={() => setEdited(false)} />
        </Suspense>
      )}
    </span>
  );
}

/** Deleting asks nothing, since it can be undone; the row is gone by then, so that the answers are waited for apart from it. */
function useAlertActs({ id, state, sentence }: Alert) {
  const [update, remove] = [useUpdateAlert(), useDeleteAlert()];
  const isPaused = state === "paused";
  const fail = (title: string) => (error: Error) =>
    notices.give({ title, description: error.message, isFailure: true });
  return {
    isPaused,
    pause: () => void update.mutateAsync({ id, paused: !isPaused }).catch(fail("Not changed")),
    remove: () => {
      const bringBack = () =>
        void update.mutateAsync({ id, deleted: false }).catch(fail("Not brought back"));
      void remove
        .mutateAsync(id)
        .then(() =>
          notices.give({
            title: "Alert deleted",
            description: sentence,
            action: { label: "Undo", act: bringBack },
          }),
        )
        .catch(fail("Not deleted"));
    },
  };
}

type ActProps = {
  label: string;
  of: string;
  expanded?: boolean;
  controls?: string;
  onClick: () => void;
  children: ReactNode;
};

const Act = ({ label, of, expanded, controls, onClick, children }: ActProps) => (
  <Button
    variant="ghost"
    size="icon-sm"
    aria-label={`${label}: ${of}`}
    title={label}
    {...(expanded !== undefined && { "aria-expanded": expanded })}
    {...(expanded && controls !== undefined && { "aria-controls": controls })}
    onClick={onClick}
  >
    {children}
  </Button>
);
