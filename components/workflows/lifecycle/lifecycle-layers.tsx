"use client";

import dynamic from "next/dynamic";
import { useBuilder } from "@/components/workflows/builder/builder-context";

const PublishDialog = dynamic(() => import("./publish-dialog").then((file) => file.PublishDialog));
const ScheduleLayer = dynamic(() => import("./schedule-layer").then((file) => file.ScheduleLayer));
const ShareDialog = dynamic(() => import("./share-dialog").then((file) => file.ShareDialog));
const VersionsDialog = dynamic(() =>
  import("./versions-dialog").then((file) => file.VersionsDialog),
);
const VariablesDialog = dynamic(() =>
  import("./variables-dialog").then((file) => file.VariablesDialog),
);
const WordsPanel = dynamic(() => import("./words-panel").then((file) => file.WordsPanel));

export type LifecycleLayer = "publish" | "schedule" | "share" | "variables" | "versions" | "words";

type LifecycleLayersProps = { layer: LifecycleLayer | null; onClose: () => void };

/** What opens around the canvas, each loaded when it is asked for. */
export function LifecycleLayers({ layer, onClose }: LifecycleLayersProps) {
  const { workflow, draft } = useBuilder();
  switch (layer) {
    case "publish":
      return <PublishDialog onClose={onClose} />;
    case "schedule":
      return <ScheduleLayer onClose={onClose} />;
    case "share":
      return <ShareDialog workflowId={workflow.id} onBefore={draft.flush} onClose={onClose} />;
    case "variables":
      return <VariablesDialog onClose={onClose} />;
    case "versions":
      return <VersionsDialog onClose={onClose} />;
    case "words":
      return <WordsPanel onClose={onClose} />;
    case null:
      return null;
  }
}
