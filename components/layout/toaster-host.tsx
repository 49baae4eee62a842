"use client";

import { usePathname } from "next/navigation";
import { lazy, Suspense } from "react";
import { useIsLive } from "@/hooks/use-is-live";

const Toaster = lazy(() =>
  import("@/components/ui/toaster").then((module) => ({ default: module.Toaster })),
);

/** Pages that only read say everything in place; the toasts' code is for those that write. */
export function ToasterHost() {
  const isLive = useIsLive();
  const isWriting = usePathname().startsWith("/strategy-builder");
  return isLive && isWriting ? (
    <Suspense fallback={null}>
      <Toaster />
    </Suspense>
  ) : null;
}
