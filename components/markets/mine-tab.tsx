"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { Panel } from "@/components/ui/panel";
import { Textarea } from "@/components/ui/textarea";
import { buttonVariants } from "@/components/ui/button-variants";
import { EmptyState } from "@/components/ui/empty-state";
import { RelativeTime } from "@/components/layout/relative-time";
import { loadMarketEndpoints } from "@/hooks/load-market-endpoints";
import { useAlerts } from "@/hooks/use-alerts";
import { AlertButton } from "@/components/alerts/alert-button";
import Link from "next/link";
import { useAccount } from "@/hooks/use-account";
import { useWatchlist } from "@/hooks/use-watchlist";
import { WATCHLIST_KEY } from "@/hooks/watch-target";
import type { MarketDetail } from "@/lib/markets/schema";
import { ErrorState } from "@/components/ui/error-state";
import { PanelSkeleton } from "./panel-skeleton";

const LONGEST = 2000;

/** What only the reader sees of this market. */
export function MineTab({ market }: { market: MarketDetail }) {
  if (useAccount() === null)
    return (
      <EmptyState
        title="Sign in for alerts and notes"
        reason="Both belong to an account and are seen by nobody else."
        action={
          <a
            href={`/sign-in?next=${encodeURIComponent(`/markets/${market.id}?tab=mine`)}`}
            className={buttonVariants({ variant: "outline" })}
          >
            Sign in
          </a>
        }
      />
    );
  return (
    <div className="grid lg:grid-cols-2 lg:divide-x lg:divide-border">
      <Panel
        title="My alerts"
        aside={
          <AlertButton
            preset={{ kind: "price-moves", marketId: market.id }}
            subject={market.title}
          />
        }
      >
        <Alerts market={market} />
      </Panel>
      <Panel title="My note">
        <Note market={market} />
      </Panel>
    </div>
  );
}

function Alerts({ market }: { market: MarketDetail }) {
  const { data, error, refetch } = useAlerts({ market: market.id });
  if (error && !data)
    return (
      <ErrorState
        title="Your alerts could not be read"
        error={error}
        onRetry={() => void refetch()}
      />
    );
  if (!data) return <PanelSkeleton rows={3} />;
  if (data.data.length === 0)
    return (
      <EmptyState
        title="No alert on this market"
        reason="One tells you when its price crosses a level or moves, when somebody large trades, or when an outcome is proposed."
      />
    );
  return (
    <ul>
      {data.data.map((alert) => (
        <li
          key={alert.id}
          className="flex items-center gap-2 border-b border-border/60 px-3 py-1.5 text-table last:border-b-0"
        >
          <Link href="/alerts" className="min-w-0 flex-1 truncate hover:text-primary">
            {alert.sentence}
          </Link>
        </li>
      ))}
    </ul>
  );
}

function Note({ market }: { market: MarketDetail }) {
  const { data, error, refetch } = useWatchlist();
  if (error && !data)
    return (
      <ErrorState title="The note could not be read" error={error} onRetry={() => void refetch()} />
    );
  if (!data) return <PanelSkeleton rows={3} />;
  const item = data.find(({ kind, targetId }) => kind === "market" && targetId === market.id);
  return (
    <NoteForm
      key={item?.id ?? "new"}
      market={market}
      itemId={item?.id || null}
      note={item?.note ?? ""}
      since={item?.createdAt ?? null}
    />
  );
}

type NoteFormProps = {
  market: MarketDetail;
  itemId: string | null;
  note: string;
  since: string | null;
};

function NoteForm({ market, itemId, note, since }: NoteFormProps) {
  const id = useId();
  const client = useQueryClient();
  const [text, setText] = useState(note);
  const save = useMutation({
    mutationFn: async (next: string) => {
      const { writeNote, changeNote } = await loadMarketEndpoints();
      return itemId === null ? writeNote(market.id, next) : changeNote(itemId, next || null);
    },
    onSuccess: () => client.invalidateQueries({ queryKey: WATCHLIST_KEY }),
  });
  const isChanged = text.trim() !== note;
  return (
    <form
      className="flex flex-col gap-2 p-3"
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate(text.trim());
      }}
    >
      <label htmlFor={id} className="text-label text-muted-foreground">
        Only you see it. {itemId === null && "Saving it puts the market on your watchlist."}
      </label>
      <Textarea
        id={id}
        value={text}
        maxLength={LONGEST}
        rows={6}
        onChange={(event) => setText(event.target.value)}
        placeholder="Why I look at this market, what would change my mind"
      />
      <div className="flex items-center gap-2">
        <Button
          type="submit"
          disabled={save.isPending || !isChanged || (itemId === null && text.trim() === "")}
        >
          {save.isPending ? "Saving…" : "Save note"}
        </Button>
        <output className="text-label text-muted-foreground">
          {save.isError && <span className="text-no">Not saved: {save.error.message}</span>}
          {!save.isError && !isChanged && note !== "" && "Saved"}
        </output>
        {since !== null && (
          <span className="ml-auto text-label text-faint">
            watched <RelativeTime at={since} />
          </span>
        )}
      </div>
    </form>
  );
}
