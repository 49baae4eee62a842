"use client";

import { RotateCw, WifiOff } from "lucide-react";
import { useEffect, useState, useSyncExternalStore } from "react";
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

const ASK_EVERY_MS = 10_000;

/** What the browser thinks is no proof: a page was kept because a request failed, and only an answer ends that. */
function useConnection(isKept: boolean): boolean {
  const isOnline = useSyncExternalStore(
    subscribe,
    () => navigator.onLine,
    () => true,
  );
  const [hasAnswered, setAnswered] = useState(!isKept);
  useEffect(() => {
    if (hasAnswered) return;
    const abort = new AbortController();
    const { signal } = abort;
    const ask = () => {
      fetch("/api/health", { method: "HEAD", cache: "no-store", signal }).then(
        () => setAnswered(true),
        () => {},
      );
    };
    ask();
    const timer = setInterval(ask, ASK_EVERY_MS);
    window.addEventListener("online", ask, { signal });
    return () => {
      clearInterval(timer);
      abort.abort();
    };
  }, [hasAnswered]);
  return isOnline && hasAnswered;
}

/** Over the status line, so that nothing moves: no connection, and since when this page is as it is. */
export function OfflineBanner() {
  const keptAt = document.documentElement.dataset["keptAt"] ?? null;
  const isOnline = useConnection(keptAt !== null);
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
