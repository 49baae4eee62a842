import { bringIntoView } from "./bring-into-view";
import { cn } from "./cn";

type Tab<Id extends string> = { id: Id; label: string; hint?: string; count?: string | undefined };

/** Views of one page as links, so that a tab has an address and works without JavaScript. */
export function TabLinks<Id extends string>({
  label,
  tabs,
  current,
  href,
  onTab,
}: {
  label: string;
  tabs: readonly Tab<Id>[];
  current: Id;
  href: (id: Id) => string;
  onTab: (id: Id) => void;
}) {
  return (
    <nav
      aria-label={label}
      className="relative flex h-9 shrink-0 items-stretch gap-4 more-aside overflow-x-auto border-b border-border bg-panel px-3 [scrollbar-width:none]"
    >
      {tabs.map(({ id, label: text, hint, count }) => (
        <a
          key={id}
          ref={id === current ? bringIntoView : undefined}
          href={href(id)}
          title={hint}
          aria-current={id === current ? "page" : undefined}
          onClick={(event) => {
            if (event.metaKey || event.ctrlKey || event.shiftKey) return;
            event.preventDefault();
            onTab(id);
          }}
          className={cn(
            "-mb-px inline-flex items-center gap-1.5 border-b-2 border-transparent text-table whitespace-nowrap text-muted-foreground hover:text-foreground",
            id === current && "border-primary font-medium text-foreground",
          )}
        >
          {text}
          {count !== undefined && (
            <span className="text-label font-normal text-faint tabular-nums">{count}</span>
          )}
        </a>
      ))}
    </nav>
  );
}
