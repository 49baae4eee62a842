import type { GlossaryTerm } from "@/lib/trust/glossary";

/** A word that the glossary explains on hover; its texts are loaded with the first one. */
export function Term({ name, children }: { name: GlossaryTerm; children: React.ReactNode }) {
  return (
    <span data-term={name} className="cursor-help">
      {children}
    </span>
  );
}
