"use client";

import { ArrowRight } from "lucide-react";
import type { WorkflowTemplate } from "@/lib/workflows/templates/workflow-template";

type TemplateCardProps = {
  template: WorkflowTemplate;
  isBusy: boolean;
  onUse: () => void;
};

export function TemplateCard({ template, isBusy, onUse }: TemplateCardProps) {
  const steps = template.graph.nodes.map((node) => node.label ?? node.type);
  return (
    <button
      type="button"
      disabled={isBusy}
      onClick={onUse}
      data-testid={`template-${template.slug}`}
      className="group flex w-full max-w-md flex-col gap-1 rounded-md border border-border bg-panel p-3 text-left hover:border-primary disabled:opacity-60"
    >
      <span className="flex items-center gap-2 text-body font-medium">
        {template.name}
        <ArrowRight
          aria-hidden
          className="ml-auto size-3.5 stroke-[1.5] text-faint group-hover:text-primary"
        />
      </span>
      <span className="text-table text-muted-foreground">{template.description}</span>
      <span className="truncate text-label text-faint">{steps.join(" → ")}</span>
    </button>
  );
}
