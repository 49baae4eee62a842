"use client";

import { Maximize2, Minimize2 } from "lucide-react";
import { useMemo, useState } from "react";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { diffGraphs } from "@/lib/workflows/diff-graphs";
import type { Graph } from "@/lib/workflows/graph";
import { toDrawing } from "@/lib/workflows/graph-drawing";
import { DiffFields } from "./diff-fields";
import { GraphPicture, type TypeLooks } from "./graph-picture";

type DiffViewProps = {
  before: Graph;
  after: Graph;
  looks: TypeLooks;
  /** Said where nothing differs. */
  sameWords: string;
  className?: string;
};

const READABLE = 0.72;

/** Two graphs in one picture with marks, and every field that differs below it. */
export function DiffView({ before, after, looks, sameWords, className }: DiffViewProps) {
  const [isWhole, setWhole] = useState(true);
  const diff = useMemo(() => diffGraphs(before, after), [before, after]);
  const drawing = useMemo(() => toDrawing(after, { before, diff }), [before, after, diff]);
  const { nodes, edges, settings } = diff;
  const counts = [
    { sign: "+", count: nodes.added.length + edges.added.length, words: "added", tone: "text-yes" },
    {
      sign: "−",
      count: nodes.removed.length + edges.removed.length,
      words: "removed",
      tone: "text-no",
    },
    {
      sign: "~",
      count: nodes.changed.length + settings.length,
      words: "changed",
      tone: "text-warn",
    },
    { sign: "↔", count: nodes.moved.length, words: "moved", tone: "text-info" },
  ];
  return (
    <div className={cn("flex min-h-0 flex-col", className)}>
      <div className="flex h-8 shrink-0 items-center gap-3 border-b border-border px-3 text-label tabular-nums">
        {diff.isSame ? (
          <span className="text-muted-foreground">{sameWords}</span>
        ) : (
          counts.map(({ sign, count, words, tone }) => (
            <span key={words} className={count > 0 ? tone : "text-faint"}>
              {sign}
              {count} {words}
            </span>
          ))
        )}
        <Button
          variant="ghost"
          size="icon-sm"
          className="ml-auto"
          aria-pressed={!isWhole}
          aria-label={isWhole ? "Show at a readable size" : "Show the whole graph"}
          title={isWhole ? "Readable size" : "Whole graph"}
          onClick={() => setWhole(!isWhole)}
        >
          {isWhole ? <Maximize2 aria-hidden /> : <Minimize2 aria-hidden />}
        </Button>
      </div>
      <section
        aria-label="Graph with marks"
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls is reached by keyboard
        tabIndex={0}
        className="h-48 shrink-0 overflow-auto border-b border-border bg-background p-2"
      >
        <GraphPicture
          drawing={drawing}
          looks={looks}
          scale={isWhole ? null : READABLE}
          label="The graph with what was added, removed and changed"
        />
      </section>
      <DiffFields diff={diff} looks={looks} before={before} after={after} />
    </div>
  );
}
