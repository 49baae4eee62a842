"use client";

import { workflowTemplates } from "@/lib/workflows/templates";
import type { WorkflowTemplate } from "@/lib/workflows/templates/workflow-template";
import type { TypeLooks } from "./lifecycle/graph-picture";
import { TemplateCard } from "./template-card";

type TemplateGalleryProps = {
  looks: TypeLooks;
  isBusy: boolean;
  onUse: (template: WorkflowTemplate) => void;
};

export function TemplateGallery({ looks, isBusy, onUse }: TemplateGalleryProps) {
  return (
    <section aria-label="Templates" className="flex flex-col gap-2 border-t border-border p-3">
      <h2 className="label-caps">Begin with a template</h2>
      <ul className="grid grid-cols-1 gap-2 sm:grid-cols-2 lg:grid-cols-[repeat(auto-fill,minmax(320px,1fr))]">
        {workflowTemplates.map((template) => (
          <li key={template.slug} className="flex">
            <TemplateCard
              template={template}
              looks={looks}
              isBusy={isBusy}
              onUse={() => onUse(template)}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}
