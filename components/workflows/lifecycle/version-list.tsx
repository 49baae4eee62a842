"use client";

import { RelativeTime } from "@/components/layout/relative-time";
import { Badge } from "@/components/ui/badge";
import { cn } from "@/components/ui/cn";
import type { Version } from "@/lib/workflows/version-api";

type VersionListProps = {
  versions: readonly Version[];
  total: number;
  chosen: number;
  onChoose: (version: number) => void;
};

export function VersionList({ versions, total, chosen, onChoose }: VersionListProps) {
  return (
    <div className="flex w-72 shrink-0 flex-col border-r border-border max-md:h-40 max-md:w-full max-md:border-r-0 max-md:border-b">
      <ul className="min-h-0 flex-1 overflow-auto" aria-label="Versions, newest first">
        {versions.map(({ version, label, createdAt, publishedAt, nodeCount }, index) => (
          <li key={version} className="border-b border-border">
            <button
              type="button"
              aria-current={version === chosen}
              onClick={() => onChoose(version)}
              className={cn(
                "flex w-full flex-col gap-0.5 px-3 py-1.5 text-left text-table hover:bg-accent/50",
                version === chosen && "bg-accent",
              )}
            >
              <span className="flex items-center gap-2">
                <span className="min-w-0 truncate font-medium">
                  {label ?? `Version ${version}`}
                </span>
                {index === 0 && <Badge>Newest</Badge>}
                {publishedAt !== null && <Badge tone="primary">Published</Badge>}
              </span>
              <span className="flex gap-3 text-label text-muted-foreground tabular-nums">
                {label && <span>v{version}</span>}
                <RelativeTime at={createdAt} />
                <span>
                  {nodeCount} {nodeCount === 1 ? "node" : "nodes"}
                </span>
              </span>
            </button>
          </li>
        ))}
      </ul>
      <p className="shrink-0 border-t border-border px-3 py-1.5 text-label text-faint">
        {total > versions.length ? `First ${versions.length} of ${total}. ` : ""}Unnamed old saves
        are thinned out.
      </p>
    </div>
  );
}
