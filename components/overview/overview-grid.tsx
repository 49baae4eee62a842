"use client";

import { Check, LayoutGrid, RotateCcw } from "lucide-react";
import { lazy, type ReactNode, Suspense, useState } from "react";
import { Button } from "@/components/ui/button";
import type { PanelAnswer, PanelId } from "@/hooks/overview-panels";
import { movePanel, setHidden, stepPanel } from "./arrangement";
import { OverviewPanel } from "./overview-panel";
import { PanelTools } from "./panel-tools";
import { panels } from "./panels";
import { useArrangement } from "./use-arrangement";

const SortablePanels = lazy(() =>
  import("./sortable-panels").then((module) => ({ default: module.SortablePanels })),
);

export type FirstAnswers = { [Id in PanelId]?: PanelAnswer<Id> };

/** The panels in the reader's order, and the mode in which they are moved and hidden. */
export function OverviewGrid({
  first,
  initialArrangement,
}: {
  first: FirstAnswers;
  initialArrangement: string | null;
}) {
  const { arrangement, change, reset } = useArrangement(initialArrangement);
  const [isArranging, setArranging] = useState(false);
  const shown = arrangement.filter(({ isHidden }) => !isHidden).map(({ id }) => id);
  const hidden = arrangement.filter(({ isHidden }) => isHidden).map(({ id }) => id);
  const draw = (id: PanelId, handle?: ReactNode) => (
    <OverviewPanel
      key={id}
      id={id}
      first={first[id]}
      tools={
        isArranging ? (
          <PanelTools
            title={panels[id].title}
            handle={handle}
            onStep={(by) => change(stepPanel(arrangement, id, by))}
            onHide={() => change(setHidden(arrangement, id, true))}
          />
        ) : undefined
      }
    />
  );
  const plain = shown.map((id) => draw(id));
  return (
    <>
      <header className="flex min-h-10 flex-wrap items-center gap-x-3 gap-y-1 border-b border-border bg-panel px-3 py-1">
        <h1 className="text-[15px] leading-6 font-semibold">Overview</h1>
        <div className="ml-auto flex flex-wrap items-center justify-end gap-1.5">
          {isArranging && (
            <>
              {hidden.map((id) => (
                <Button
                  key={id}
                  variant="outline"
                  size="sm"
                  onClick={() => change(setHidden(arrangement, id, false))}
                >
                  Show {panels[id].title.toLowerCase()}
                </Button>
              ))}
              <Button variant="ghost" onClick={reset}>
                <RotateCcw aria-hidden />
                Reset
              </Button>
            </>
          )}
          <Button
            variant={isArranging ? "default" : "ghost"}
            aria-pressed={isArranging}
            onClick={() => setArranging(!isArranging)}
          >
            {isArranging ? <Check aria-hidden /> : <LayoutGrid aria-hidden />}
            {isArranging ? "Done" : "Arrange"}
          </Button>
        </div>
      </header>
      <div className="grid grid-cols-1 lg:grid-cols-2 2xl:grid-cols-4 xl:grid-cols-3">
        {isArranging ? (
          <Suspense fallback={plain}>
            <SortablePanels ids={shown} onMove={(id, to) => change(movePanel(arrangement, id, to))}>
              {draw}
            </SortablePanels>
          </Suspense>
        ) : (
          plain
        )}
      </div>
      {shown.length === 0 && (
        <p className="px-3 py-16 text-center text-table text-muted-foreground">
          Every panel is hidden. Arrange brings them back.
        </p>
      )}
    </>
  );
}
