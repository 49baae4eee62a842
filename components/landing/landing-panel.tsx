import Link from "next/link";
import type { ReactNode } from "react";
import { panels } from "@/components/overview/panels";
import { AgeChip } from "@/components/ui/age-chip";
import { EmptyState } from "@/components/ui/empty-state";
import type { PanelAnswer, PanelId } from "@/hooks/overview-panels";

/** A panel of the overview as it was when the page was made. */
export function LandingPanel({
  id,
  answer,
  children,
}: {
  id: PanelId;
  /** Missing where it could not be read in time. */
  answer: PanelAnswer<PanelId> | undefined;
  children: ReactNode;
}) {
  const { title, href, all, empty, budgetMs } = panels[id];
  const isEmpty = Array.isArray(answer?.data) && answer.data.length === 0;
  return (
    <section aria-label={title} className="flex min-w-0 flex-col border-r border-b border-border">
      <header className="flex h-8 shrink-0 items-center gap-2.5 border-b border-border bg-panel px-3">
        <h2 className="truncate text-table font-medium">{title}</h2>
        <span className="ml-auto" />
        {answer && <AgeChip at={answer.metadata.lastSynced ?? answer.at} budgetMs={budgetMs} />}
        <Link href={href} prefetch={false} className="text-label text-primary hover:underline">
          All
          <span className="sr-only"> · {all}</span>
        </Link>
      </header>
      <div className="@container h-[249px] overflow-hidden">
        {isEmpty && <EmptyState {...empty} className="h-full py-4" />}
        {!answer && (
          <EmptyState
            className="h-full py-4"
            title="Not readable now"
            reason="This list could not be read in time. The others stand by themselves."
          />
        )}
        {!isEmpty && children}
      </div>
    </section>
  );
}
