import type { ReactNode } from "react";

export function FactList({ children }: { children: ReactNode }) {
  return (
    <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1 px-3 py-2 text-table">{children}</dl>
  );
}

export function Fact({
  name,
  hint,
  children,
}: {
  name: string;
  hint?: string;
  children: ReactNode;
}) {
  return (
    <>
      <dt className="text-muted-foreground" title={hint}>
        {name}
      </dt>
      <dd className="min-w-0">{children}</dd>
    </>
  );
}
