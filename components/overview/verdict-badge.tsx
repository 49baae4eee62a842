import { Badge } from "@/components/ui/badge";
import type { SignalRecord } from "@/lib/signals/schema";

const VERDICTS = {
  "no-evidence": { tone: "neutral", label: "No evidence yet" },
  chance: { tone: "neutral", label: "Chance" },
  positive: { tone: "yes", label: "Positive" },
  negative: { tone: "no", label: "Negative" },
} as const;

export function VerdictBadge({ verdict }: { verdict: SignalRecord["verdict"] }) {
  const { tone, label } = VERDICTS[verdict];
  return <Badge tone={tone}>{label}</Badge>;
}
