"use client";

import { ExternalLink, NotebookPen } from "lucide-react";
import { AlertButton } from "@/components/alerts/alert-button";
import { AgeChip } from "@/components/ui/age-chip";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { WatchStar } from "@/components/watchlist/watch-star";
import { WalletFlags } from "@/components/whales/wallet-flags";
import { UseInWorkflow } from "@/components/workflows/use-in-workflow";
import type { Metadata } from "@/lib/http/endpoint";
import { shortAddress } from "@/lib/wallets/short-address";
import type { WalletPage } from "@/lib/wallets/schema";
import { CopyAddress } from "./copy-address";

/** A wallet is read again half a minute after its last fetch where somebody looks. */
const BUDGET_MS = 10 * 60_000;

type WalletHeaderProps = {
  address: string;
  page: WalletPage;
  metadata: Metadata;
  label?: string | null | undefined;
  /** Opens the notes; undefined for a stranger, who has none. */
  onNote: (() => void) | undefined;
};

export function WalletHeader({ address, page, metadata, label, onNote }: WalletHeaderProps) {
  const { identity, pnl } = page;
  const given = identity?.name ?? null;
  const name = label ?? given ?? identity?.pseudonym ?? shortAddress(address);
  const { scores } = pnl;
  return (
    <header className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2 border-b border-border bg-panel px-3 py-2.5">
      <div className="min-w-0">
        <h1 className="flex min-w-0 items-center gap-1.5 text-[17px] leading-6 font-semibold">
          <bdi className="truncate">{name}</bdi>
          <WatchStar kind="wallet" id={address} title={name} />
        </h1>
        <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <span
            className="flex min-w-0 items-center font-mono text-[11px] text-muted-foreground"
            title="The proxy wallet that holds the positions. Its owner signs with another address, which the source does not name."
          >
            <span className="hidden md:inline">{address}</span>
            <span className="md:hidden">{shortAddress(address)}</span>
            <CopyAddress address={address} isAlways />
          </span>
          <Badge title="The address that trades and holds; the owner's own address is another one and is not known">
            Proxy wallet
          </Badge>
          {label != null && given !== null && <Badge>{given}</Badge>}
          {identity?.pseudonym && identity.pseudonym !== name && (
            <span
              className="text-label text-muted-foreground"
              title="Pseudonym given by the source"
            >
              <bdi>{identity.pseudonym}</bdi>
            </span>
          )}
          {scores && (
            <WalletFlags
              isMarketMaker={scores.isMarketMaker}
              isWash={scores.isWash}
              isFarmer={scores.isFarmer}
            />
          )}
          <Links address={address} source={metadata.source} />
        </div>
      </div>
      <div className="flex flex-wrap items-center gap-1.5">
        <AgeChip at={metadata.lastSynced ?? null} budgetMs={BUDGET_MS} />
        {onNote && (
          <Button variant="outline" onClick={onNote}>
            <NotebookPen aria-hidden />
            Notes
          </Button>
        )}
        <UseInWorkflow
          type="wallet"
          config={{ address }}
          label={`Wallet ${shortAddress(address)}`}
        />
        <AlertButton
          preset={{ kind: "whale-moves", wallet: address }}
          subject={name}
          label="Alert"
        />
      </div>
    </header>
  );
}

/** Real origins only: a simulated wallet stands on no chain. */
function Links({ address, source }: { address: string; source: Metadata["source"] }) {
  if (source === "demo") return <Badge tone="warn">Simulated</Badge>;
  const links = [
    { name: "Polymarket", href: `https://polymarket.com/profile/${address}` },
    { name: "Explorer", href: `https://polygonscan.com/address/${address}` },
  ];
  return links.map(({ name, href }) => (
    <a
      key={name}
      href={href}
      target="_blank"
      rel="noopener noreferrer"
      className="inline-flex items-center gap-1 text-label text-muted-foreground hover:text-foreground"
    >
      {name}
      <ExternalLink aria-hidden className="size-3 stroke-[1.5]" />
    </a>
  ));
}
