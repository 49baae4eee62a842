import type { Metadata } from "next";
import Link from "next/link";
import { TrustPage } from "@/components/trust/trust-page";
import { glossary, type GlossaryEntry } from "@/lib/trust/glossary";

export const metadata: Metadata = {
  title: "Glossary",
  description: "The words of prediction markets and of our columns, each in a sentence",
  alternates: { canonical: "/glossary" },
};

const entries = Object.entries<GlossaryEntry>(glossary).sort(([, one], [, other]) =>
  one.term.localeCompare(other.term, "en"),
);

export default function GlossaryPage() {
  return (
    <TrustPage title="Glossary" contents={entries.map(([id, { term }]) => ({ id, label: term }))}>
      <dl className="grid sm:grid-cols-[11rem_minmax(0,1fr)]">
        {entries.map(([id, { term, text, anchor }]) => (
          <div
            key={id}
            id={id}
            className="col-span-full grid scroll-mt-3 grid-cols-subgrid gap-x-4 border-b border-border py-2 target:bg-primary/10"
          >
            <dt className="font-medium text-foreground">{term}</dt>
            <dd>
              {text}
              {anchor && (
                <Link
                  href={`/methodology#${anchor}`}
                  prefetch={false}
                  className="ml-2 font-mono text-label whitespace-nowrap text-primary hover:underline"
                >
                  {anchor}
                </Link>
              )}
            </dd>
          </div>
        ))}
      </dl>
    </TrustPage>
  );
}
