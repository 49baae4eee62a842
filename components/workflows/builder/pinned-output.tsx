"use client";

import { PinOff } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Textarea } from "@/components/ui/textarea";
import type { GraphNode } from "@/lib/workflows/graph";
import { toOutputTable } from "@/lib/workflows/output-table";
import { useBuilder } from "./builder-context";

/** What a pinned node puts out in every run instead of working; its JSON may be changed by hand. */
export function PinnedOutput({ node }: { node: GraphNode }) {
  const { actions } = useBuilder();
  const [typed, setTyped] = useState<string | null>(null);
  const [isOpen, setOpen] = useState(false);
  const problem = typed === null ? null : whyNoJson(typed);
  const rows = toOutputTable(node.pinned)?.rows.length;
  return (
    <div className="border-b border-info/40 bg-info/10 px-3 py-2 text-table">
      <div className="flex items-center gap-2">
        <span className="min-w-0 flex-1">
          Pinned output{rows === undefined ? "" : `, ${rows} ${rows === 1 ? "row" : "rows"}`}: every
          run takes this, the node itself does not run.
        </span>
        <Button variant="outline" size="sm" onClick={() => setOpen(!isOpen)} aria-expanded={isOpen}>
          {isOpen ? "Close" : "Edit"}
        </Button>
        <Button variant="outline" size="sm" onClick={() => actions.pin(node.id, undefined)}>
          <PinOff aria-hidden />
          Unpin
        </Button>
      </div>
      {isOpen && (
        <div className="mt-2 flex flex-col gap-1">
          <Textarea
            aria-label="Pinned output as JSON"
            rows={10}
            spellCheck={false}
            className="font-mono text-label"
            aria-invalid={problem !== null || undefined}
            value={typed ?? JSON.stringify(node.pinned, null, 2)}
            onChange={({ target }) => setTyped(target.value)}
          />
          {problem !== null && <p className="text-label text-no">{problem}</p>}
          <Button
            size="sm"
            className="self-start"
            disabled={typed === null || problem !== null}
            onClick={() => {
              actions.pin(node.id, JSON.parse(typed ?? "null") as unknown);
              setTyped(null);
            }}
          >
            Keep this output
          </Button>
        </div>
      )}
    </div>
  );
}

function whyNoJson(text: string): string | null {
  try {
    JSON.parse(text);
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : "is not JSON";
  }
}
