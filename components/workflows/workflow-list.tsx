"use client";

import { Plus, Search } from "lucide-react";
import { parseAsString, parseAsStringLiteral, useQueryStates } from "nuqs";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { NativeSelect } from "@/components/ui/native-select";
import { useWorkflows } from "@/hooks/use-workflows";
import { workflowTemplates } from "@/lib/workflows/templates";
import { TemplateCard } from "./template-card";
import { useCreateAndOpen } from "./use-create-and-open";
import { WorkflowRows } from "./workflow-rows";

const SORTS = ["-updatedAt", "updatedAt", "name", "-name"] as const;
const SORT_WORDS = {
  "-updatedAt": "Last edited",
  updatedAt: "Oldest edit",
  name: "Name, A to Z",
  "-name": "Name, Z to A",
};

export function WorkflowList() {
  const [{ q, sort }, setQuery] = useQueryStates({
    q: parseAsString.withDefault(""),
    sort: parseAsStringLiteral(SORTS).withDefault("-updatedAt"),
  });
  const list = useWorkflows({ sort, limit: 200, ...(q !== "" && { q }) });
  const { create, isCreating } = useCreateAndOpen();
  const total = list.data?.metadata.total ?? list.data?.data.length;
  return (
    <div className="flex h-full flex-col">
      <div className="flex shrink-0 flex-wrap items-center gap-2 border-b border-border bg-panel px-3 py-2">
        <h1 className="mr-2 text-body font-semibold">Strategies</h1>
        <div className="relative w-56">
          <Search
            aria-hidden
            className="pointer-events-none absolute top-[7px] left-2 size-3.5 stroke-[1.5] text-faint"
          />
          <Input
            type="search"
            aria-label="Search workflows"
            placeholder="Search workflows"
            className="pl-7"
            value={q}
            onChange={(event) => void setQuery({ q: event.target.value || null })}
          />
        </div>
        <NativeSelect
          aria-label="Order"
          value={sort}
          onChange={(event) =>
            void setQuery({ sort: SORTS.find((each) => each === event.target.value) ?? null })
          }
        >
          {SORTS.map((each) => (
            <option key={each} value={each}>
              {SORT_WORDS[each]}
            </option>
          ))}
        </NativeSelect>
        {total !== undefined && (
          <span className="text-label text-muted-foreground">
            {total} {total === 1 ? "workflow" : "workflows"}
          </span>
        )}
        <Button
          className="ml-auto"
          disabled={isCreating}
          onClick={() => create("New workflow", { nodes: [], edges: [] })}
        >
          <Plus aria-hidden />
          New workflow
        </Button>
      </div>
      <div className="min-h-0 flex-1 overflow-auto">
        <WorkflowRows list={list} query={q} />
        <section aria-label="Templates" className="flex flex-col gap-2 p-3">
          <h2 className="label-caps">Begin with a template</h2>
          <div className="flex flex-wrap gap-2">
            {workflowTemplates.map((template) => (
              <TemplateCard
                key={template.slug}
                template={template}
                isBusy={isCreating}
                onUse={() => create(template.name, template.graph)}
              />
            ))}
          </div>
        </section>
      </div>
    </div>
  );
}
