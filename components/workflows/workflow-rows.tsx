"use client";

import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { Skeleton } from "@/components/ui/skeleton";
import type { useWorkflows } from "@/hooks/use-workflows";
import type { WorkflowSummary } from "@/lib/workflows/api";
import { WorkflowRow } from "./workflow-row";

const HEADS = [
  { name: "Name", className: "" },
  { name: "State", className: "max-lg:hidden" },
  { name: "Schedule", className: "max-md:hidden" },
  { name: "Last run", className: "" },
  { name: "Nodes", className: "text-right max-lg:hidden" },
  { name: "Edited", className: "max-md:hidden" },
];

type WorkflowRowsProps = {
  list: ReturnType<typeof useWorkflows>;
  /** Without those that are about to go. */
  rows: readonly WorkflowSummary[] | undefined;
  query: string;
  onDelete: (workflow: WorkflowSummary) => void;
};

export function WorkflowRows({ list, rows, query, onDelete }: WorkflowRowsProps) {
  if (list.isPending)
    return (
      <div className="flex flex-col" aria-busy="true" aria-label="Loading workflows">
        {[1, 2, 3, 4].map((row) => (
          <div key={row} className="flex h-9 items-center gap-6 border-b border-border px-3">
            <Skeleton className="h-3.5 w-72 max-w-[50%]" />
            <Skeleton className="h-3.5 w-24" />
          </div>
        ))}
      </div>
    );
  if (list.error)
    return (
      <ErrorState
        title="Your workflows could not be read"
        error={list.error}
        onRetry={() => void list.refetch()}
      />
    );
  if (!rows || rows.length === 0)
    return query === "" ? (
      <EmptyState
        title="No workflows yet"
        reason="Begin with a template below, with an empty canvas, or drop a workflow file here."
      />
    ) : (
      <EmptyState title={`Nothing is called “${query}”`} reason="Search looks at names." />
    );
  return (
    <table className="w-full border-collapse text-table">
      <thead>
        <tr>
          {HEADS.map(({ name, className }) => (
            <th
              key={name}
              scope="col"
              className={`label-caps h-7 border-b border-border px-3 text-left font-normal ${className}`}
            >
              {name}
            </th>
          ))}
          <th scope="col" className="border-b border-border">
            <span className="sr-only">Actions</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((workflow) => (
          <WorkflowRow key={workflow.id} workflow={workflow} onDelete={() => onDelete(workflow)} />
        ))}
      </tbody>
    </table>
  );
}
