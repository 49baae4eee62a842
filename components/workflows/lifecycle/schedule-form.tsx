"use client";

import { CirclePause, Info } from "lucide-react";
import { type ReactNode, useState } from "react";
import { toast } from "@/hooks/toast";
import { Button } from "@/components/ui/button";
import { useDeleteSchedule, usePutSchedule } from "@/hooks/use-schedule";
import { AppError } from "@/lib/errors";
import { type CronPreset, toCron, toPreset } from "@/lib/workflows/cron-preset";
import { describeCron } from "@/lib/workflows/describe-cron";
import type { Schedule } from "@/lib/workflows/schedule-api";
import { LifecycleModal } from "./lifecycle-modal";
import { NextRuns } from "./next-runs";
import { ScheduleRules, type ScheduleRulesValue } from "./schedule-rules";
import { ScheduleRuns } from "./schedule-runs";
import { ScheduleWhen } from "./schedule-when";

type ScheduleFormProps = {
  workflowId: string;
  /** Null where there is none yet. */
  schedule: Schedule | null;
  isPublished: boolean;
  /** What a run would cost, where the graph is at hand. */
  cost?: ReactNode;
  onClose: () => void;
};

const USUAL_RULES: ScheduleRulesValue = { overlap: "skip", jitterSeconds: 0, maxFailures: 5 };

const ownTimeZone = () => new Intl.DateTimeFormat().resolvedOptions().timeZone;

export function ScheduleForm({
  workflowId,
  schedule,
  isPublished,
  cost,
  onClose,
}: ScheduleFormProps) {
  const [preset, setPreset] = useState<CronPreset>(() => toPreset(schedule?.cron ?? "0 9 * * 1-5"));
  const [timeZone, setTimeZone] = useState(() => schedule?.timeZone ?? ownTimeZone());
  const [rules, setRules] = useState<ScheduleRulesValue>(schedule ?? USUAL_RULES);
  const put = usePutSchedule(workflowId);
  const remove = useDeleteSchedule(workflowId);
  const cron = toCron(preset);
  const save = (status: "active" | "paused", words: string) =>
    put.mutate(
      {
        cron,
        timeZone,
        status,
        overlap: rules.overlap,
        jitterSeconds: rules.jitterSeconds,
        maxFailures: rules.maxFailures,
      },
      { onSuccess: () => toast.success(words) },
    );
  const end = () =>
    remove.mutate(undefined, {
      onSuccess: () => {
        toast.success("It no longer runs by itself");
        onClose();
      },
    });
  const failure = put.error ?? remove.error;
  return (
    <LifecycleModal
      title="Schedule"
      onClose={onClose}
      footer={
        <FormActs
          status={schedule?.status ?? null}
          isBusy={put.isPending || remove.isPending}
          onRemove={end}
          onPause={() => save("paused", "Schedule paused")}
          onSave={() => save("active", `Runs: ${describeCron(cron).toLowerCase()}`)}
        />
      }
    >
      <div className="flex min-h-0 flex-col gap-3 overflow-auto p-3 text-table">
        {schedule && <State schedule={schedule} />}
        {!isPublished && (
          <p className="flex items-start gap-2 text-muted-foreground">
            <Info aria-hidden className="mt-px size-3.5 shrink-0 stroke-[1.5]" />
            Nothing is published, so the saved draft runs. Publish a version to edit without
            changing what runs.
          </p>
        )}
        <ScheduleWhen
          preset={preset}
          timeZone={timeZone}
          onPreset={setPreset}
          onTimeZone={setTimeZone}
        />
        <NextRuns cron={cron} timeZone={timeZone} />
        {cost}
        <ScheduleRules value={rules} onChange={setRules} />
        {failure && (
          <p role="alert" className="text-no">
            {failure instanceof AppError ? failure.message : "The server could not be reached"}
          </p>
        )}
        {schedule && <ScheduleRuns workflowId={workflowId} />}
      </div>
    </LifecycleModal>
  );
}

type FormActsProps = {
  /** Null where there is no schedule yet. */
  status: Schedule["status"] | null;
  isBusy: boolean;
  onRemove: () => void;
  onPause: () => void;
  onSave: () => void;
};

function FormActs({ status, isBusy, onRemove, onPause, onSave }: FormActsProps) {
  return (
    <>
      {status !== null && (
        <Button variant="destructive" className="mr-auto" disabled={isBusy} onClick={onRemove}>
          Remove schedule
        </Button>
      )}
      {status === "active" && (
        <Button variant="outline" disabled={isBusy} onClick={onPause}>
          Pause
        </Button>
      )}
      <Button disabled={isBusy} onClick={onSave}>
        {status === "paused" ? "Save and start again" : "Save schedule"}
      </Button>
    </>
  );
}

/** Whether it runs, and why it does not: paused by its owner, or by itself after failures. */
function State({
  schedule: { status, pauseReason, lastError, failures, maxFailures },
}: {
  schedule: Schedule;
}) {
  if (status === "paused")
    return (
      <div className="flex items-start gap-2 rounded-md border border-warn/40 bg-warn/10 px-2.5 py-2">
        <CirclePause aria-hidden className="mt-px size-3.5 shrink-0 stroke-[1.5] text-warn" />
        <p className="min-w-0">
          <span className="font-medium">Paused.</span> {pauseReason ?? "No reason is kept"}.
          {lastError && (
            <span className="block text-muted-foreground">Last error: {lastError}</span>
          )}
        </p>
      </div>
    );
  if (failures === 0) return null;
  return (
    <p className="text-warn">
      {failures} of {maxFailures} failures in a row. {lastError}
    </p>
  );
}
