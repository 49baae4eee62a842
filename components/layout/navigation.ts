import {
  BellRing,
  CalendarRange,
  ChartScatter,
  LayoutDashboard,
  Radar,
  ScanSearch,
  Waves,
  Workflow,
} from "lucide-react";

/** Every page of the sidebar, the palette and the `g` keys. */
export const navigation = [
  { href: "/", label: "Overview", icon: LayoutDashboard, key: "h" },
  { href: "/discovery", label: "Discovery", icon: ScanSearch, key: "d" },
  { href: "/events", label: "Events", icon: CalendarRange, key: "e" },
  { href: "/whales", label: "Whales", icon: Waves, key: "w" },
  { href: "/insiders", label: "Unusual", icon: Radar, key: "u" },
  { href: "/analysis", label: "Analysis", icon: ChartScatter, key: "n" },
  { href: "/strategy-builder", label: "Strategies", icon: Workflow, key: "s" },
  { href: "/alerts", label: "Alerts", icon: BellRing, key: "a" },
] as const;
