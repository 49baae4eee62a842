"use client";

import { ExportMenu } from "@/components/data-table/export-menu";
import { PagedTable } from "@/components/data-table/paged-table";
import { FilterSelect } from "@/components/markets/filter-select";
import { EmptyState } from "@/components/ui/empty-state";
import { TabLinks } from "@/components/ui/tab-links";
import type { FirstRows } from "@/hooks/use-paged-rows";
import type { useUrlQuery } from "@/hooks/use-url-query";
import { useWalletFeed, useWalletPositions } from "@/hooks/use-wallet-lists";
import { toHref } from "@/lib/http/to-href";
import { formatCount } from "@/lib/markets/format-count";
import type { Position, WalletActivity, WalletPage, WalletTrade } from "@/lib/wallets/schema";
import { WALLET_TABS, type WalletKey, type WalletTab, walletTabs } from "@/lib/wallets/wallet-tabs";
import { activityColumns, tradeColumns } from "./feed-columns";
import { closedColumns, openColumns } from "./position-list-columns";

const NAMES: Record<WalletTab, string> = {
  positions: "Positions",
  closed: "Closed",
  trades: "Trades",
  activity: "Activity",
};
const KINDS = ["TRADE", "SPLIT", "MERGE", "REDEEM", "CONVERSION", "REWARD"].map((value) => ({
  value,
  label: value.toLowerCase(),
}));

type Url = ReturnType<typeof useUrlQuery<WalletKey>>;
type WalletListsProps = { address: string; page: WalletPage; firstKeyed: FirstLists; url: Url };

/** The rows of each tab as they came with the page, under the key of their view. */
export type FirstLists = {
  positions: FirstRows<Position>;
  closed: FirstRows<Position>;
  trades: FirstRows<WalletTrade>;
  activity: FirstRows<WalletActivity>;
};

export function WalletLists({ address, page, firstKeyed, url }: WalletListsProps) {
  const tab = walletTabs.of(url.query);
  const input = walletTabs.toInput(url.query);
  const counts: Partial<Record<WalletTab, string>> = {
    positions: formatCount(page.positions.total),
    closed: formatCount(page.closedPositions.total),
  };
  const toTab = (next: WalletTab) => ({
    tab: next === "positions" ? null : next,
    sort: null,
    type: null,
  });
  const props = { address, input, url, first: firstKeyed };
  return (
    <section aria-label="Lists" className="flex h-[max(420px,70dvh)] min-h-0 flex-col">
      <div className="flex items-stretch border-b border-border bg-panel">
        <div className="-mb-px min-w-0 flex-1">
          <TabLinks
            label="Lists of this wallet"
            tabs={WALLET_TABS.map((id) => ({ id, label: NAMES[id], count: counts[id] }))}
            current={tab}
            href={(next) => url.href(toTab(next))}
            onTab={(next) => url.set(toTab(next))}
          />
        </div>
        <div className="flex items-center gap-1 px-2">
          {tab === "activity" && (
            <FilterSelect
              name="type"
              label="Kind"
              any="Every kind"
              choices={KINDS}
              value={url.query.type}
              onChange={(type) => url.set({ type })}
            />
          )}
          <ExportMenu
            name={`wallet-${tab}`}
            href={toHref(walletTabs.path(address, tab), input)}
            total={null}
          />
        </div>
      </div>
      {tab === "positions" || tab === "closed" ? (
        <Positions key={tab} {...props} tab={tab} />
      ) : tab === "trades" ? (
        <Trades {...props} />
      ) : (
        <Activity {...props} />
      )}
    </section>
  );
}

type ListProps = { address: string; input: Record<string, string>; url: Url; first: FirstLists };

function Positions({
  address,
  input,
  url,
  first,
  tab,
}: ListProps & { tab: "positions" | "closed" }) {
  const list = useWalletPositions({ address, tab, input, first: first[tab] });
  const usual = tab === "positions" ? "-valueUsd" : "-closedAt";
  const patch = (sort: string) => ({ sort: sort === usual ? null : sort });
  return (
    <PagedTable
      label={tab === "positions" ? "Open positions" : "Closed positions"}
      columns={tab === "positions" ? openColumns : closedColumns}
      list={list}
      sort={{
        current: url.query.sort ?? usual,
        href: (sort) => url.href(patch(sort)),
        onSort: (sort) => url.set(patch(sort)),
      }}
      failure={null}
      empty={
        <EmptyState
          title={tab === "positions" ? "Nothing is held" : "Nothing was closed yet"}
          reason={
            tab === "positions"
              ? "The source lists no open position of this wallet."
              : "Positions held to zero never close: they stay among the open ones at 0¢."
          }
        />
      }
    />
  );
}

/** Trades and activity have one order, by time. */
const BY_TIME = { current: "", href: () => "", onSort: () => {} };

function Trades({ address, input, first }: ListProps) {
  const list = useWalletFeed({ address, tab: "trades", input, first: first.trades });
  return (
    <PagedTable
      label="Trades"
      columns={tradeColumns}
      list={list}
      sort={BY_TIME}
      failure={null}
      empty={<EmptyState title="No trade yet" reason="The source lists none of this wallet." />}
    />
  );
}

function Activity({ address, input, first }: ListProps) {
  const list = useWalletFeed({ address, tab: "activity", input, first: first.activity });
  return (
    <PagedTable
      label="Activity"
      columns={activityColumns}
      list={list}
      sort={BY_TIME}
      failure={null}
      empty={
        <EmptyState
          title="No activity of this kind"
          reason="Choose every kind to see all that the wallet did."
        />
      }
    />
  );
}
