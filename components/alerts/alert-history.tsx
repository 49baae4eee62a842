"use client";

import Link from "next/link";
import { RelativeTime } from "@/components/layout/relative-time";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { ErrorState } from "@/components/ui/error-state";
import { Skeleton } from "@/components/ui/skeleton";
import { useAlertHistory } from "@/hooks/use-alerts";
import type { AlertFiring } from "@/lib/alerts/schema";

/** What triggered an alert, from data of when, and how each telling was delivered. */
export function AlertHistory({ id }: { id: string }) {
  const list = useAlertHistory(id);
  if (list.isPending)
    return (
      <div aria-busy="true" aria-label="Loading the history" className="flex flex-col gap-2 p-3">
        <Skeleton className="h-3.5 w-1/2" />
        <Skeleton className="h-3.5 w-1/3" />
      </div>
    );
  if (list.error)
    return (
      <ErrorState
        title="The history could not be read"
        error={list.error}
        onRetry={() => void list.refetch()}
      />
    );
  const firings = list.data.pages.flatMap((page) => page.data);
  if (firings.length === 0)
    return (
      <p className="px-3 py-3 text-table text-muted-foreground">
        It has told nothing yet. What happened before it was made is not told.
      </p>
    );
  return (
    <div className="px-3 py-1">
      <ol className="divide-y divide-border">
        {firings.map((firing) => (
          <FiringItem key={firing.id} firing={firing} />
        ))}
      </ol>
      {list.hasNextPage && (
        <Button
          variant="ghost"
          size="sm"
          disabled={list.isFetchingNextPage}
          onClick={() => void list.fetchNextPage()}
        >
          Older
        </Button>
      )}
    </div>
  );
}

function FiringItem({ firing }: { firing: AlertFiring }) {
  const { title, body, link, firedAt, observedAt, deliveries } = firing;
  return (
    <li className="grid gap-x-4 gap-y-0.5 py-1.5 sm:grid-cols-[5.5rem_1fr_auto]">
      <RelativeTime at={firedAt} className="text-muted-foreground" />
      <div className="min-w-0">
        {link ? (
          <Link href={link} prefetch={false} className="break-words hover:underline">
            <bdi>{title}</bdi>
          </Link>
        ) : (
          <bdi className="break-words">{title}</bdi>
        )}
        {body && (
          <bdi className="block text-label whitespace-pre-line text-muted-foreground">{body}</bdi>
        )}
        <span className="block text-label text-faint">
          data of <RelativeTime at={observedAt} />
        </span>
      </div>
      <ul className="flex flex-wrap content-start gap-1">
        {deliveries.map((delivery) => (
          <li key={delivery.channel}>
            <Delivery delivery={delivery} />
          </li>
        ))}
      </ul>
    </li>
  );
}

const WORDS = { "in-app": "bell", webhook: "webhook", email: "mail" };
const TONES = { sent: "yes", pending: "warn", failed: "no" } as const;

function Delivery({ delivery }: { delivery: AlertFiring["deliveries"][number] }) {
  const { channel, status, attempts, nextAttemptAt, error } = delivery;
  const tries = attempts > 1 ? ` after ${attempts} tries` : "";
  return (
    <Badge tone={TONES[status]} {...(error !== null && { title: error })}>
      {WORDS[channel]} {status === "pending" && attempts === 0 ? "held back" : status}
      {tries}
      {nextAttemptAt && (
        <>
          {" · "}
          <RelativeTime at={nextAttemptAt} />
        </>
      )}
    </Badge>
  );
}
