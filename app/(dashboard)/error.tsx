"use client";

import { PageError } from "@/components/layout/page-error";

type ErrorProps = { error: Error & { digest?: string }; reset: () => void };

export default function DashboardError({ error, reset }: ErrorProps) {
  return <PageError digest={error.digest} onRetry={reset} />;
}
