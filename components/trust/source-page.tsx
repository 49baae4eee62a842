import Link from "next/link";
import type { ReactNode } from "react";
import { RelativeTime } from "@/components/layout/relative-time";
import type { SourceFacts } from "@/lib/analysis/schema";
import { formatCount } from "@/lib/markets/format-count";
import { formatUsd } from "@/lib/markets/format-usd";
import type { SyncStatus } from "@/lib/sync/schema";
import { SOURCE_WORDS } from "@/lib/trust/source-words";
import { TrustPage } from "./trust-page";

type SourcePageProps = {
  origin: keyof typeof SOURCE_WORDS;
  /** Null where they could not be read. */
  facts: SourceFacts | null;
  status: SyncStatus | null;
};

const ABOUT = {
  polymarket:
    "Everything is read from Polymarket's public interfaces: Gamma for events and markets, the order book service for prices and books, the data service for trades, positions and holders. Nothing needs an account there, and nothing is sent but the questions.",
  recorded:
    "Everything is read from a folder of recorded answers of Polymarket and served as if it were live. It has no present: windows of time end at its last trade.",
  demo: "Nothing here is real. A seeded simulation on this machine answers as Polymarket does and moves with time: markets, books, trades and wallets are invented, and so is every name.",
};

const CONTENTS = [
  { id: "source", label: "Where it comes from" },
  { id: "stored", label: "What is stored, and how old" },
  { id: "limits", label: "What is missing" },
  { id: "advice", label: "No advice" },
];

/** Where the figures come from, how old they are, and what they do not hold. */
export function SourcePage({ origin, facts, status }: SourcePageProps) {
  return (
    <TrustPage title="Data source" contents={CONTENTS}>
      <Part id="source" title="Where it comes from">
        <p>
          The active source is{" "}
          <strong className="font-medium text-foreground">{SOURCE_WORDS[origin]}</strong>.{" "}
          {ABOUT[origin]}
        </p>
        <p>
          Rows of one source are never mixed with those of another; every page says which it is.
        </p>
      </Part>
      <Part id="stored" title="What is stored, and how old">
        <StoredFacts facts={facts} status={status} />
      </Part>
      <Part id="limits" title="What is missing">
        <ul className="flex list-disc flex-col gap-1.5 pl-4 marker:text-faint">
          <li>
            Prices over time are kept of watched and opened markets and of the 1,000 largest; of
            others only what trades say. Charts and momentum elsewhere are “—”.
          </li>
          <li>
            Sums of fills are whole where both feeds were read in one piece since their window
            began; elsewhere they are lower bounds and read “≥”.
          </li>
          <li>
            Lists of holders end after some hundreds of wallets: concentration is known between two
            bounds.
          </li>
          <li>
            A wallet is computed from its whole activity once that was fetched; until then it has no
            rates. Transfers from other wallets are not tracked and lower its coverage.
          </li>
          <li>
            Fees are the market's own schedule. Without one the fee is unknown, and so is all that
            needs it.
          </li>
          <li>
            A closed market is not settled before it is resolved and undisputed; until then it
            counts in no record.
          </li>
        </ul>
        <p>
          How each figure is computed stands in the{" "}
          <Link href="/methodology" prefetch={false} className="text-primary hover:underline">
            methodology
          </Link>
          ; what works right now on the{" "}
          <Link href="/status" prefetch={false} className="text-primary hover:underline">
            status page
          </Link>
          .
        </p>
      </Part>
      <Part id="advice" title="No advice">
        <p>
          Figures describe what was traded. They are no advice to trade, no forecast, and no
          judgement of the people behind a wallet. Prediction markets are not allowed everywhere;
          the law of where you are decides what you may do.
        </p>
      </Part>
    </TrustPage>
  );
}

function Part({ id, title, children }: { id: string; title: string; children: ReactNode }) {
  return (
    <section
      aria-labelledby={id}
      className="flex flex-col gap-2 border-b border-border pb-5 last:border-b-0"
    >
      <h2 id={id} className="scroll-mt-3 text-body font-semibold text-foreground">
        {title}
      </h2>
      {children}
    </section>
  );
}

function StoredFacts({ facts, status }: Pick<SourcePageProps, "facts" | "status">) {
  const rows = [...toSourceRows(facts), ...toSyncRows(status)];
  return (
    <dl className="grid max-w-xl text-table tabular-nums">
      {rows.map(([label, value]) => (
        <div
          key={label}
          className="flex h-7 items-center justify-between gap-4 border-b border-border/60"
        >
          <dt>{label}</dt>
          <dd className="text-foreground">{value}</dd>
        </div>
      ))}
    </dl>
  );
}

type Row = readonly [label: string, value: ReactNode];

const age = (at: string | null) => <RelativeTime at={at} />;

function toSourceRows(facts: SourceFacts | null): readonly Row[] {
  if (!facts) return [["Counts of what is stored", "—"]];
  const { openMarkets, settledMarkets, volume24hUsd, wallets, scoredWallets, signals } = facts;
  return [
    ["Open markets", formatCount(openMarkets)],
    ["Settled markets", formatCount(settledMarkets)],
    ["Traded over 24 hours", volume24hUsd === null ? "—" : formatUsd(volume24hUsd)],
    ["Wallets", formatCount(wallets)],
    ["Wallets with a score", formatCount(scoredWallets)],
    ["Signals under grading", formatCount(signals)],
    ["Newest trade", age(facts.newestTradeAt)],
    ["Oldest trade", age(facts.oldestTradeAt)],
    ["Scores of wallets", age(facts.scoredAt)],
  ];
}

function toSyncRows(status: SyncStatus | null): readonly Row[] {
  if (!status) return [["State of the sync", "—"]];
  return [
    ["Events", formatCount(status.events)],
    ["Last complete sync of markets", age(status.lastSuccessAt)],
    ["Rows rejected in the last sync", formatCount(status.rejects)],
  ];
}
