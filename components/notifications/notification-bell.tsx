"use client";

import { Bell } from "lucide-react";
import { lazy, Suspense, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { useUnread } from "@/hooks/use-unread";

const NotificationPopover = lazy(() =>
  import("./notification-popover").then((module) => ({ default: module.NotificationPopover })),
);

/** How many notifications wait; the list itself is loaded when it is asked for. The count lies over the bell, so that nothing moves. */
export function NotificationBell() {
  const unread = useUnread() ?? 0;
  const [isOpen, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  return (
    <>
      <Button
        ref={button}
        variant="ghost"
        size="icon"
        className="relative"
        aria-label={unread > 0 ? `Notifications, ${unread} unread` : "Notifications"}
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
      >
        <Bell aria-hidden className="!size-4" />
        {unread > 0 && (
          <span
            aria-hidden
            className="absolute top-0 right-0 min-w-3.5 rounded-full bg-primary px-0.5 text-[9px] leading-3.5 font-semibold text-primary-foreground"
          >
            {unread > 99 ? "99+" : unread}
          </span>
        )}
      </Button>
      {isOpen && (
        <Suspense fallback={null}>
          <NotificationPopover anchor={button} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
