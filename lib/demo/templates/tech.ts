import { COMPANIES } from "../names.ts";
import {
  dayName,
  type DraftContext,
  type EventDraft,
  fieldWeights,
  monthName,
  type Template,
  yesNo,
} from "./draft.ts";

function draftBestModel({ random, end, markets }: DraftContext): EventDraft {
  const weights = fieldWeights(random, markets, 0.7);
  return {
    title: `Which company has the best AI model at the end of ${monthName(end)}?`,
    tags: ["tech", "ai"],
    markets: weights.map((weight, leaf) => {
      const company = COMPANIES[leaf % COMPANIES.length] ?? "";
      return yesNo(`Will ${company} have the top AI model on ${dayName(end)}?`, company, {
        kind: "exclusive",
        leaf,
        weight,
      });
    }),
    rules: `This market resolves by the first place of the public leaderboard, style control on, at 12:00 PM ET on ${dayName(end)}. Ties resolve by alphabetical order.`,
    source: "https://www.example.org/leaderboard",
    negRisk: true,
    early: 0.9,
    finalSeconds: 86_400,
    size: 3,
  };
}

function draftRelease({ random, markets, slot }: DraftContext): EventDraft {
  const company = random.pick(COMPANIES);
  const product = `${random.pick(["Aster", "Prism", "Halo", "Relay", "Ember"])} ${(slot % 5) + 2}`;
  const dates = [
    "mid-month",
    "month's end",
    "the quarter's end",
    "the half-year",
    "the year's end",
  ];
  return {
    title: `${company} releases ${product} by...?`,
    tags: ["tech", "business"],
    markets: Array.from({ length: markets }, (_, stage) => ({
      ...yesNo(`Will ${company} release ${product} by ${dates[stage] ?? ""}?`, dates[stage] ?? "", {
        kind: "stage",
        stage,
        hazard: random.between(0.1, 0.4),
      }),
      endShare: (stage + 1) / markets,
    })),
    rules: `This market resolves to "Yes" if ${product} by ${company} is made available to the public by the date in the title. A closed beta or a waiting list does not count.`,
    source: "",
    cumulative: true,
    early: 1,
    finalSeconds: 0,
  };
}

function draftLaunch({ random, end }: DraftContext): EventDraft {
  const title = `Will the ${random.pick(COMPANIES)} heavy launcher reach orbit by ${dayName(end)}?`;
  return {
    title,
    tags: ["science", "tech"],
    markets: [yesNo(title, "", { kind: "threshold", path: 0, prior: random.between(0.15, 0.85) })],
    rules: `This market resolves to "Yes" if a launch reaches a stable orbit by 11:59 PM ET on ${dayName(end)}. A scrubbed launch is no launch.`,
    source: "",
    early: 0.5,
    finalSeconds: 7200,
  };
}

export const TECH: readonly Template[] = [
  { key: "best-model", weight: 2, days: [28, 62], markets: [6, 10], draft: draftBestModel },
  {
    key: "release",
    weight: 3,
    days: [45, 120],
    markets: [3, 5],
    alwaysOpen: 0,
    draft: draftRelease,
  },
  { key: "launch", weight: 2, days: [10, 40], markets: [1, 1], draft: draftLaunch },
];
