"use client";

import { Check, X } from "lucide-react";
import Link from "next/link";
import { RelativeTime } from "@/components/layout/relative-time";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { useDeleteNotification, useMarkRead } from "@/hooks/use-notifications";
import type { Notification } from "@/lib/alerts/notification-api";

type RowProps = { notification: Notification; onFollow: () => void };

const ROW =
  "flex min-w-0 flex-1 flex-col gap-0.5 py-2 pl-3 text-left outline-offset-[-2px] hover:bg-accent/60";

export function NotificationRow({ notification, onFollow }: RowProps) {
  const { id, title, link, readAt } = notification;
  const [mark, remove] = [useMarkRead(), useDeleteNotification()];
  const follow = () => {
    if (readAt === null) mark.mutate({ id, read: true });
    onFollow();
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- keys of the row's link and buttons, which have them too
    <li
      className="group/row flex items-start border-b border-border last:border-b-0"
      onKeyDown={(event) => {
        if (event.key === "r") mark.mutate({ id, read: readAt === null });
        if (event.key === "Delete") remove.mutate(id);
      }}
    >
      {link === null ? (
        <button
          type="button"
          data-row
          className={ROW}
          onClick={() => mark.mutate({ id, read: readAt === null })}
        >
          <Words notification={notification} />
        </button>
      ) : (
        <Target link={link} onFollow={follow}>
          <Words notification={notification} />
        </Target>
      )}
      <span className="flex shrink-0 flex-col gap-0.5 p-1">
        <Button
          variant="ghost"
          size="icon-sm"
          aria-label={`${readAt === null ? "Mark as read" : "Mark as unread"}: ${title}`}
          title={readAt === null ? "Mark as read" : "Mark as unread"}
          onClick={() => mark.mutate({ id, read: readAt === null })}
        >
          <Check aria-hidden className={cn(readAt !== null && "text-faint")} />
        </Button>
        <Button
          variant="ghost"
          size="icon-sm"
          aria-label={`Remove: ${title}`}
          title="Remove"
          onClick={() => remove.mutate(id)}
        >
          <X aria-hidden />
        </Button>
      </span>
    </li>
  );
}

type TargetProps = { link: string; onFollow: () => void; children: React.ReactNode };

/** A page of ours, or an address of elsewhere in a tab of its own. */
function Target({ link, onFollow, children }: TargetProps) {
  if (link.startsWith("/"))
    return (
      <Link href={link} prefetch={false} data-row className={ROW} onClick={onFollow}>
        {children}
      </Link>
    );
  return (
    <a
      href={link}
      target="_blank"
      rel="noopener noreferrer"
      data-row
      className={ROW}
      onClick={onFollow}
    >
      {children}
    </a>
  );
}

function Words({
  notification: { kind, title, body, readAt, createdAt },
}: {
  notification: Notification;
}) {
  const isUnread = readAt === null;
  return (
    <>
      <span className="flex min-w-0 items-start gap-1.5">
        <span
          aria-hidden
          className={cn("mt-1.5 size-1.5 shrink-0 rounded-full", isUnread && "bg-primary")}
        />
        <bdi className={cn("min-w-0 text-table break-words", isUnread && "font-medium")}>
          {title}
        </bdi>
        {isUnread && <span className="sr-only">, unread</span>}
      </span>
      {body && (
        <bdi className="line-clamp-3 pl-3 text-label whitespace-pre-line text-muted-foreground">
          {body}
        </bdi>
      )}
      <span className="pl-3 text-label text-faint">
        {kind} · <RelativeTime at={createdAt} />
      </span>
    </>
  );
}
