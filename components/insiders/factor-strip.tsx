import { FACTOR_WORDS } from "@/lib/insiders/factor-words";
import type { UnusualRow } from "@/lib/insiders/schema";

const WEIGHED = FACTOR_WORDS.filter(({ weight }) => weight !== null);

/** The five factors as one bar a piece, as wide as they weigh and as high as they are; hatched is unknown. */
export function FactorStrip({ factors }: { factors: UnusualRow["factors"] }) {
  const words = WEIGHED.map(({ key, label }) => {
    const { value } = factors[key];
    return `${label} ${value === null ? "unknown" : value.toFixed(2)}`;
  });
  return (
    <span title={words.join("\n")} className="flex h-4 items-end gap-px">
      <span className="sr-only">{words.join(", ")}</span>
      {WEIGHED.map(({ key, weight }) => {
        const { value } = factors[key];
        return (
          <span
            key={key}
            aria-hidden
            className="relative h-full bg-raised"
            style={{ width: `${(weight ?? 0) * 100}%` }}
          >
            {value === null ? (
              <span className="absolute inset-0 bg-[repeating-linear-gradient(135deg,var(--hairline-strong)_0_1px,transparent_1px_4px)]" />
            ) : (
              <span
                className="absolute inset-x-0 bottom-0 bg-primary/75"
                style={{ height: `${value * 100}%` }}
              />
            )}
          </span>
        );
      })}
    </span>
  );
}
