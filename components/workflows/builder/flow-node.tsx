"use client";

import type { NodeProps } from "@xyflow/react";
import { Pin, TriangleAlert } from "lucide-react";
import { type ComponentProps, memo, useContext } from "react";
import { cn } from "@/components/ui/cn";
import { useStore } from "@/hooks/use-store";
import type { NodeTypeInfo } from "@/lib/workflows/api";
import { describeConfig } from "@/lib/workflows/describe-config";
import type { NodeStatus } from "@/lib/workflows/events";
import { formatDuration } from "@/lib/workflows/format-duration";
import { countItems } from "@/lib/workflows/output-table";
import type { NodeView } from "@/lib/workflows/run-view";
import { ProblemsContext, useBuilder } from "./builder-context";
import { useCanvasUi, type Wiring } from "./canvas-ui";
import { FlowPort } from "./flow-port";
import { NodeIcon } from "./node-icon";
import { StatusMark, statusWord } from "./status-mark";
import type { StepNode } from "./to-flow";

const RINGS: Record<NodeStatus, string> = {
  running: "border-primary ring-2 ring-primary/40",
  success: "border-yes ring-2 ring-yes/35",
  cached: "border-info ring-2 ring-info/30",
  error: "border-no ring-2 ring-no/40",
  waiting: "border-warn ring-2 ring-warn/35",
  skipped: "border-dashed border-input opacity-70",
  cancelled: "border-dashed border-input",
};

/** Letters that fit into a node from afar, where its name is all that it shows; only more are cut. */
const TWO_LINES = 28;
/** Letters of what a model writes; the line shows their end. */
const LAST_WORDS = 80;

export const FlowNodeCard = memo(function FlowNodeCard({ id, data }: NodeProps<StepNode>) {
  const { node, info, branches } = data;
  const { run } = useBuilder();
  const view = useStore(run.view, (each) => each.nodes[id]);
  const isPlain = branches.length === 0 && info?.output !== null;
  return (
    <NodeShade
      id={id}
      data-testid={`node-${id}`}
      data-status={view?.status ?? "idle"}
      className={cn(
        "nokey relative h-full w-full rounded-md border bg-panel text-foreground transition-[border-color,box-shadow,opacity] duration-100",
        view ? RINGS[view.status] : "border-input/70",
        node.disabled && "flow-bypassed border-dashed",
      )}
    >
      {info?.input !== null && <FlowPort kind={info?.input?.kind} index={null} type="target" />}
      <NodeBody data={data} view={view} />
      {branches.map((branch, index) => (
        <div
          key={branch}
          className="flex h-5 items-center justify-end pr-3 text-label text-muted-foreground"
        >
          <span className="truncate pl-3">{branch}</span>
          <FlowPort
            kind={branch === "error" ? "error" : info?.output?.kind}
            index={index}
            branch={branch}
            type="source"
          />
        </div>
      ))}
      {isPlain && <FlowPort kind={info?.output?.kind} index={null} type="source" />}
    </NodeShade>
  );
});

/** While a wire is drawn, what it cannot reach steps back. Its children are the same as before, so only the frame is drawn again. */
function NodeShade({ id, ...props }: { id: string } & ComponentProps<"div">) {
  const { wiring } = useCanvasUi();
  const fit = useStore(wiring, (each) => fitOf(each, id));
  return <div data-wire={fit} {...props} />;
}

function fitOf(wiring: Wiring | null, id: string): "takes" | "gives" | "refused" | undefined {
  if (!wiring || wiring.nodeId === id) return undefined;
  if (wiring.reasons.get(id) !== null) return "refused";
  return wiring.isForward ? "takes" : "gives";
}

function NodeBody({ data, view }: { data: StepNode["data"]; view: NodeView | undefined }) {
  const { node, info } = data;
  const label = node.label ?? info?.label ?? node.type;
  return (
    <div
      className={cn(
        "flow-body flex h-[72px] flex-col justify-center gap-px px-3",
        label.length > TWO_LINES && "flow-long",
      )}
    >
      <div className="flex items-center gap-2">
        <NodeIcon
          name={info?.icon}
          className="flow-icon size-4 shrink-0 stroke-[1.5] text-muted-foreground"
        />
        <span className="flow-label min-w-0 flex-1 truncate text-table font-medium">{label}</span>
        {node.pinned !== undefined && (
          <span title="Its output is pinned: it does not run" className="text-warn">
            <Pin aria-hidden className="size-3.5 stroke-[1.75]" />
            <span className="sr-only">Pinned</span>
          </span>
        )}
        <ProblemMark id={node.id} />
        {view && <StatusMark status={view.status} />}
      </div>
      {view?.status === "running" && view.text !== "" ? (
        <p className="flow-line truncate text-label text-foreground" dir="rtl">
          <bdi dir="ltr">{view.text.slice(-LAST_WORDS)}</bdi>
        </p>
      ) : (
        <ConfigLine config={node.config} info={info} type={node.type} />
      )}
      <Footer view={view} isBypassed={node.disabled === true} />
    </div>
  );
}

function ProblemMark({ id }: { id: string }) {
  const problems = useContext(ProblemsContext).get(id) ?? [];
  if (problems.length === 0) return null;
  return (
    <span
      title={problems.map((problem) => problem.message).join("\n")}
      className="flex items-center gap-0.5 text-label text-no"
    >
      <TriangleAlert aria-hidden className="size-3.5 stroke-[1.75]" />
      {problems.length > 1 && <span aria-hidden>{problems.length}</span>}
      <span className="sr-only">
        {problems.length === 1 ? "1 problem" : `${problems.length} problems`}
      </span>
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
    <p className="flow-line truncate text-label text-muted-foreground">
      {info ? line || info.description : `Unknown type ${type}`}
    </p>
  );
}

function Footer({ view, isBypassed }: { view: NodeView | undefined; isBypassed: boolean }) {
  const parts = [isBypassed ? "Bypassed" : "", ...(view ? factsOf(view) : [])].filter(Boolean);
  return (
    <p className={cn("flow-line truncate text-label", view?.error ? "text-no" : "text-faint")}>
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
