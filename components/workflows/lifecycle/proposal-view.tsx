"use client";

import { TriangleAlert } from "lucide-react";
import type { Proposal } from "@/lib/copilot/proposal";
import type { Graph } from "@/lib/workflows/graph";
import { DiffView } from "./diff-view";
import type { TypeLooks } from "./graph-picture";

type ProposalViewProps = { proposal: Proposal; base: Graph; looks: TypeLooks; usd: number };

const SHOWN_PROBLEMS = 6;

export function ProposalView({ proposal, base, looks, usd }: ProposalViewProps) {
  const { summary, graph, problems, isValid } = proposal;
  return (
    <>
      <p className="px-3 py-2.5 text-table">
        {summary}
        {usd > 0 && <span className="text-faint"> Cost ${usd.toFixed(4)}.</span>}
      </p>
      {!isValid && (
        <div
          role="alert"
          className="mx-3 mb-2 rounded-md border border-warn/40 bg-warn/10 px-2.5 py-2 text-table"
        >
          <p className="flex items-center gap-1.5 font-medium">
            <TriangleAlert aria-hidden className="size-3.5 stroke-[1.5] text-warn" />
            It could not run as it stands
          </p>
          <ul>
            {problems.slice(0, SHOWN_PROBLEMS).map(({ nodeId, message }) => (
              <li key={`${nodeId} ${message}`}>
                {nodeId && (
                  <span className="font-mono text-label text-muted-foreground">{nodeId} </span>
                )}
                {message}
              </li>
            ))}
          </ul>
        </div>
      )}
      <DiffView
        before={base}
        after={{ ...base, ...graph }}
        looks={looks}
        sameWords="It changes nothing"
        className="border-t border-border"
      />
    </>
  );
}
