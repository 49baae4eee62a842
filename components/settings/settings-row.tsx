import type { ReactNode } from "react";

/** What is set, why one would, and the control. */
export function SettingsRow({
  label,
  htmlFor,
  hint,
  children,
}: {
  label: string;
  /** The control's id; a row of several controls names its group itself. */
  htmlFor?: string;
  hint?: ReactNode;
  children: ReactNode;
}) {
  const words = (
    <>
      <span className="block text-table">{label}</span>
      {hint && <span className="block text-label text-muted-foreground">{hint}</span>}
    </>
  );
  return (
    <div className="grid gap-x-6 gap-y-1.5 px-4 py-2.5 sm:grid-cols-[minmax(0,15rem)_minmax(0,1fr)] sm:items-center">
      {htmlFor ? <label htmlFor={htmlFor}>{words}</label> : <div>{words}</div>}
      <div className="flex min-w-0 flex-wrap items-center gap-2">{children}</div>
    </div>
  );
}
