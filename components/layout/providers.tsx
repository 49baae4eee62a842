"use client";

import { ThemeProvider } from "next-themes";
import { NuqsAdapter } from "nuqs/adapters/next/app";
import type { ReactNode } from "react";
import { keepStyleNonce } from "./keep-style-nonce";
import { QueryProvider } from "./query-provider";
import { ToasterHost } from "./toaster-host";
import { TooltipLayer } from "./tooltip-layer";

/** What every page stands in, signed in or not. */
export function Providers({
  nonce,
  children,
}: {
  nonce?: string | undefined;
  children: ReactNode;
}) {
  keepStyleNonce(nonce);
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
          <ToasterHost />
        </QueryProvider>
      </NuqsAdapter>
    </ThemeProvider>
  );
}
