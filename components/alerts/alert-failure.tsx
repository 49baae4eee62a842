import Link from "next/link";
import { AppError } from "@/lib/errors";

/** Why an alert was not kept or tested; a stranger is shown the way in. */
export function AlertFailure({ error }: { error: Error | null }) {
  if (!error) return null;
  const code = error instanceof AppError ? error.code : "UNAVAILABLE";
  if (code === "UNAUTHENTICATED")
    return (
      <p role="alert" className="text-table text-warn">
        Alerts belong to somebody.{" "}
        <Link href="/sign-in" prefetch={false} className="text-primary underline">
          Sign in
        </Link>{" "}
        first.
      </p>
    );
  const message = error instanceof AppError ? error.message : "The server could not be reached";
  return (
    <p role="alert" className="text-table text-no">
      {message} <span className="font-mono text-label text-faint">{code}</span>
    </p>
  );
}
