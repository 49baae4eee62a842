"use client";

import { PageError } from "@/components/layout/page-error";

type ErrorProps = { error: Error & { digest?: string }; reset: () => void };

export default function RootError({ error, reset }: ErrorProps) {
  return <PageError digest={error.digest} onRetry={reset} />;
}
