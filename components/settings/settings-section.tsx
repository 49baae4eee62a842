import type { ReactNode } from "react";

/** A titled part of the settings, which a link leads to by its id. */
export function SettingsSection({
  id,
  title,
  children,
}: {
  id: string;
  title: string;
  children: ReactNode;
}) {
  return (
    <section aria-labelledby={id} className="border-b border-border">
      <h2
        id={id}
        className="flex h-9 scroll-mt-12 items-center border-b border-border bg-panel px-4 text-body font-medium md:scroll-mt-0"
      >
        {title}
      </h2>
      <div className="flex flex-col divide-y divide-border/60">{children}</div>
    </section>
  );
}
