"use client";

import dynamic from "next/dynamic";
import { usePathname } from "next/navigation";

const Toaster = dynamic(() => import("@/components/ui/toaster").then((module) => module.Toaster), {
  ssr: false,
});

/** Pages that only read say everything in place; the toasts' code is for those that write. */
export function ToasterHost() {
  return usePathname().startsWith("/strategy-builder") ? <Toaster /> : null;
}
