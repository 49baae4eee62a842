/** What no panel caught. It stands in the first load of every page, so it rests on nothing but markup. */
export function PageError({
  digest,
  onRetry,
}: {
  digest: string | undefined;
  onRetry: () => void;
}) {
  return (
    <div role="alert" className="flex flex-col items-center gap-1.5 px-4 py-10 text-center">
      <p className="text-body font-medium">This page could not be drawn</p>
      <p className="max-w-md text-table text-muted-foreground">
        Something went wrong while it was made. Try again; the log knows why.
      </p>
      <p className="font-mono text-label text-faint">INTERNAL{digest && ` · trace ${digest}`}</p>
      <button
        type="button"
        onClick={onRetry}
        className="mt-2 h-7 rounded-md border border-border bg-panel px-2.5 text-table hover:bg-accent"
      >
        Try again
      </button>
    </div>
  );
}
