import { cn } from "@/components/ui/cn";
import { formatPoints } from "@/lib/markets/format-points";

/** A move in points: sign, arrow and colour together, as colour alone says nothing to some. */
export function ChangeFigure({ change }: { change: number | null }) {
  const text = formatPoints(change);
  const isUp = text.startsWith("+");
  const isDown = text.startsWith("−");
  return (
    <span className={cn(isUp && "text-yes", isDown && "text-no", !isUp && !isDown && "text-faint")}>
      {isUp && (
        <span aria-hidden className="text-[8px]">
          ▲{" "}
        </span>
      )}
      {isDown && (
        <span aria-hidden className="text-[8px]">
          ▼{" "}
        </span>
      )}
      {text}
    </span>
  );
}
