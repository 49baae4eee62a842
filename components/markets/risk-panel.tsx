"use client";

import { Badge } from "@/components/ui/badge";
import { Panel } from "@/components/ui/panel";
import { ShareBar } from "@/components/ui/share-bar";
import { useNow } from "@/hooks/use-now";
import type { MarketDetail } from "@/lib/markets/schema";
import { type RiskFactor, scoreResolutionRisk } from "@/lib/markets/score-resolution-risk";

const NAMES: Record<RiskFactor["name"], string> = {
  status: "Oracle",
  endDate: "End date",
  timeLeft: "Time left",
  trading: "Trading",
  rules: "Rules",
  source: "Source",
};
const TONES = { low: "yes", medium: "warn", high: "no" } as const;
const HOUR_MS = 3_600_000;

/** How likely the resolution is to surprise, with each part of the score and why. */
export function RiskPanel({ market }: { market: MarketDetail }) {
  // By the hour: the days that are left move no faster, and both sides draw the same.
  const now = new Date(Math.floor(useNow() / HOUR_MS) * HOUR_MS);
  const risk = scoreResolutionRisk(market, now);
  return (
    <Panel
      title="Resolution risk"
      aside={
        risk.level && (
          <Badge
            tone={TONES[risk.level]}
            title={`1 − Π(1 − part) over ${risk.n} known parts${risk.coverage === "complete" ? "" : "; others are unknown, so it is at least this"}. Formula ${risk.version}`}
          >
            {risk.level}
            <span className="tabular-nums">
              {risk.coverage === "complete" ? " " : " ≥ "}
              {risk.value?.toFixed(2)}
            </span>
          </Badge>
        )
      }
    >
      <table className="w-full table-fixed text-table">
        <colgroup>
          <col className="w-24" />
          <col className="w-20" />
          <col />
        </colgroup>
        <thead className="sr-only">
          <tr>
            <th scope="col">Part</th>
            <th scope="col">Score</th>
            <th scope="col">Why</th>
          </tr>
        </thead>
        <tbody>
          {risk.factors.map(({ name, score, reason }) => (
            <tr key={name} className="border-b border-border/60 align-top last:border-b-0">
              <th scope="row" className="px-3 py-1.5 text-left font-normal text-muted-foreground">
                {NAMES[name]}
              </th>
              <td className="px-2 py-1.5 text-right tabular-nums">
                {score === null ? "—" : score.toFixed(2)}
                <ShareBar share={score ?? 0} className="bg-warn" />
              </td>
              <td className="px-3 py-1.5 break-words text-muted-foreground">{reason}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  );
}
