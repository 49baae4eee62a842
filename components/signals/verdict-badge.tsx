import { Badge } from "@/components/ui/badge";
import type { SignalRecord } from "@/lib/signals/schema";

const WORDS = {
  "no-evidence": { label: "No evidence", tone: "neutral", hint: "Fewer than five graded events" },
  chance: {
    label: "Chance",
    tone: "neutral",
    hint: "The edge cannot be told from 0 after the correction over all kinds and horizons",
  },
  positive: {
    label: "Positive",
    tone: "yes",
    hint: "The edge stands above 0 after the correction over all kinds and horizons",
  },
  negative: {
    label: "Negative",
    tone: "no",
    hint: "The edge stands below 0 after the correction over all kinds and horizons",
  },
} as const;

export function VerdictBadge({ verdict }: Pick<SignalRecord, "verdict">) {
  const { label, tone, hint } = WORDS[verdict];
  return (
    <Badge tone={tone} title={hint}>
      {label}
    </Badge>
  );
}
