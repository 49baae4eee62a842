import type { Span } from "@/lib/trust/text-document";

/** The words of one paragraph or list item. */
export function Spans({ spans }: { spans: readonly Span[] }) {
  return spans.map((span, index) => {
    const key = `${index}-${span.text}`;
    if (span.kind === "code")
      return (
        <code key={key} className="rounded-sm bg-raised px-1 py-px font-mono text-[11.5px]">
          {span.text}
        </code>
      );
    if (span.kind === "strong")
      return (
        <strong
          key={key}
          id={span.anchor}
          className="scroll-mt-3 rounded-sm font-medium text-foreground target:bg-primary/20"
        >
          {span.text}
        </strong>
      );
    return <span key={key}>{span.text.replaceAll(/(\d) (%|¢|h\b|d\b)/g, "$1\u00a0$2")}</span>;
  });
}
