"use client";

import dynamic from "next/dynamic";
import { ThemeProvider } from "next-themes";
import { NuqsAdapter } from "nuqs/adapters/next/app";
import type { ReactNode } from "react";
import { QueryProvider } from "./query-provider";
import { TooltipLayer } from "./tooltip-layer";

const Toaster = dynamic(() => import("@/components/ui/toaster").then((module) => module.Toaster), {
  ssr: false,
});

/** What every page stands in, signed in or not. */
export function Providers({
  nonce,
  children,
}: {
  nonce?: string | undefined;
  children: ReactNode;
}) {
  return (
    <ThemeProvider
      attribute="class"
      defaultTheme="dark"
      enableSystem
      disableTransitionOnChange
      {...(nonce && { nonce })}
    >
      <NuqsAdapter>
        <QueryProvider>
          {children}
          <TooltipLayer />
          <Toaster />
        </QueryProvider>
      </NuqsAdapter>
    </ThemeProvider>
  );
}
