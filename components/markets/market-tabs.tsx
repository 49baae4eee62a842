"use client";

import { parseAsStringLiteral, useQueryState } from "nuqs";
import { type ComponentType, lazy, Suspense } from "react";
import type { MarketDetail } from "@/lib/markets/schema";
import { OutcomesPanel } from "./outcomes-panel";
import { PanelSkeleton } from "./panel-skeleton";
import { RiskPanel } from "./risk-panel";
import { RulesPanel } from "./rules-panel";
import { TabList } from "./tab-list";

const TABS = [
  { id: "rules", label: "Rules & resolution" },
  { id: "holders", label: "Holders" },
  { id: "trades", label: "Whale trades" },
  { id: "flows", label: "Flows" },
  { id: "related", label: "Related" },
  { id: "mine", label: "My alerts & notes" },
] as const;

type TabId = (typeof TABS)[number]["id"];
type TabProps = { market: MarketDetail };

/** Each comes with its first visit: most readers look at one or two of them. */
const PARTS: Record<Exclude<TabId, "rules">, ComponentType<TabProps>> = {
  holders: lazy(() => import("./holders-tab").then((part) => ({ default: part.HoldersTab }))),
  trades: lazy(() => import("./trades-tab").then((part) => ({ default: part.TradesTab }))),
  flows: lazy(() => import("./flows-tab").then((part) => ({ default: part.FlowsTab }))),
  related: lazy(() => import("./related-tab").then((part) => ({ default: part.RelatedTab }))),
  mine: lazy(() => import("./mine-tab").then((part) => ({ default: part.MineTab }))),
};

const PARSER = parseAsStringLiteral(TABS.map(({ id }) => id)).withDefault("rules");

export function MarketTabs({ market }: TabProps) {
  const [tab, setTab] = useQueryState("tab", PARSER);
  const Part = tab === "rules" ? RulesTab : PARTS[tab];
  return (
    <section aria-label="More of this market" className="flex flex-col">
      <TabList
        label="Parts of this market"
        tabs={TABS}
        current={tab}
        href={(id) => `/markets/${encodeURIComponent(market.id)}?tab=${id}`}
        onTab={(id) => void setTab(id)}
      />
      <div role="tabpanel" id={`panel-${tab}`} aria-labelledby={`tab-${tab}`} className="min-h-96">
        <Suspense fallback={<PanelSkeleton />}>
          <Part market={market} />
        </Suspense>
      </div>
    </section>
  );
}

function RulesTab({ market }: TabProps) {
  return (
    <div className="grid lg:grid-cols-2">
      <RulesPanel market={market} />
      <div className="flex flex-col lg:border-l lg:border-border">
        <OutcomesPanel outcomes={market.outcomes} />
        <RiskPanel market={market} />
      </div>
    </div>
  );
}
