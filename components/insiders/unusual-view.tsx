"use client";

import { TabLinks } from "@/components/ui/tab-links";
import type { FirstRows } from "@/hooks/use-paged-rows";
import { useUrlQuery } from "@/hooks/use-url-query";
import type { Failure } from "@/lib/http/to-failure";
import type { UnusualRow } from "@/lib/insiders/schema";
import { UNUSUAL_KEYS, type UnusualTab, unusualTabs } from "@/lib/insiders/unusual-tabs";
import type { Signal, SignalRecord } from "@/lib/signals/schema";
import { RecordView } from "./record-view";
import { SignalsView } from "./signals-view";
import { UnusualBoard } from "./unusual-board";

const TABS: readonly { id: UnusualTab; label: string; hint: string }[] = [
  { id: "markets", label: "Markets", hint: "Markets by their most unusual bet" },
  { id: "wallets", label: "Wallets", hint: "Wallets by their most unusual bet" },
  { id: "record", label: "Graded record", hint: "What each kind of signal was worth" },
  { id: "signals", label: "Signals", hint: "Every signal with what followed" },
];

/** What the server sent for the tab that was asked for. */
export type UnusualFirst =
  | { tab: "markets" | "wallets"; rows: FirstRows<UnusualRow> }
  | { tab: "record"; records: SignalRecord[] }
  | { tab: "signals"; rows: FirstRows<Signal> };

type UnusualViewProps = {
  first: UnusualFirst | null;
  failure: Failure | null;
  categories: readonly string[];
};

export function UnusualView({ first, failure, categories }: UnusualViewProps) {
  const url = useUrlQuery("/insiders", UNUSUAL_KEYS);
  const tab = unusualTabs.of(url.query);
  const input = unusualTabs.toInput(url.query);
  const toTab = (next: UnusualTab) => ({
    tab: next === "markets" ? null : next,
    sort: null,
    kind: null,
    graded: null,
    selected: null,
  });
  return (
    <div className="flex h-full min-h-0 flex-col">
      <TabLinks
        label="Unusual activity"
        tabs={TABS}
        current={tab}
        href={(next) => url.href(toTab(next))}
        onTab={(next) => url.set(toTab(next))}
      />
      {tab === "record" ? (
        <RecordView
          initial={first?.tab === "record" ? first.records : null}
          failure={failure}
          kind={url.query.kind}
          onKind={(kind) => url.set({ kind })}
        />
      ) : tab === "signals" ? (
        <SignalsView
          url={url}
          input={input}
          first={first?.tab === "signals" ? first.rows : null}
          failure={failure}
        />
      ) : (
        <UnusualBoard
          key={tab}
          by={tab}
          url={url}
          input={input}
          first={first?.tab === tab ? first.rows : null}
          failure={failure}
          categories={categories}
        />
      )}
    </div>
  );
}
