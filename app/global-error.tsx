"use client";

import "./globals.css";

type ErrorProps = { error: Error & { digest?: string }; reset: () => void };

/** Stands in for the whole document, so it rests on nothing that may have failed. */
export default function GlobalError({ error, reset }: ErrorProps) {
  return (
    <html lang="en" className="dark">
      <body className="grid min-h-dvh place-content-center gap-2 p-4 text-center">
        <p>The page could not be drawn.</p>
        {error.digest && <p className="font-mono text-label text-faint">trace {error.digest}</p>}
        <button type="button" onClick={reset} className="text-primary">
          Try again
        </button>
      </body>
    </html>
  );
}
