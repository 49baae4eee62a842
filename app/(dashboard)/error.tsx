"use client";

import { ErrorState } from "@/components/ui/error-state";

type ErrorProps = { error: Error & { digest?: string }; reset: () => void };

/** What no panel caught. The server's message stays there: its digest is in the log beside it. */
export default function PageError({ error, reset }: ErrorProps) {
  return (
    <ErrorState
      title="This page could not be drawn"
      error={{
        code: "INTERNAL",
        message: "Something went wrong while the page was made. Try again; the log knows why.",
        ...(error.digest && { traceId: error.digest }),
      }}
      onRetry={reset}
    />
  );
}
