"use client";

import type { ReactNode } from "react";
import { ErrorState } from "@/components/ui/error-state";
import { Skeleton } from "@/components/ui/skeleton";
import { useSchedule } from "@/hooks/use-schedule";
import { LifecycleModal } from "./lifecycle-modal";
import { ScheduleForm } from "./schedule-form";

type ScheduleDialogProps = {
  workflowId: string;
  isPublished: boolean;
  /** What a run would cost, where the graph is at hand. */
  cost?: ReactNode;
  onClose: () => void;
};

export function ScheduleDialog({ workflowId, isPublished, cost, onClose }: ScheduleDialogProps) {
  const { data, isPending, error, refetch } = useSchedule(workflowId);
  if (!isPending && !error)
    return (
      <ScheduleForm
        key={data?.updatedAt ?? "new"}
        workflowId={workflowId}
        schedule={data ?? null}
        isPublished={isPublished}
        cost={cost}
        onClose={onClose}
      />
    );
  return (
    <LifecycleModal title="Schedule" onClose={onClose}>
      {error ? (
        <ErrorState
          title="The schedule could not be read"
          error={error}
          onRetry={() => void refetch()}
        />
      ) : (
        <div className="flex flex-col gap-3 p-3" aria-busy="true" aria-label="Loading the schedule">
          {[1, 2, 3, 4].map((row) => (
            <Skeleton key={row} className="h-6 w-full" />
          ))}
        </div>
      )}
    </LifecycleModal>
  );
}
