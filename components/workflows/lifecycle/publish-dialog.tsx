"use client";

import { type FormEvent, useMemo, useState } from "react";
import { toast } from "@/hooks/toast";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { Label } from "@/components/ui/label";
import { Skeleton } from "@/components/ui/skeleton";
import { useBuilder } from "@/components/workflows/builder/builder-context";
import { CostLine } from "@/components/workflows/builder/cost-line";
import { useStore } from "@/hooks/use-store";
import { usePublish, useUnpublish, useVersion, useWorkflowHead } from "@/hooks/use-versions";
import { AppError } from "@/lib/errors";
import { DiffView } from "./diff-view";
import { LifecycleModal } from "./lifecycle-modal";
import { PublishProblems } from "./publish-problems";
import { toLooks } from "./to-looks";

const FORM = "publish-form";

/** What becomes the version that runs by itself, beside the one that does now. */
export function PublishDialog({ onClose }: { onClose: () => void }) {
  const { workflow, draft, canvas } = useBuilder();
  const graph = useStore(canvas, (state) => state.graph);
  const [label, setLabel] = useState("");
  const { data: head } = useWorkflowHead(workflow);
  const publish = usePublish(workflow.id);
  const unpublish = useUnpublish(workflow.id);
  const isBusy = publish.isPending || unpublish.isPending;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!(await draft.flush())) {
      toast.error("Not published: the draft could not be saved");
      return;
    }
    const { version } = draft.state.get();
    publish.mutate(
      { version, label },
      {
        onSuccess: ({ publishedVersion }) => {
          toast.success(`Published version ${publishedVersion}`, {
            description: "Schedules, background runs and other workflows run it from now on.",
          });
          onClose();
        },
      },
    );
  };
  const takeBack = () =>
    unpublish.mutate(undefined, {
      onSuccess: () => {
        toast.success("Nothing is published any more", { description: "Schedules run the draft." });
        onClose();
      },
    });
  return (
    <LifecycleModal
      title="Publish"
      onClose={onClose}
      className="max-w-3xl"
      footer={
        <>
          {head.publishedVersion !== null && (
            <Button variant="destructive" className="mr-auto" disabled={isBusy} onClick={takeBack}>
              Take back version {head.publishedVersion}
            </Button>
          )}
          <Button type="submit" form={FORM} disabled={isBusy}>
            {publish.isPending ? "Publishing…" : "Publish"}
          </Button>
        </>
      }
    >
      <form
        id={FORM}
        onSubmit={(event) => void submit(event)}
        className="flex shrink-0 flex-col gap-1 border-b border-border p-3"
      >
        <Label htmlFor="publish-note">What changed, in a few words</Label>
        <Input
          id="publish-note"
          maxLength={200}
          placeholder="Optional; the version is kept under this name"
          value={label}
          onChange={(event) => setLabel(event.target.value)}
        />
        <CostLine graph={graph} />
        <Refusal error={publish.error ?? unpublish.error} />
      </form>
      <Changes publishedVersion={head.publishedVersion} />
    </LifecycleModal>
  );
}

function Refusal({ error }: { error: Error | null }) {
  if (!error) return null;
  if (error instanceof AppError && error.code === "INVALID_WORKFLOW")
    return <PublishProblems details={error.details} message={error.message} />;
  return (
    <p role="alert" className="mt-1 text-table text-no">
      {error instanceof AppError ? error.message : "The server could not be reached"}
    </p>
  );
}

function Changes({ publishedVersion }: { publishedVersion: number | null }) {
  const { workflow, canvas, types } = useBuilder();
  const graph = useStore(canvas, (state) => state.graph);
  const looks = useMemo(() => toLooks(types), [types]);
  const published = useVersion(workflow.id, publishedVersion);
  if (publishedVersion === null)
    return (
      <p className="p-3 text-table text-muted-foreground">
        Nothing is published yet: schedules and background runs take the saved draft, every save of
        it. Once published, they run that version until you publish the next.
      </p>
    );
  if (!published.data)
    return (
      <div className="p-3" aria-busy="true">
        <Skeleton className="h-40 w-full" />
      </div>
    );
  return (
    <DiffView
      before={published.data.graph}
      after={graph}
      looks={looks}
      sameWords={`The draft is what version ${publishedVersion} is`}
      className="min-h-0"
    />
  );
}
