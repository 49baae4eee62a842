import { cn } from "@/components/ui/cn";
import type { InputSample } from "@/hooks/use-input-sample";
import { toCell } from "@/lib/workflows/output-table";
import type { PreviewValue } from "@/lib/workflows/preview-expression";

const ORIGINS: Record<InputSample["origin"], string> = {
  pinned: "of the pinned output",
  shown: "of the run that is shown",
  latest: "of the latest run",
  none: "",
};

type PreviewProps = {
  values: readonly PreviewValue[];
  origin: InputSample["origin"];
  isWhole: boolean;
};

/** What the expression gives for real rows, as one types. */
export function ExpressionPreview({ values, origin, isWhole }: PreviewProps) {
  return (
    <div
      className="rounded-md border border-border/60 bg-background/60 text-label"
      data-testid="expression-preview"
    >
      <p className="border-b border-border/60 px-2 py-0.5 text-faint">
        {isWhole ? "Value" : `First ${values.length} ${values.length === 1 ? "row" : "rows"}`}{" "}
        {ORIGINS[origin]}
      </p>
      <ol>
        {values.map((each, index) => (
          // oxlint-disable-next-line react/no-array-index-key -- a value is that of the row at its place
          <li key={index} className="flex gap-2 px-2 py-px">
            {!isWhole && (
              <span className="w-4 text-right text-faint tabular-nums">{index + 1}</span>
            )}
            <span
              className={cn(
                "min-w-0 flex-1 truncate font-mono tabular-nums",
                "error" in each && "text-no",
                "value" in each && each.value === null && "text-faint",
              )}
              title={"error" in each ? each.error : undefined}
            >
              {"error" in each ? each.error : toCell(each.value)}
            </span>
          </li>
        ))}
      </ol>
    </div>
  );
}
