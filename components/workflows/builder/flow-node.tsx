"use client";

import { Handle, type NodeProps, Position } from "@xyflow/react";
import { TriangleAlert } from "lucide-react";
import { memo, useContext } from "react";
import { cn } from "@/components/ui/cn";
import { useStore } from "@/hooks/use-store";
import type { NodeTypeInfo } from "@/lib/workflows/api";
import { handleOffset } from "@/lib/workflows/canvas-geometry";
import { describeConfig } from "@/lib/workflows/describe-config";
import type { NodeStatus } from "@/lib/workflows/events";
import { formatDuration } from "@/lib/workflows/format-duration";
import { countItems } from "@/lib/workflows/output-table";
import type { NodeView } from "@/lib/workflows/run-view";
import { ProblemsContext, useBuilder } from "./builder-context";
import { NodeIcon } from "./node-icon";
import { StatusMark, statusWord } from "./status-mark";
import type { FlowNode } from "./to-flow";

const RINGS: Record<NodeStatus, string> = {
  running: "border-primary ring-2 ring-primary/40",
  success: "border-yes ring-2 ring-yes/35",
  cached: "border-info ring-2 ring-info/30",
  error: "border-no ring-2 ring-no/40",
  waiting: "border-warn ring-2 ring-warn/35",
  skipped: "border-dashed border-input opacity-70",
  cancelled: "border-dashed border-input",
};

export const FlowNodeCard = memo(function FlowNodeCard({ id, data }: NodeProps<FlowNode>) {
  const { node, info, branches } = data;
  const { run } = useBuilder();
  const view = useStore(run.view, (each) => each.nodes[id]);
  const isPlain = branches.length === 0 && info?.output !== null;
  return (
    <div
      data-testid={`node-${id}`}
      data-status={view?.status ?? "idle"}
      className={cn(
        "h-full w-full rounded-md border bg-panel text-foreground transition-[border-color,box-shadow] duration-100",
        view ? RINGS[view.status] : "border-input/70",
        node.disabled && "border-dashed [&>*]:opacity-60",
      )}
    >
      {info?.input !== null && <Port kind={info?.input?.kind} index={null} type="target" />}
      <NodeBody data={data} view={view} />
      {branches.map((branch, index) => (
        <div
          key={branch}
          className="flex h-5 items-center justify-end pr-3 text-label text-muted-foreground"
        >
          {branch}
          <Port kind={info?.output?.kind} index={index} branch={branch} type="source" />
        </div>
      ))}
      {isPlain && <Port kind={info?.output?.kind} index={null} type="source" />}
    </div>
  );
});

function NodeBody({ data, view }: { data: FlowNode["data"]; view: NodeView | undefined }) {
  const { node, info } = data;
  return (
    <div className="flex h-[72px] flex-col justify-center gap-px px-3">
      <div className="flex items-center gap-2">
        <NodeIcon
          name={info?.icon}
          className="size-4 shrink-0 stroke-[1.5] text-muted-foreground"
        />
        <span className="min-w-0 flex-1 truncate text-table font-medium">
          {node.label ?? info?.label ?? node.type}
        </span>
        <ProblemMark id={node.id} />
        {view && <StatusMark status={view.status} />}
      </div>
      <ConfigLine config={node.config} info={info} type={node.type} />
      <Footer view={view} isBypassed={node.disabled === true} />
    </div>
  );
}

function ProblemMark({ id }: { id: string }) {
  const problems = useContext(ProblemsContext).get(id) ?? [];
  if (problems.length === 0) return null;
  return (
    <span title={problems.map((problem) => problem.message).join("\n")} className="text-no">
      <TriangleAlert aria-hidden className="size-3.5 stroke-[1.75]" />
      <span className="sr-only">{problems.length} problems</span>
    </span>
  );
}

function ConfigLine({
  config,
  info,
  type,
}: {
  config: Record<string, unknown>;
  info: NodeTypeInfo | undefined;
  type: string;
}) {
  const line = describeConfig(config);
  return (
    <p className="truncate text-label text-muted-foreground">
      {info ? line || info.description : `Unknown type ${type}`}
    </p>
  );
}

function Footer({ view, isBypassed }: { view: NodeView | undefined; isBypassed: boolean }) {
  const parts = [isBypassed ? "Bypassed" : "", ...(view ? factsOf(view) : [])].filter(Boolean);
  return (
    <p className={cn("truncate text-label", view?.error ? "text-no" : "text-faint")}>
      {parts.length > 0 ? parts.join(" · ") : "Not run yet"}
    </p>
  );
}

function factsOf(view: NodeView): string[] {
  const items = view.hasOutput && view.ref === undefined ? countItems(view.output) : null;
  return [
    view.error ? view.error.code : statusWord(view.status),
    items === null ? "" : `${items} ${items === 1 ? "item" : "items"}`,
    view.durationMs === undefined ? "" : formatDuration(view.durationMs),
  ];
}

function Port({
  type,
  kind,
  index,
  branch,
}: {
  type: "source" | "target";
  kind: string | undefined;
  index: number | null;
  branch?: string;
}) {
  const what = kind === undefined || kind === "any" ? "anything" : kind;
  return (
    <Handle
      type={type}
      position={type === "target" ? Position.Left : Position.Right}
      {...(branch !== undefined && { id: branch })}
      title={type === "target" ? `Takes ${what}` : `Puts out ${what}`}
      data-kind={kind}
      className="flow-port"
      style={{ top: handleOffset(index) }}
    />
  );
}
