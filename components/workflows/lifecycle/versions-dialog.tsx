"use client";

import { useMemo, useState } from "react";
import { toast } from "@/hooks/toast";
import { Button } from "@/components/ui/button";
import { ErrorState } from "@/components/ui/error-state";
import { NativeSelect } from "@/components/ui/native-select";
import { Skeleton } from "@/components/ui/skeleton";
import { useBuilder } from "@/components/workflows/builder/builder-context";
import { useStore } from "@/hooks/use-store";
import { useRestoreVersion, useVersion, useVersions } from "@/hooks/use-versions";
import { AppError } from "@/lib/errors";
import type { Graph } from "@/lib/workflows/graph";
import type { Version } from "@/lib/workflows/version-api";
import { DiffView } from "./diff-view";
import { LifecycleModal } from "./lifecycle-modal";
import { toLooks } from "./to-looks";
import { VersionList } from "./version-list";
import { VersionName } from "./version-name";

/** What the workflow was, held against what it is, and the way back. */
export function VersionsDialog({ onClose }: { onClose: () => void }) {
  const { workflow } = useBuilder();
  const { data, error, isPending, refetch } = useVersions(workflow.id);
  const [chosen, setChosen] = useState<number | null>(null);
  const versions = data?.data ?? [];
  const current = versions.find(({ version }) => version === chosen) ?? versions[1] ?? versions[0];
  return (
    <LifecycleModal
      title="Versions"
      onClose={onClose}
      className="top-[6vh] h-[86vh] max-h-[86vh] max-w-5xl"
    >
      {error ? (
        <ErrorState
          title="The versions could not be read"
          error={error}
          onRetry={() => void refetch()}
        />
      ) : isPending || !current ? (
        <div className="flex flex-col gap-2 p-3" aria-busy="true" aria-label="Loading the versions">
          {[1, 2, 3, 4, 5].map((row) => (
            <Skeleton key={row} className="h-9 w-72" />
          ))}
        </div>
      ) : (
        <div className="flex min-h-0 flex-1 max-md:flex-col">
          <VersionList
            versions={versions}
            total={data?.metadata.total ?? versions.length}
            chosen={current.version}
            onChoose={setChosen}
          />
          <Comparison
            key={current.version}
            version={current}
            versions={versions}
            onClose={onClose}
          />
        </div>
      )}
    </LifecycleModal>
  );
}

type ComparisonProps = { version: Version; versions: readonly Version[]; onClose: () => void };

function Comparison({ version, versions, onClose }: ComparisonProps) {
  const { workflow, canvas, types } = useBuilder();
  const draft = useStore(canvas, (state) => state.graph);
  const [against, setAgainst] = useState<number | null>(null);
  const looks = useMemo(() => toLooks(types), [types]);
  const one = useVersion(workflow.id, version.version);
  const other = useVersion(workflow.id, against);
  const error = one.error ?? other.error;
  const target: Graph | undefined = against === null ? draft : other.data?.graph;
  const isOlder = against === null || against > version.version;
  return (
    <div className="flex min-w-0 flex-1 flex-col">
      <div className="flex shrink-0 flex-wrap items-center gap-2 border-b border-border px-3 py-2">
        <VersionName workflowId={workflow.id} version={version} />
        <label className="flex items-center gap-2 text-label text-muted-foreground">
          against
          <NativeSelect
            value={against ?? ""}
            onChange={(event) =>
              setAgainst(event.target.value === "" ? null : Number(event.target.value))
            }
          >
            <option value="">the draft now</option>
            {versions
              .filter((each) => each.version !== version.version)
              .map((each) => (
                <option key={each.version} value={each.version}>
                  version {each.version}
                  {each.label ? `: ${each.label}` : ""}
                </option>
              ))}
          </NativeSelect>
        </label>
        <RestoreButton version={version} graph={one.data?.graph} onDone={onClose} />
      </div>
      {error ? (
        <ErrorState title="This version could not be read" error={error} />
      ) : one.data && target ? (
        <DiffView
          before={isOlder ? one.data.graph : target}
          after={isOlder ? target : one.data.graph}
          looks={looks}
          sameWords="Nothing differs"
          className="flex-1"
        />
      ) : (
        <div className="p-3" aria-busy="true">
          <Skeleton className="h-48 w-full" />
        </div>
      )}
    </div>
  );
}

type RestoreProps = { version: Version; graph: Graph | undefined; onDone: () => void };

/** One edit on the canvas: undo brings back what was there. */
function RestoreButton({ version, graph, onDone }: RestoreProps) {
  const { workflow, draft, actions } = useBuilder();
  const restore = useRestoreVersion(workflow.id);
  const act = async () => {
    if (!graph || !(await draft.flush())) {
      toast.error("Not restored: the draft could not be saved");
      return;
    }
    try {
      const current = draft.state.get().version;
      const restored = await restore.mutateAsync({ version: version.version, current });
      actions.replace(restored.graph);
      draft.accept(restored.version);
      toast.success(`Version ${version.version} is the draft again`, {
        action: { label: "Undo", onClick: actions.undo },
      });
      onDone();
    } catch (error) {
      toast.error("Not restored", {
        description: error instanceof AppError ? error.message : "No connection",
      });
    }
  };
  return (
    <Button className="ml-auto" disabled={!graph || restore.isPending} onClick={() => void act()}>
      Restore version {version.version}
    </Button>
  );
}
