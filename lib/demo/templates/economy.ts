import { normalCdf } from "../normal.ts";
import { COMPANIES } from "../names.ts";
import {
  dayName,
  type DraftContext,
  type EventDraft,
  fieldWeights,
  monthName,
  priorOf,
  type Template,
  yesNo,
} from "./draft.ts";

const RATE_STEPS = [
  "50+ bps decrease",
  "25 bps decrease",
  "No change",
  "25 bps increase",
  "50+ bps increase",
] as const;
const RATE_WEIGHTS = [
  [0.04, 0.3, 0.6, 0.05, 0.01],
  [0.12, 0.66, 0.2, 0.01, 0.01],
  [0.01, 0.05, 0.55, 0.34, 0.05],
] as const;
const BANKS = [
  "Fed",
  "ECB",
  "Bank of England",
  "Bank of Japan",
  "Reserve Bank of Australia",
] as const;

function draftRateDecision({ random, end }: DraftContext): EventDraft {
  const bank = random.pick(BANKS);
  const weights = random.pick(RATE_WEIGHTS);
  return {
    title: `${bank} decision in ${monthName(end)}?`,
    tags: ["economy", "fed-rates", "finance"],
    markets: RATE_STEPS.map((step, leaf) =>
      yesNo(`${bank}: ${step} after the ${monthName(end)} meeting?`, step, {
        kind: "exclusive",
        leaf,
        weight: weights[leaf] ?? 0,
      }),
    ),
    rules: `This market resolves to the amount of basis points by which the ${bank} changes its policy rate at the meeting in ${monthName(end)}. If the change is between two options, it is rounded up to the nearest 25.\u2028If no statement is released by the end date of the next scheduled meeting, this market resolves to "No change".`,
    source: "https://www.example.org/central-bank",
    negRisk: true,
    early: 0.75,
    finalSeconds: 1800,
    size: 8,
  };
}

function draftInflation({ random, end, markets }: DraftContext): EventDraft {
  const middle = random.between(2.2, 3.6);
  return {
    title: `${monthName(end)} inflation, year on year?`,
    tags: ["economy", "inflation"],
    markets: Array.from({ length: markets }, (_, leaf) => {
      const at = (middle + (leaf - (markets - 1) / 2) * 0.1).toFixed(1);
      const group = leaf === 0 ? `≤${at}%` : leaf === markets - 1 ? `≥${at}%` : `${at}%`;
      const distance = leaf - (markets - 1) / 2 + random.between(-0.3, 0.3);
      return yesNo(`Will inflation in ${monthName(end)} be ${group}?`, group, {
        kind: "exclusive",
        leaf,
        weight: Math.exp(-(distance ** 2) / 2.6),
      });
    }),
    rules:
      "This market resolves by the first release of the index by the statistical office, to one decimal. Later revisions do not count.",
    source: "https://www.example.org/statistics",
    negRisk: true,
    early: 0.4,
    finalSeconds: 1200,
    size: 2,
  };
}

function draftIndexLadder({ random, start, end, markets }: DraftContext): EventDraft {
  const [name, base] = random.pick([
    ["S&P 500 (SPX)", 6700],
    ["Nasdaq 100 (NDX)", 24_500],
    ["Gold (GC)", 4100],
    ["Crude Oil (CL)", 61],
  ] as const);
  const level = base * (1 + 0.04 * Math.sin(start / 86_400 / 31 + base));
  const sd = level * 0.011 * Math.sqrt((end - start) / 86_400);
  const step = (sd * 3.2) / markets;
  return {
    title: `${name} closes above ___ on ${dayName(end)}?`,
    tags: ["finance", "stocks"],
    markets: Array.from({ length: markets }, (_, index) => {
      const strike = level + (index - (markets - 1) / 2) * step;
      const shown = base < 100 ? strike.toFixed(1) : Math.round(strike).toLocaleString("en-US");
      return {
        ...yesNo(`${name} closes above ${shown} on ${dayName(end)}?`, shown, {
          kind: "threshold",
          path: 0,
          prior: priorOf(1 - normalCdf((strike - level) / sd)),
        }),
        threshold: index,
      };
    }),
    rules: `This market resolves by the official closing price on ${dayName(end)}. If the exchange is closed that day, the last close before it counts.`,
    source: "",
    cumulative: true,
    early: 1,
    finalSeconds: 0,
  };
}

function draftLargest({ random, end, markets }: DraftContext): EventDraft {
  const weights = fieldWeights(random, markets, 0.6);
  const offset = random.int(0, COMPANIES.length - 1);
  return {
    title: `Largest listing of the season by ${dayName(end)}?`,
    tags: ["finance", "business"],
    markets: weights.map((weight, leaf) => {
      const company = COMPANIES[(offset + leaf) % COMPANIES.length] ?? "";
      return yesNo(`Will ${company} be the largest listing by ${dayName(end)}?`, company, {
        kind: "exclusive",
        leaf,
        weight,
      });
    }),
    rules:
      "This market resolves to the company with the largest market capitalisation at the close of its first trading day. Ties resolve by alphabetical order.",
    source: "",
    negRisk: true,
    early: 0.8,
    finalSeconds: 43_200,
  };
}

export const ECONOMY: readonly Template[] = [
  { key: "rate-decision", weight: 4, days: [28, 60], markets: [5, 5], draft: draftRateDecision },
  { key: "inflation", weight: 2, days: [25, 35], markets: [6, 9], draft: draftInflation },
  { key: "index-ladder", weight: 5, days: [4, 9], markets: [6, 10], draft: draftIndexLadder },
  { key: "largest", weight: 2, days: [60, 120], markets: [6, 10], draft: draftLargest },
];
