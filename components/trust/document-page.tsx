import type { ReactNode } from "react";
import type { Section, TextDocument } from "@/lib/trust/text-document";
import { Blocks } from "./blocks";
import { TrustPage } from "./trust-page";

/** A text of docs/ with its table of contents; every formula can be linked to by name and version. */
export function DocumentPage({ document, lead }: { document: TextDocument; lead?: ReactNode }) {
  const { title, intro, sections } = document;
  return (
    <TrustPage
      title={title}
      contents={sections.map((section) => ({
        id: section.anchors[0] ?? "",
        label: section.title,
        detail: section.version === null ? undefined : `v${section.version}`,
      }))}
    >
      <div className="flex flex-col gap-2">
        <Blocks blocks={intro} />
        {lead}
      </div>
      {sections.map((section) => (
        <DocumentSection key={section.anchors[0]} section={section} />
      ))}
    </TrustPage>
  );
}

function DocumentSection({ section }: { section: Section }) {
  const { title, version, note, names, anchors, blocks } = section;
  const [first = "", ...more] = anchors;
  return (
    <section aria-labelledby={first} className="flex flex-col gap-2 border-t border-border pt-4">
      <h2
        id={first}
        className="group flex scroll-mt-3 flex-wrap items-baseline gap-x-2 text-body font-semibold text-foreground target:text-primary"
      >
        {more.map((anchor) => (
          <span key={anchor} id={anchor} />
        ))}
        <a href={`#${first}`} className="hover:underline">
          {title}
        </a>
        {names.map((name) => (
          <code key={name} className="font-mono text-label font-normal text-muted-foreground">
            {name}
          </code>
        ))}
        {version !== null && (
          <span className="text-label font-normal text-muted-foreground">
            version {version}
            {note !== null && ` · ${note}`}
          </span>
        )}
      </h2>
      <Blocks blocks={blocks} />
    </section>
  );
}
