"use client";

import { usePathname } from "next/navigation";
import { lazy, Suspense, useSyncExternalStore } from "react";
import { notices } from "@/hooks/notices";
import { useIsLive } from "@/hooks/use-is-live";

const ToastOutlet = lazy(() =>
  import("./toast-outlet").then((module) => ({ default: module.ToastOutlet })),
);

/** Pages that only read say everything in place; the toasts' code is for those that write, or comes with the first notice. */
export function ToasterHost() {
  const isLive = useIsLive();
  const isWriting = usePathname().startsWith("/strategy-builder");
  const isCalled = useSyncExternalStore(notices.subscribe, notices.hasAny, () => false);
  return isLive && (isWriting || isCalled) ? (
    <Suspense fallback={null}>
      <ToastOutlet />
    </Suspense>
  ) : null;
}
