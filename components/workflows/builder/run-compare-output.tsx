"use client";

import { X } from "lucide-react";
import { useMemo } from "react";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { Skeleton } from "@/components/ui/skeleton";
import { useRunOutput } from "@/hooks/use-run-output";
import type { ComparedNode } from "@/lib/workflows/compare-runs";
import { diffOutputs, type OutputChange } from "@/lib/workflows/diff-outputs";
import { useBuilder } from "./builder-context";
import { toCell } from "@/lib/workflows/output-table";

type OutputProps = {
  node: ComparedNode;
  beforeId: string;
  afterId: string;
  onClose: () => void;
};

/** What one node put out in the later run and not in the earlier one, and the other way round. */
export function RunCompareOutput({ node, beforeId, afterId, onClose }: OutputProps) {
  const { types } = useBuilder();
  const name = node.node.label ?? types.get(node.node.type)?.label ?? node.node.type;
  return (
    <aside
      aria-label={`Output of ${name} in both runs`}
      className="flex min-h-0 flex-col border-t border-border bg-panel max-lg:flex-1 lg:w-[480px] lg:border-t-0 lg:border-l"
    >
      <div className="flex h-8 shrink-0 items-center justify-between border-b border-border pr-1.5 pl-3">
        <h2 className="truncate text-table font-medium">Output of {name}</h2>
        <Button
          variant="ghost"
          size="icon-sm"
          aria-label="Close the outputs"
          title="Close"
          onClick={onClose}
        >
          <X aria-hidden />
        </Button>
      </div>
      <Changes nodeId={node.id} beforeId={beforeId} afterId={afterId} />
    </aside>
  );
}

type ChangesProps = { nodeId: string; beforeId: string; afterId: string };

function Changes({ nodeId, beforeId, afterId }: ChangesProps) {
  const [one, other] = [useRunOutput(beforeId, nodeId), useRunOutput(afterId, nodeId)];
  const failed = one.error ? one : other.error ? other : null;
  const diff = useMemo(
    () => (one.data && other.data ? diffOutputs(one.data.value, other.data.value) : null),
    [one.data, other.data],
  );
  if (failed)
    return (
      <ErrorState
        title="An output could not be read"
        error={failed.error}
        onRetry={() => void failed.refetch()}
      />
    );
  if (!diff) return <Skeleton className="m-3 h-40" />;
  const lacking = lackOf(one.data?.value, other.data?.value);
  if (lacking !== null)
    return (
      <EmptyState
        title={lacking}
        reason="It was not part of that run, was skipped, pinned, or failed."
      />
    );
  if (diff.changes.length === 0) return <EmptyState title="The same in both runs" />;
  return (
    <div className="min-h-0 flex-1 overflow-auto">
      <p className="border-b border-border px-3 py-1 text-label text-muted-foreground">
        {diff.isCut ? "First " : ""}
        {diff.changes.length} {diff.changes.length === 1 ? "change" : "changes"}
      </p>
      <ul aria-label="Changes of the output">
        {diff.changes.map((change) => (
          <ChangeRow key={`${change.at} ${change.field ?? ""}`} change={change} />
        ))}
      </ul>
    </div>
  );
}

function lackOf(before: unknown, after: unknown): string | null {
  if (before === undefined && after === undefined) return "Put out in neither run";
  if (before === undefined) return "Put out in the later run only";
  return after === undefined ? "Put out in the earlier run only" : null;
}

const SIGNS = { added: "+", removed: "−", changed: "~" } as const;
const TONES = { added: "text-yes", removed: "text-no", changed: "text-warn" } as const;

function ChangeRow({ change }: { change: OutputChange }) {
  const { kind, at, field, before, after } = change;
  return (
    <li className="flex gap-2 border-b border-border/60 px-3 py-1 text-table">
      <span className={cn("font-mono", TONES[kind])} title={kind}>
        {SIGNS[kind]}
        <span className="sr-only">{kind}</span>
      </span>
      <span className="min-w-0 flex-1">
        <span className="break-words">{at === "" ? "the whole" : at}</span>
        {field && (
          <code className="ml-1.5 font-mono text-label text-muted-foreground">{field}</code>
        )}
        {(before !== undefined || after !== undefined) && (
          <span className="block text-label break-words text-muted-foreground tabular-nums">
            {before !== undefined && <del className="decoration-no/60">{short(before)}</del>}
            {before !== undefined && after !== undefined && " → "}
            {after !== undefined && (
              <ins className="text-foreground no-underline">{short(after)}</ins>
            )}
          </span>
        )}
      </span>
    </li>
  );
}

const short = (value: unknown): string => {
  const text = toCell(value);
  return text.length > 200 ? `${text.slice(0, 200)}…` : text;
};
