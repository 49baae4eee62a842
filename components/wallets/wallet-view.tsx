"use client";

import { useMemo, useState } from "react";
import { useUrlQuery } from "@/hooks/use-url-query";
import { useWalletNote } from "@/hooks/use-wallet-note";
import { useWalletPage } from "@/hooks/use-wallet-page";
import type { Answer } from "@/lib/http/call";
import type { WalletPage } from "@/lib/wallets/schema";
import { WALLET_KEYS, type WalletTab, walletTabs } from "@/lib/wallets/wallet-tabs";
import { CalendarPanel } from "./calendar-panel";
import { CalibrationPanel } from "./calibration-panel";
import { EquityPanel } from "./equity-panel";
import { PnlStrip } from "./pnl-strip";
import { ScoresPanel } from "./scores-panel";
import { WalletHeader } from "./wallet-header";
import { type FirstLists, WalletLists } from "./wallet-lists";
import { NoActivity, WalletNotice } from "./wallet-notice";
import { WalletNotes } from "./wallet-notes";

type WalletViewProps = { address: string; initial: Answer<WalletPage> };

/** All of a wallet from one answer; its lists go on by themselves. */
export function WalletView({ address, initial }: WalletViewProps) {
  const url = useUrlQuery(`/wallets/${address}`, WALLET_KEYS);
  const note = useWalletNote(address);
  const [isNoting, setNoting] = useState(false);
  const { answer, isFetching, error, atMs } = useWalletPage(address, initial);
  const { data: page, metadata } = answer;
  const first = useMemo(() => toFirstLists(address, page), [address, page]);
  const isEmpty = page.trades.rows.length === 0 && page.activity.rows.length === 0;
  // The first rows of a list are held by its own query: a fetch that ended makes it anew.
  const stage = metadata.lastSynced ?? `${atMs}`;
  return (
    <div className="flex min-h-full flex-col">
      <WalletHeader
        address={address}
        page={page}
        metadata={metadata}
        label={note.data?.label ?? null}
        onNote={note.isSignedIn ? () => setNoting(!isNoting) : undefined}
      />
      <WalletNotes note={note} isOpen={isNoting} onClose={() => setNoting(false)} />
      <WalletNotice page={page} metadata={metadata} isFetching={isFetching} error={error} />
      {isEmpty && page.positions.total === 0 ? (
        <NoActivity isFetching={isFetching} />
      ) : (
        <>
          <PnlStrip page={page} />
          <div className="grid lg:grid-cols-[minmax(0,1fr)_360px]">
            <EquityPanel
              address={address}
              equity={page.pnl.equity}
              span={url.query.span}
              onSpan={(span) => url.set({ span })}
              isTable={url.query.view === "table"}
              onTable={(isTable) => url.set({ view: isTable ? "table" : null })}
            />
            <ScoresPanel scores={page.pnl.scores} />
          </div>
          <div className="grid lg:grid-cols-2">
            <CalendarPanel equity={page.pnl.equity} />
            <CalibrationPanel calibration={page.calibration} />
          </div>
          <WalletLists key={stage} address={address} page={page} firstKeyed={first} url={url} />
        </>
      )}
    </div>
  );
}

function toFirstLists(address: string, page: WalletPage): FirstLists {
  const keyOf = (tab: WalletTab) => walletTabs.keyOf(address, tab, {});
  const counted = <Row,>(tab: WalletTab, { rows, total }: { rows: Row[]; total: number }) => ({
    key: keyOf(tab),
    answer: { data: rows, metadata: { total } },
  });
  const feed = <Row,>(
    tab: WalletTab,
    { rows, nextCursor }: { rows: Row[]; nextCursor: string | null },
  ) => ({ key: keyOf(tab), answer: { data: rows, metadata: { nextCursor } } });
  return {
    positions: counted("positions", page.positions),
    closed: counted("closed", page.closedPositions),
    trades: feed("trades", page.trades),
    activity: feed("activity", page.activity),
  };
}
