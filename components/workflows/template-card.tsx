"use client";

import { ArrowRight, Clock, Coins, Plug } from "lucide-react";
import { useMemo } from "react";
import { toDrawing } from "@/lib/workflows/graph-drawing";
import { modelCallsOf, needsOf } from "@/lib/workflows/templates/template-needs";
import type { WorkflowTemplate } from "@/lib/workflows/templates/workflow-template";
import { GraphPicture, type TypeLooks } from "./lifecycle/graph-picture";

type TemplateCardProps = {
  template: WorkflowTemplate;
  looks: TypeLooks;
  isBusy: boolean;
  onUse: () => void;
};

/** What a template draws, answers, needs and costs; a press makes a workflow of it. */
export function TemplateCard({ template, looks, isBusy, onUse }: TemplateCardProps) {
  const { slug, name, description, rhythm, graph } = template;
  const drawing = useMemo(() => toDrawing(graph), [graph]);
  const needs = needsOf(graph);
  const calls = modelCallsOf(graph);
  return (
    <button
      type="button"
      disabled={isBusy}
      onClick={onUse}
      data-testid={`template-${slug}`}
      className="group flex w-full flex-col overflow-hidden rounded-md border border-border bg-panel text-left hover:border-primary disabled:opacity-60"
    >
      <span className="flex h-20 w-full items-center justify-center border-b border-border bg-background px-2 py-1.5">
        <GraphPicture
          drawing={drawing}
          looks={looks}
          scale={null}
          isSmall
          label={`Steps: ${graph.nodes.map((node) => node.label ?? node.type).join(", ")}`}
        />
      </span>
      <span className="flex flex-1 flex-col gap-1 p-3">
        <span className="flex items-center gap-2 text-body font-medium">
          {name}
          <ArrowRight
            aria-hidden
            className="ml-auto size-3.5 shrink-0 stroke-[1.5] text-faint group-hover:text-primary"
          />
        </span>
        <span className="text-table text-muted-foreground">{description}</span>
        <span className="mt-auto flex flex-col gap-0.5 pt-1.5 text-label text-faint [&_svg]:mt-0.5 [&_svg]:size-3 [&_svg]:shrink-0 [&_svg]:stroke-[1.5]">
          <span className="flex items-start gap-1.5">
            <Clock aria-hidden />
            {rhythm}
          </span>
          <span className="flex items-start gap-1.5">
            <Plug aria-hidden />
            {needs.length > 0 ? needs.join(" · ") : "Market data alone"}
          </span>
          <span className="flex items-start gap-1.5">
            <Coins aria-hidden />
            {calls === 0
              ? "No model, no cost"
              : `${calls === 1 ? "One call" : `${calls} calls`} of a model a run; free by the fixed rules`}
          </span>
        </span>
      </span>
    </button>
  );
}
