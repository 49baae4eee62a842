"use client";

import { RotateCw, TriangleAlert } from "lucide-react";
import { AppError } from "@/lib/errors";
import { Button } from "./button";
import { cn } from "./cn";

/** What happened, why, what to do: the code, the reason, a retry and the trace id for whoever is asked. */
export function ErrorState({
  title,
  error,
  onRetry,
  className,
}: {
  title: string;
  error: unknown;
  onRetry?: (() => void) | undefined;
  className?: string;
}) {
  const { code, message, traceId } = describe(error);
  return (
    <div
      role="alert"
      className={cn(
        "flex flex-col items-center justify-center gap-1.5 px-4 py-10 text-center",
        className,
      )}
    >
      <p className="flex items-center gap-1.5 text-body font-medium">
        <TriangleAlert aria-hidden className="size-4 stroke-[1.5] text-no" />
        {title}
      </p>
      <p className="max-w-md text-table text-muted-foreground">{message}</p>
      <p className="font-mono text-label text-faint">
        {code}
        {traceId && <> · trace {traceId}</>}
      </p>
      {onRetry && (
        <Button variant="outline" className="mt-2" onClick={onRetry}>
          <RotateCw aria-hidden />
          Try again
        </Button>
      )}
    </div>
  );
}

type Described = { code: string; message: string; traceId: string | undefined };

/** Takes the error of a call and the failure that a page was sent with. */
function describe(error: unknown): Described {
  const cause = error instanceof AppError ? error.cause : error;
  const traceId = readText(cause, "traceId");
  if (error instanceof AppError) return { code: error.code, message: error.message, traceId };
  const code = error instanceof Error ? undefined : readText(error, "code");
  if (code !== undefined) return { code, message: readText(error, "message") ?? "", traceId };
  return {
    code: "UNAVAILABLE",
    message: "The server could not be reached. Check that it runs, then try again.",
    traceId: undefined,
  };
}

function readText(value: unknown, key: string): string | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  const text: unknown = Reflect.get(value, key);
  return typeof text === "string" ? text : undefined;
}
