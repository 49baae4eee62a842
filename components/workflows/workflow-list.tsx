"use client";

import { Plus, Upload } from "lucide-react";
import { parseAsString, parseAsStringLiteral, useQueryStates } from "nuqs";
import { useRef } from "react";
import { toast } from "@/hooks/toast";
import { Button } from "@/components/ui/button";
import { useDeleteLater } from "@/hooks/use-delete-later";
import { useWorkflows } from "@/hooks/use-workflows";
import type { WorkflowSummary } from "@/lib/workflows/api";
import { UNDO_MS } from "@/lib/workflows/delete-later";
import { FileDrop } from "./file-drop";
import type { TypeLooks } from "./lifecycle/graph-picture";
import { LIST_SORTS, ListSearch } from "./list-search";
import { TemplateGallery } from "./template-gallery";
import { useCreateAndOpen } from "./use-create-and-open";
import { ImportFailure, useImportFile } from "./use-import-file";
import { WorkflowRows } from "./workflow-rows";

export function WorkflowList({ looks }: { looks: TypeLooks }) {
  const [{ q, sort }, setQuery] = useQueryStates({
    q: parseAsString.withDefault(""),
    sort: parseAsStringLiteral(LIST_SORTS).withDefault("-updatedAt"),
  });
  const list = useWorkflows({ sort, limit: 200, ...(q !== "" && { q }) });
  const { create, isCreating } = useCreateAndOpen();
  const { importFile, failure, dismiss } = useImportFile();
  const file = useRef<HTMLInputElement>(null);
  const { hidden, remove } = useRemoval();
  const shown = list.data?.data.filter(({ id }) => !hidden.has(id));
  const total = Math.max(
    0,
    (list.data?.metadata.total ?? 0) - countHidden(list.data?.data, hidden),
  );
  return (
    <FileDrop onFile={(chosen) => void importFile(chosen)} className="flex h-full flex-col">
      <div className="relative flex shrink-0 flex-wrap items-center gap-2 border-b border-border bg-panel px-3 py-2">
        <h1 className="mr-2 text-body leading-7 font-semibold">Strategies</h1>
        <ListSearch
          query={q}
          sort={sort}
          onQuery={(next) => void setQuery({ q: next || null })}
          onSort={(next) => void setQuery({ sort: next })}
        />
        {list.data && (
          <span className="text-label text-muted-foreground md:max-lg:sr-only" aria-live="polite">
            {total} {total === 1 ? "workflow" : "workflows"}
            {shown && shown.length < total && ` · first ${shown.length}`}
          </span>
        )}
        <div className="ml-auto flex gap-2 max-sm:absolute max-sm:top-2 max-sm:right-3">
          <input
            ref={file}
            type="file"
            accept="application/json,.json"
            aria-label="Workflow file"
            hidden
            onChange={(event) => {
              const [chosen] = event.target.files ?? [];
              if (chosen) void importFile(chosen);
              event.target.value = "";
            }}
          />
          <Button
            variant="outline"
            title="Import a workflow file, or drop one anywhere on this page"
            onClick={() => file.current?.click()}
          >
            <Upload aria-hidden />
            <span className="md:max-lg:sr-only">Import</span>
          </Button>
          <Button
            disabled={isCreating}
            onClick={() => create("New workflow", { nodes: [], edges: [] })}
          >
            <Plus aria-hidden />
            New workflow
          </Button>
        </div>
      </div>
      <div className="min-h-0 flex-1 overflow-auto">
        <WorkflowRows list={list} rows={shown} query={q} onDelete={remove} />
        <TemplateGallery
          looks={looks}
          isBusy={isCreating}
          onUse={({ name, graph }) => create(name, graph)}
        />
      </div>
      {failure && <ImportFailure failure={failure} onClose={dismiss} />}
    </FileDrop>
  );
}

const countHidden = (
  rows: readonly WorkflowSummary[] | undefined,
  hidden: ReadonlySet<string>,
): number => rows?.filter(({ id }) => hidden.has(id)).length ?? 0;

function useRemoval() {
  const { hidden, remove, undo } = useDeleteLater(() =>
    toast.error("Not deleted", {
      description: "The server could not be reached. It is shown again.",
    }),
  );
  return {
    hidden,
    remove({ id, name, schedule }: WorkflowSummary) {
      remove(id);
      toast.success(`Deleted “${name}”`, {
        duration: UNDO_MS,
        description:
          schedule?.status === "active"
            ? "Its schedule ends with it."
            : "Its runs stay in the history.",
        action: { label: "Undo", onClick: () => undo(id) },
      });
    },
  };
}
