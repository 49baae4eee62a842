import { PanelLeftClose, PanelLeftOpen } from "lucide-react";

export function SidebarToggle({
  isCollapsed,
  onToggle,
}: {
  isCollapsed: boolean;
  onToggle: () => void;
}) {
  const Icon = isCollapsed ? PanelLeftOpen : PanelLeftClose;
  return (
    <button
      type="button"
      onClick={onToggle}
      aria-expanded={!isCollapsed}
      className="mt-auto flex h-7 items-center gap-2.5 overflow-hidden border-t border-border px-4 text-label whitespace-nowrap text-muted-foreground hover:bg-accent hover:text-foreground"
    >
      <Icon aria-hidden className="size-4 shrink-0 stroke-[1.5]" />
      <span className="group-data-collapsed/shell:sr-only">
        {isCollapsed ? "Widen the sidebar" : "Narrow the sidebar"}
      </span>
    </button>
  );
}
