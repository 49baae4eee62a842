import type { ReactNode } from "react";

/** A named figure in a strip of them; the strip is a `dl` grid that clips the outer hairlines. */
export function FigureCell({
  name,
  hint,
  children,
}: {
  name: string;
  hint: string;
  children: ReactNode;
}) {
  return (
    <div className="-mr-px -mb-px flex min-w-0 flex-col justify-between gap-0.5 border-r border-b border-border px-3 py-2">
      <dt className="label-caps truncate" title={hint}>
        {name}
      </dt>
      <dd className="min-w-0 truncate text-body tabular-nums">{children}</dd>
    </div>
  );
}
