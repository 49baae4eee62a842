import { Badge } from "@/components/ui/badge";
import type { Market } from "@/lib/markets/schema";

type Status = Pick<Market, "active" | "closed" | "acceptingOrders" | "resolutionStatus">;

/** As the oracle names its steps, in the case of every other badge. */
const WORDS: Record<string, string> = {
  proposed: "Proposed",
  disputed: "Disputed",
  resolved: "Resolved",
};

/** What can be done with the market now, in one word. */
export function MarketStatus({ market }: { market: Status }) {
  const { active, closed, acceptingOrders, resolutionStatus } = market;
  if (resolutionStatus)
    return <Badge tone="info">{WORDS[resolutionStatus] ?? resolutionStatus}</Badge>;
  if (closed) return <Badge>Closed</Badge>;
  if (!active) return <Badge>Not active</Badge>;
  if (acceptingOrders === false) return <Badge tone="warn">Orders paused</Badge>;
  return <Badge tone="yes">Open</Badge>;
}
