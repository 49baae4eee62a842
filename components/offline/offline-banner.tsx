"use client";

import { RotateCw, WifiOff } from "lucide-react";
import { useSyncExternalStore } from "react";
import { RelativeTime } from "@/components/layout/relative-time";
import { Button } from "@/components/ui/button";

function subscribe(notify: () => void): () => void {
  window.addEventListener("online", notify);
  window.addEventListener("offline", notify);
  return () => {
    window.removeEventListener("online", notify);
    window.removeEventListener("offline", notify);
  };
}

/** Over the status line, so that nothing moves: no connection, and since when this page is as it is. */
export function OfflineBanner() {
  const isOnline = useSyncExternalStore(
    subscribe,
    () => navigator.onLine,
    () => true,
  );
  const keptAt = document.documentElement.dataset["keptAt"] ?? null;
  if (isOnline && keptAt === null) return null;
  return (
    <output className="fixed inset-x-0 bottom-6 z-50 flex min-h-8 flex-wrap items-center justify-center gap-x-2 gap-y-1 border-y border-warn/40 bg-raised px-3 py-1 text-table">
      <WifiOff aria-hidden className="size-3.5 stroke-[1.5] text-warn" />
      <span>
        {isOnline ? "Connected again. " : "No connection. "}
        {keptAt === null ? (
          "What is shown stays as it was."
        ) : (
          <>
            This page is kept from <RelativeTime at={keptAt} />.
          </>
        )}
      </span>
      {isOnline && (
        <Button variant="outline" size="sm" onClick={() => location.reload()}>
          <RotateCw aria-hidden />
          Read it anew
        </Button>
      )}
    </output>
  );
}
