import { X } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { formatCount } from "@/lib/markets/format-count";
import type { RowSelection } from "./use-row-selection";

/** What is picked and what can be done with it; nothing is picked: nothing is shown. */
export function SelectionBar<Row>({
  selection,
  children,
}: {
  selection: RowSelection<Row>;
  /** The acts. */
  children: ReactNode;
}) {
  const { count, total, isAll, pickAll, clear } = selection;
  if (count === 0) return null;
  return (
    <section
      aria-label="Picked rows"
      className="flex min-h-10 flex-wrap items-center gap-x-3 gap-y-1 border-t border-border bg-panel px-2 py-1"
    >
      <output className="text-table tabular-nums">
        <strong className="font-medium">{formatCount(count)}</strong> picked
      </output>
      {!isAll && count < total && (
        <Button variant="link" size="sm" onClick={pickAll}>
          Pick all {formatCount(total)} of this filter
        </Button>
      )}
      <div className="flex flex-wrap items-center gap-1.5">{children}</div>
      <Button variant="ghost" size="sm" className="ml-auto" onClick={clear}>
        <X aria-hidden />
        Clear
      </Button>
    </section>
  );
}
