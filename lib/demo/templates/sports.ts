import { fixtureOf, TEAM_COUNT, teamOf } from "../names.ts";
import {
  type DraftContext,
  type EventDraft,
  fieldWeights,
  type MarketDraft,
  priorOf,
  type Template,
  yearOf,
  yesNo,
} from "./draft.ts";

const GAME_SECONDS = 9000;
const LEAGUES = [
  ["CBL", "Continental Basketball League", "basketball"],
  ["NPL", "Northern Puck League", "games"],
  ["AFX", "Atlantic Football Exchange", "games"],
  ["UCX", "Unified Counter League", "esports"],
] as const;

function dateOf(seconds: number): string {
  return new Date(seconds * 1000).toISOString().slice(0, 10);
}

function gameRules(title: string, when: number): string {
  return `This market resolves to the winner of ${title}, scheduled for ${dateOf(when)}.\n\nIf the game is postponed, this market stays open until it has been completed. If the game is cancelled with no make-up game, this market resolves 50-50.\n\nThe result includes overtime.`;
}

function draftFixture({ random, end, markets }: DraftContext): EventDraft {
  const [league, leagueName, tag] = random.pick(LEAGUES);
  const [home, away] = fixtureOf(random, false);
  const gameStart = end - GAME_SECONDS;
  const title = `${away.name} vs. ${home.name}`;
  const winChance = random.between(0.22, 0.78);
  const line = random.int(2, 9) + 0.5;
  const total = league === "CBL" ? random.int(205, 236) + 0.5 : random.int(4, 48) + 0.5;
  const teams = [away.short, home.short] as const;
  const moneyline: MarketDraft = {
    question: title,
    group: "Moneyline",
    outcomes: teams,
    pricing: { kind: "threshold", path: 0, prior: winChance },
    sport: { type: "moneyline" },
  };
  const spread: MarketDraft = {
    question: `Spread: ${away.short} (-${line})`,
    group: `Spread -${line}`,
    outcomes: teams,
    pricing: { kind: "threshold", path: 0, prior: priorOf(winChance - line * 0.026) },
    sport: { type: "spreads", line: -line },
  };
  const totals = Array.from({ length: Math.max(0, markets - 2) }, (_, index): MarketDraft => {
    const at = total + (index - (markets - 3) / 2) * 2;
    const shown = Math.round(at * 2) / 2;
    return {
      question: `${title}: O/U ${shown}`,
      group: `O/U ${shown}`,
      outcomes: ["Over", "Under"],
      pricing: {
        kind: "threshold",
        path: 1,
        prior: priorOf(0.5 - (index - (markets - 3) / 2) * 0.07),
      },
      sport: { type: "totals", line: shown },
    };
  });
  return {
    title,
    tags: ["sports", "games", ...(tag === "games" ? [] : ([tag] as const))],
    markets: [moneyline, spread, ...totals].slice(0, markets),
    rules: gameRules(`${title} (${leagueName})`, gameStart),
    source: `https://www.example.org/${league.toLowerCase()}/scores`,
    early: 0.18,
    finalSeconds: GAME_SECONDS,
    feeType: "sports_fees",
    gameStart,
    series: league.toLowerCase(),
    size: 1.4,
  };
}

function draftThreeWay({ random, end }: DraftContext): EventDraft {
  const [home, away] = fixtureOf(random, true);
  const gameStart = end - GAME_SECONDS;
  const date = dateOf(gameStart);
  const draw = random.between(0.2, 0.3);
  const homeChance = random.between(0.2, 0.6) * (1 - draw) + 0.1;
  const weights = [homeChance, draw, 1 - draw - homeChance] as const;
  const questions = [
    [`Will ${home.name} win on ${date}?`, home.name],
    [`Will ${home.name} vs. ${away.name} end in a draw?`, `Draw (${home.name} vs. ${away.name})`],
    [`Will ${away.name} win on ${date}?`, away.name],
  ] as const;
  return {
    title: `${home.name} vs. ${away.name}`,
    tags: ["sports", "soccer", "games"],
    markets: questions.map(([question, group], leaf) => ({
      ...yesNo(question, group, { kind: "exclusive", leaf, weight: weights[leaf] ?? 0 }),
      sport: { type: "moneyline" },
    })),
    rules: gameRules(`${home.name} vs. ${away.name}`, gameStart),
    source: "https://www.example.org/first-division",
    negRisk: true,
    early: 0.15,
    finalSeconds: GAME_SECONDS,
    feeType: "sports_fees",
    gameStart,
    series: "first-division",
  };
}

function draftChampion({ random, end, markets, slot }: DraftContext): EventDraft {
  const club = slot % 2 === 0;
  const [, leagueName] = random.pick(LEAGUES);
  const name = club ? "First Division" : leagueName;
  const season = `${yearOf(end) - 1}–${String(yearOf(end)).slice(2)}`;
  const weights = fieldWeights(random, markets, 0.22);
  const offset = random.int(0, TEAM_COUNT - 1);
  return {
    title: `${name} ${season}: champion`,
    tags: ["sports", club ? "soccer" : "basketball"],
    markets: weights.map((weight, leaf) => {
      const team = teamOf(offset + leaf, club).name;
      return yesNo(`Will the ${team} win the ${season} ${name}?`, team, {
        kind: "exclusive",
        leaf,
        weight,
      });
    }),
    rules: `This is a market on which team will win the ${name} in the ${season} season.\n\nIf at any point it becomes impossible for a team to win, its market resolves to "No".`,
    source: "",
    negRisk: true,
    early: 0.9,
    finalSeconds: 3 * 86_400,
    size: 4,
  };
}

export const SPORTS: readonly Template[] = [
  { key: "fixture", weight: 22, days: [3, 7], markets: [2, 6], draft: draftFixture },
  { key: "three-way", weight: 9, days: [4, 8], markets: [3, 3], draft: draftThreeWay },
  { key: "champion", weight: 3, days: [120, 240], markets: [12, 20], draft: draftChampion },
];
