"use client";

import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { Skeleton } from "@/components/ui/skeleton";
import type { useWorkflows } from "@/hooks/use-workflows";
import { WorkflowRow } from "./workflow-row";

const HEADS = ["Name", "Nodes", "Last run", "Edited", ""];

type WorkflowRowsProps = { list: ReturnType<typeof useWorkflows>; query: string };

export function WorkflowRows({ list, query }: WorkflowRowsProps) {
  if (list.isPending)
    return (
      <div className="flex flex-col" aria-busy="true" aria-label="Loading workflows">
        {[1, 2, 3, 4].map((row) => (
          <div key={row} className="flex h-9 items-center border-b border-border px-3">
            <Skeleton className="h-3.5 w-72" />
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
  const workflows = list.data.data;
  if (workflows.length === 0)
    return query === "" ? (
      <EmptyState
        title="No workflows yet"
        reason="Begin with a template below, or with an empty canvas."
      />
    ) : (
      <EmptyState title={`Nothing is called “${query}”`} reason="Search looks at names." />
    );
  return (
    <table className="w-full border-collapse text-table">
      <thead>
        <tr>
          {HEADS.map((head, index) => (
            <th
              key={head}
              scope="col"
              className={`label-caps h-7 border-b border-border px-3 text-left font-normal ${
                index === 1 || index === 3 ? "max-sm:hidden" : ""
              }`}
            >
              {head || <span className="sr-only">Actions</span>}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {workflows.map((workflow) => (
          <WorkflowRow key={workflow.id} workflow={workflow} />
        ))}
      </tbody>
    </table>
  );
}
