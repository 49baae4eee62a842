import { portShape } from "./port-shape";

/** A port as it stands on the canvas, small and beside a name; a node without the port keeps its place free. */
export function PortMark({ kind }: { kind: string | undefined }) {
  if (kind === undefined) return <span aria-hidden className="w-2 shrink-0" />;
  return (
    <span
      aria-hidden
      data-kind={kind}
      data-shape={portShape(kind)}
      className="flow-port port-mark"
    />
  );
}
