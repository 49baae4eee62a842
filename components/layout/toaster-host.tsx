"use client";

import { lazy, Suspense, useSyncExternalStore } from "react";
import { notices } from "@/hooks/notices";
import { useIsLive } from "@/hooks/use-is-live";

const ToastOutlet = lazy(() =>
  import("./toast-outlet").then((module) => ({ default: module.ToastOutlet })),
);

/** Most visits see no notice: the code that shows them comes with the first. */
export function ToasterHost() {
  const isLive = useIsLive();
  const isCalled = useSyncExternalStore(notices.subscribe, notices.hasAny, () => false);
  return isLive && isCalled ? (
    <Suspense fallback={null}>
      <ToastOutlet />
    </Suspense>
  ) : null;
}
