import { LoaderCircle, TriangleAlert } from "lucide-react";
import { EmptyState } from "@/components/ui/empty-state";
import type { Metadata } from "@/lib/http/endpoint";
import { formatCount } from "@/lib/markets/format-count";
import type { WalletPage } from "@/lib/wallets/schema";

type WalletNoticeProps = {
  page: WalletPage;
  metadata: Metadata;
  isFetching: boolean;
  error: Error | null;
};

const STEPS: Record<string, string> = {
  trades: "trades",
  activity: "activity",
  positions: "positions",
  "closed-positions": "closed positions",
  closed: "closed positions",
  value: "value",
};

/** How far a fetch is, why a sample is not whole, or why what is shown is old. */
export function WalletNotice({ page, metadata, isFetching, error }: WalletNoticeProps) {
  const { identity } = page;
  if (isFetching) return <Progress metadata={metadata} />;
  if (error)
    return (
      <Line>
        The wallet could not be read again: {error.message}. What is shown is what was stored.
      </Line>
    );
  if (identity?.coverage && identity.coverage !== "complete")
    return (
      <Line>
        Only a part of its activity is stored
        {identity.coverageReason && `: ${identity.coverageReason}`}. Totals are of that part, and
        rates that need all of it stay unknown.
      </Line>
    );
  return null;
}

function Progress({ metadata }: Pick<WalletNoticeProps, "metadata">) {
  const { progress, lastSynced } = metadata;
  return (
    <output className="flex items-center gap-2 border-b border-border bg-panel px-3 py-1.5 text-table text-muted-foreground">
      <LoaderCircle
        aria-hidden
        className="size-3.5 animate-spin stroke-[1.5] text-primary motion-reduce:animate-none"
      />
      <span>
        {lastSynced == null ? "Fetching this wallet for the first time" : "Fetching what is new"}
        {progress && (
          <>
            : {STEPS[progress.step] ?? progress.step},{" "}
            <span className="tabular-nums">{formatCount(progress.rows)}</span> rows on{" "}
            <span className="tabular-nums">{formatCount(progress.pages)}</span> pages
          </>
        )}
        . The page fills by itself.
      </span>
      <noscript>Load it again in a few seconds.</noscript>
    </output>
  );
}

function Line({ children }: { children: React.ReactNode }) {
  return (
    <output className="flex items-start gap-2 border-b border-warn/35 bg-warn/10 px-3 py-1.5 text-table">
      <TriangleAlert aria-hidden className="mt-0.5 size-3.5 shrink-0 stroke-[1.5] text-warn" />
      <span>{children}</span>
    </output>
  );
}

/** An address that the source knows nothing of. */
export function NoActivity({ isFetching }: { isFetching: boolean }) {
  if (isFetching)
    return (
      <EmptyState
        className="flex-1"
        title="Looking this address up"
        reason="Trades, activity and positions are read from the source; the first pages are here in a few seconds."
      />
    );
  return (
    <EmptyState
      className="flex-1"
      title="No activity under this address"
      reason="The source knows no trade, position or other activity of it. Wallets trade through a proxy: an owner's own address shows nothing, the proxy wallet of the profile page does."
    />
  );
}
