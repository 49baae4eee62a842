import { NodeIcon } from "@/components/workflows/builder/node-icon";
import { cn } from "@/components/ui/cn";
import type { Drawing, DrawnNode, Mark } from "@/lib/workflows/graph-drawing";

/** What a type is called and looks like; from the catalogue on the server. */
export type TypeLook = { label: string; icon: string; category: string };
export type TypeLooks = Readonly<Record<string, TypeLook>>;

const MARKS: Record<Mark, { sign: string; node: string; edge: string; word: string }> = {
  added: {
    sign: "+",
    node: "border-yes bg-[color-mix(in_oklab,var(--yes)_12%,var(--panel))]",
    edge: "stroke-yes",
    word: "added",
  },
  removed: {
    sign: "−",
    node: "border-dashed border-no bg-[color-mix(in_oklab,var(--no)_12%,var(--panel))]",
    edge: "stroke-no [stroke-dasharray:6_4]",
    word: "removed",
  },
  changed: {
    sign: "~",
    node: "border-warn bg-[color-mix(in_oklab,var(--warn)_12%,var(--panel))]",
    edge: "stroke-warn",
    word: "changed",
  },
  moved: { sign: "↔", node: "border-info bg-panel", edge: "stroke-info", word: "moved" },
};

const TONES: Record<string, string> = {
  source: "text-info",
  transform: "text-muted-foreground",
  logic: "text-warn",
  analysis: "text-primary",
  sink: "text-yes",
};

type GraphPictureProps = {
  drawing: Drawing;
  looks: TypeLooks;
  /** How wide a pixel of the canvas is here; null fits the frame. */
  scale: number | null;
  label: string;
  /** Pictures of the types without names, where words would be too small to read. */
  isSmall?: boolean;
  className?: string;
};

/** A graph that is only looked at: plain shapes, without the canvas's code. */
export function GraphPicture({
  drawing,
  looks,
  scale,
  label,
  isSmall = false,
  className,
}: GraphPictureProps) {
  const { width, height, nodes, edges } = drawing;
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${width} ${height}`}
      {...(scale === null ? {} : { width: width * scale, height: height * scale })}
      className={cn(scale === null && "size-full", className)}
      preserveAspectRatio="xMidYMid meet"
    >
      {edges.map(({ id, path, mark }) => (
        <path
          key={id}
          d={path}
          className={cn(
            "fill-none",
            isSmall ? "stroke-[5]" : "stroke-[2]",
            mark === null ? "stroke-[var(--hairline-strong)]" : MARKS[mark].edge,
          )}
        />
      ))}
      {nodes.map((node) => (
        <NodeShape
          key={`${node.id} ${node.mark}`}
          node={node}
          look={looks[node.type]}
          isSmall={isSmall}
        />
      ))}
    </svg>
  );
}

type NodeShapeProps = { node: DrawnNode; look: TypeLook | undefined; isSmall: boolean };

function NodeShape({ node, look, isSmall }: NodeShapeProps) {
  const { x, y, width, height, label, type, mark } = node;
  const tone = TONES[look?.category ?? ""] ?? "text-faint";
  if (isSmall)
    return (
      <foreignObject x={x} y={y} width={width} height={height}>
        <div
          className={cn(
            "grid h-full place-content-center rounded-[12px] border-4 border-[var(--hairline-strong)] bg-panel",
            tone,
          )}
        >
          <NodeIcon name={look?.icon} className="size-11 stroke-[1.75]" />
        </div>
      </foreignObject>
    );
  return (
    <foreignObject x={x} y={y} width={width} height={height}>
      <div
        className={cn(
          "flex h-full items-center gap-2.5 overflow-hidden rounded-[6px] border-2 px-3",
          mark === null ? "border-[var(--hairline-strong)] bg-panel" : MARKS[mark].node,
        )}
      >
        <span className={tone}>
          <NodeIcon name={look?.icon} className="size-5 shrink-0 stroke-[1.5]" />
        </span>
        <span className="min-w-0 flex-1">
          <span className="block truncate text-[16px] leading-tight font-medium text-foreground">
            {label ?? look?.label ?? type}
          </span>
          <span className="block truncate text-[13px] leading-tight text-muted-foreground">
            {look?.label ?? type}
          </span>
        </span>
        {mark !== null && (
          <span className="text-[20px] leading-none text-foreground" title={MARKS[mark].word}>
            {MARKS[mark].sign}
          </span>
        )}
      </div>
    </foreignObject>
  );
}
