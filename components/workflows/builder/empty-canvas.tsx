"use client";

import { useContext } from "react";
import { Button } from "@/components/ui/button";
import { marketBrief } from "@/lib/workflows/templates/market-brief";
import { ReadOnlyContext, useBuilder } from "./builder-context";

/** Why there is nothing, and two ways to begin. */
export function EmptyCanvas() {
  const { actions } = useBuilder();
  const isReadOnly = useContext(ReadOnlyContext);
  const template = marketBrief;
  return (
    <div className="pointer-events-none absolute inset-0 grid place-content-center justify-items-center gap-2 text-center">
      <p className="text-body font-medium">An empty canvas</p>
      <p className="max-w-72 text-table text-muted-foreground">
        {isReadOnly
          ? "Open it on a wider screen to add nodes."
          : "Drag a node from the left, double-click here, or begin with the example."}
      </p>
      {!isReadOnly && (
        <Button
          variant="outline"
          className="pointer-events-auto"
          onClick={() => actions.replace(structuredClone(template.graph))}
        >
          Use “{template.name}”
        </Button>
      )}
    </div>
  );
}
