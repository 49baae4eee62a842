import type { ReactNode } from "react";
import { TrustLinks } from "./trust-links";

type Entry = { id: string; label: string; detail?: string | undefined };

/** A text to read, with its contents at the side where there is room. */
export function TrustPage({
  title,
  contents,
  children,
}: {
  title: string;
  contents: readonly Entry[];
  children: ReactNode;
}) {
  return (
    <div className="flex min-h-full flex-col">
      <header className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1 border-b border-border bg-panel px-3 py-2.5">
        <h1 className="text-[17px] leading-6 font-semibold">{title}</h1>
        <TrustLinks />
      </header>
      <div className="grid flex-1 max-lg:content-start lg:grid-cols-[15rem_minmax(0,1fr)]">
        <nav
          aria-label={`Contents of ${title.toLowerCase()}`}
          className="border-b border-border lg:border-r lg:border-b-0"
        >
          <details className="group lg:sticky lg:top-0 lg:open:[&>summary]:hidden" open>
            <summary className="px-3 py-2 text-table text-muted-foreground lg:hidden">
              Contents · {contents.length}
            </summary>
            <ol className="grid grid-cols-1 max-h-[40vh] overflow-y-auto px-1 pb-2 sm:grid-cols-3 sm:gap-x-2 lg:max-h-[calc(100dvh-140px)] lg:grid-cols-1 lg:p-1.5">
              {contents.map(({ id, label, detail }) => (
                <li key={id}>
                  <a
                    href={`#${id}`}
                    className="flex h-6 items-center justify-between gap-2 rounded-md px-2 text-table text-muted-foreground hover:bg-accent hover:text-foreground"
                  >
                    <span className="truncate">{label}</span>
                    {detail && <span className="font-mono text-label">{detail}</span>}
                  </a>
                </li>
              ))}
            </ol>
          </details>
        </nav>
        <article className="flex max-w-[82ch] min-w-0 flex-col gap-5 px-3 py-4 text-body text-muted-foreground [overflow-wrap:anywhere] md:px-6">
          {children}
        </article>
      </div>
    </div>
  );
}
