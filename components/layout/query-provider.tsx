"use client";

import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { AppError } from "@/lib/errors";

/** A wrong request stays wrong; only what may pass by itself is asked again. */
function mayPass(error: Error): boolean {
  return !(error instanceof AppError) || error.code === "UNAVAILABLE";
}

export function QueryProvider({ children }: { children: ReactNode }) {
  const [client] = useState(
    () =>
      new QueryClient({
        defaultOptions: {
          queries: {
            staleTime: 5 * 60_000,
            // Without a connection the service worker may still answer; where it does not, the panel says so.
            networkMode: "always",
            refetchOnWindowFocus: true,
            retry: (failures, error) => failures < 2 && mayPass(error),
          },
        },
      }),
  );
  return <QueryClientProvider client={client}>{children}</QueryClientProvider>;
}
