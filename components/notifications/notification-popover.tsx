"use client";

import Link from "next/link";
import type { RefObject } from "react";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { Popover, PopoverAnchor, PopoverContent } from "@/components/ui/popover";
import { Skeleton } from "@/components/ui/skeleton";
import { useMarkAllRead, useNotifications } from "@/hooks/use-notifications";
import { NotificationRow } from "./notification-row";

type PopoverProps = { anchor: RefObject<HTMLButtonElement | null>; onClose: () => void };

/** Newest first; the arrows go from row to row, Enter opens, `r` marks as read, Delete removes. */
export function NotificationPopover({ anchor, onClose }: PopoverProps) {
  return (
    <Popover open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <PopoverAnchor virtualRef={anchor as RefObject<HTMLButtonElement>} />
      <PopoverContent
        align="end"
        aria-label="Notifications"
        className="flex max-h-[70vh] w-[min(380px,calc(100vw-16px))] flex-col p-0"
        onInteractOutside={(event) => {
          const { target } = event;
          if (target instanceof Node && anchor.current?.contains(target)) event.preventDefault();
        }}
        onCloseAutoFocus={(event) => {
          event.preventDefault();
          anchor.current?.focus();
        }}
      >
        <List onClose={onClose} />
      </PopoverContent>
    </Popover>
  );
}

function List({ onClose }: { onClose: () => void }) {
  const list = useNotifications();
  const markAll = useMarkAllRead();
  const rows = list.data?.pages.flatMap((page) => page.data) ?? [];
  const newest = rows[0]?.createdAt;
  const hasUnread = rows.some(({ readAt }) => readAt === null);
  return (
    <>
      <div className="flex h-9 shrink-0 items-center justify-between border-b border-border pr-1.5 pl-3">
        <h2 className="text-table font-medium">Notifications</h2>
        <Button
          variant="ghost"
          size="sm"
          disabled={!hasUnread}
          // The server keeps microseconds: what is shown lies before the end of its millisecond.
          onClick={() => newest && markAll.mutate(new Date(Date.parse(newest) + 1).toISOString())}
        >
          Mark all as read
        </Button>
      </div>
      <div className="min-h-0 overflow-y-auto" onKeyDown={moveFocus} role="presentation">
        {list.isPending && (
          <div aria-busy="true" aria-label="Loading notifications">
            {[1, 2, 3].map((row) => (
              <div key={row} className="flex flex-col gap-1.5 border-b border-border px-3 py-2.5">
                <Skeleton className="h-3.5 w-4/5" />
                <Skeleton className="h-3 w-2/5" />
              </div>
            ))}
          </div>
        )}
        {list.error && (
          <ErrorState
            title="Notifications could not be read"
            error={list.error}
            onRetry={() => void list.refetch()}
          />
        )}
        {list.data && rows.length === 0 && (
          <EmptyState
            title="Nothing yet"
            reason="What your alerts, workflows and schedules have to say comes here."
          />
        )}
        <ul>
          {rows.map((row) => (
            <NotificationRow key={row.id} notification={row} onFollow={onClose} />
          ))}
        </ul>
        {list.hasNextPage && (
          <Button
            variant="ghost"
            className="w-full"
            disabled={list.isFetchingNextPage}
            onClick={() => void list.fetchNextPage()}
          >
            Older ones
          </Button>
        )}
      </div>
      <div className="shrink-0 border-t border-border px-3 py-1.5 text-label">
        <Link
          href="/alerts"
          prefetch={false}
          className="text-muted-foreground hover:text-foreground"
          onClick={onClose}
        >
          All alerts
        </Link>
      </div>
    </>
  );
}

function moveFocus(event: React.KeyboardEvent<HTMLElement>): void {
  const step = { ArrowDown: 1, j: 1, ArrowUp: -1, k: -1 }[event.key];
  if (step === undefined) return;
  event.preventDefault();
  const rows = [...event.currentTarget.querySelectorAll<HTMLElement>("[data-row]")];
  const at = rows.findIndex((row) => row.contains(document.activeElement));
  rows[Math.min(rows.length - 1, Math.max(0, at + step))]?.focus();
}
