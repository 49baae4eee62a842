"use client";

import { Copy, Maximize2, Minimize2 } from "lucide-react";
import Link from "next/link";
import { useMemo, useState } from "react";
import { RelativeTime } from "@/components/layout/relative-time";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { buttonVariants } from "@/components/ui/button-variants";
import { useCreateAndOpen } from "@/components/workflows/use-create-and-open";
import { toDrawing } from "@/lib/workflows/graph-drawing";
import type { SharedWorkflow } from "@/lib/workflows/share-api";
import { GraphPicture, type TypeLooks } from "./graph-picture";
import { SharedNodes } from "./shared-nodes";

type SharedWorkflowViewProps = {
  workflow: SharedWorkflow;
  looks: TypeLooks;
  path: string;
  isSignedIn: boolean;
};

const READABLE = 0.8;

/** What somebody else's workflow does, to be read and copied. */
export function SharedWorkflowView({ workflow, looks, path, isSignedIn }: SharedWorkflowViewProps) {
  const { name, description, graph, version, sharedAt, expiresAt } = workflow;
  const { create, isCreating } = useCreateAndOpen();
  const [isWhole, setWhole] = useState(true);
  const drawing = useMemo(() => toDrawing(graph), [graph]);
  return (
    <div className="flex h-full min-h-0 flex-col">
      <header className="flex shrink-0 flex-wrap items-center gap-x-3 gap-y-1.5 border-b border-border bg-panel px-3 py-2">
        <h1 className="min-w-0 truncate text-body font-semibold">{name}</h1>
        <Badge>Read-only</Badge>
        <span className="text-label text-muted-foreground">
          Version {version}, shared <RelativeTime at={sharedAt} />
          {expiresAt && (
            <>
              , ends <RelativeTime at={expiresAt} />
            </>
          )}
        </span>
        <div className="ml-auto flex gap-2">
          <Button variant="outline" aria-pressed={!isWhole} onClick={() => setWhole(!isWhole)}>
            {isWhole ? <Maximize2 aria-hidden /> : <Minimize2 aria-hidden />}
            {isWhole ? "Readable size" : "Whole graph"}
          </Button>
          {isSignedIn ? (
            <Button disabled={isCreating} onClick={() => create(name, graph)}>
              <Copy aria-hidden />
              Copy to my workflows
            </Button>
          ) : (
            <Link
              href={`/sign-in?next=${encodeURIComponent(path)}`}
              prefetch={false}
              className={buttonVariants()}
            >
              Sign in to copy
            </Link>
          )}
        </div>
      </header>
      {description && (
        <p className="shrink-0 border-b border-border px-3 py-2 text-table text-muted-foreground">
          {description}
        </p>
      )}
      <div className="flex min-h-0 flex-1 max-lg:flex-col max-lg:overflow-auto">
        <section
          aria-label="Graph"
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls is reached by keyboard
          tabIndex={0}
          className="min-w-0 flex-1 overflow-auto bg-background p-4 max-lg:h-64 max-lg:flex-none"
        >
          {graph.nodes.length === 0 ? (
            <p className="text-table text-muted-foreground">This workflow has no nodes.</p>
          ) : (
            <GraphPicture
              drawing={drawing}
              looks={looks}
              scale={isWhole ? null : READABLE}
              label={`Graph of ${graph.nodes.length} nodes and ${graph.edges.length} wires`}
            />
          )}
        </section>
        <SharedNodes graph={graph} looks={looks} />
      </div>
    </div>
  );
}
