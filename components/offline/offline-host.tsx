"use client";

import { lazy, Suspense, useEffect, useState } from "react";

/** Behind all that the page itself asks for. */
const AT_REST_MS = 4000;

const OfflineBanner = lazy(() =>
  import("./offline-banner").then((module) => ({ default: module.OfflineBanner })),
);

/** Starts what keeps pages for later once the page is at rest, and says how old they are without a connection. */
export function OfflineHost({ account }: { account: string }) {
  const [isShown, setShown] = useState(false);
  useEffect(() => {
    const abort = new AbortController();
    const show = () => setShown(true);
    if (!navigator.onLine || document.documentElement.dataset["keptAt"]) show();
    window.addEventListener("offline", show, { signal: abort.signal });
    const timer = setTimeout(() => {
      void import("./keep-offline").then(({ keepOffline }) => keepOffline(account));
    }, AT_REST_MS);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [account]);
  return <Suspense fallback={null}>{isShown && <OfflineBanner />}</Suspense>;
}
