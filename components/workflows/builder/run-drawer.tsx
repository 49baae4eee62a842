"use client";

import { ChevronDown, ChevronUp } from "lucide-react";
import dynamic from "next/dynamic";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import type { Problem } from "@/lib/workflows/graph";

const PendingApprovals = dynamic(() =>
  import("./pending-approvals").then((file) => file.PendingApprovals),
);
const ProblemList = dynamic(() => import("./problem-list").then((file) => file.ProblemList));
const RunHistory = dynamic(() => import("./run-history").then((file) => file.RunHistory));
const RunLog = dynamic(() => import("./run-log").then((file) => file.RunLog));

export type DrawerTab = "log" | "history" | "problems";

type RunDrawerProps = {
  /** Null is closed. */
  tab: DrawerTab | null;
  onTab: (tab: DrawerTab | null) => void;
  problems: readonly Problem[];
};

/** Below the canvas: what the run does, earlier runs, and what keeps the workflow from running. */
export function RunDrawer({ tab, onTab, problems }: RunDrawerProps) {
  const tabs: { id: DrawerTab; label: string; isLoud?: boolean }[] = [
    { id: "log", label: "Run log" },
    { id: "history", label: "History" },
    {
      id: "problems",
      label: problems.length === 0 ? "Problems" : `Problems ${problems.length}`,
      isLoud: problems.length > 0,
    },
  ];
  return (
    <section aria-label="Runs and problems" className="shrink-0 border-t border-border bg-panel">
      <div className="flex h-8 items-center gap-1 px-2">
        {tabs.map(({ id, label, isLoud }) => (
          <button
            key={id}
            type="button"
            aria-expanded={tab === id}
            onClick={() => onTab(tab === id ? null : id)}
            className={cn(
              "h-6 rounded-md px-2 text-label",
              tab === id
                ? "bg-accent text-foreground"
                : "text-muted-foreground hover:text-foreground",
              isLoud && "text-no",
            )}
          >
            {label}
          </button>
        ))}
        <Button
          variant="ghost"
          size="icon-sm"
          className="ml-auto"
          aria-label={tab === null ? "Open the drawer" : "Close the drawer"}
          title={tab === null ? "Open" : "Close"}
          onClick={() => onTab(tab === null ? "log" : null)}
        >
          {tab === null ? <ChevronUp aria-hidden /> : <ChevronDown aria-hidden />}
        </Button>
      </div>
      <PendingApprovals />
      {tab !== null && (
        <div className="flex h-44 flex-col overflow-hidden border-t border-border">
          {tab === "log" && <RunLog />}
          {tab === "history" && <RunHistory />}
          {tab === "problems" && <ProblemList problems={problems} />}
        </div>
      )}
    </section>
  );
}
