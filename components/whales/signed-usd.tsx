import { cn } from "@/components/ui/cn";
import { formatFigure, formatFigureFull } from "@/lib/markets/format-figure";

/** Dollars won or lost: sign and colour together; unknown is "—". */
export function SignedUsd({ usd, reason }: { usd: number | null; reason?: string }) {
  if (usd === null)
    return (
      <span className="text-faint" title={reason ?? "Unknown: the source gives none"}>
        —
      </span>
    );
  return (
    <span
      title={formatFigureFull(usd, "usd", true)}
      className={cn(usd > 0 && "text-yes", usd < 0 && "text-no")}
    >
      {formatFigure(usd, "usd", true)}
    </span>
  );
}
