import { lazy, Suspense } from "react";
import { SelectionBar } from "@/components/data-table/selection-bar";
import type { RowSelection } from "@/components/data-table/use-row-selection";
import type { Market } from "@/lib/markets/schema";

const PickedActs = lazy(() =>
  import("./picked-acts").then((module) => ({ default: module.PickedActs })),
);

/** What is picked of the screener and what can be done with it; its acts come with the first pick. */
export function PickedMarkets({ selection }: { selection: RowSelection<Market> }) {
  if (selection.count === 0) return null;
  return (
    <SelectionBar selection={selection}>
      <Suspense fallback={null}>
        <PickedActs selection={selection} />
      </Suspense>
    </SelectionBar>
  );
}
