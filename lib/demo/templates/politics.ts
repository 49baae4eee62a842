import { COUNTRIES, distinctNames, personName } from "../names.ts";
import {
  dayName,
  type DraftContext,
  type EventDraft,
  fieldWeights,
  type MarketDraft,
  priorOf,
  type Template,
  yearOf,
  yesNo,
} from "./draft.ts";

const OFFICES = [
  "presidential election",
  "mayoral election",
  "party leadership vote",
  "senate runoff",
  "parliamentary election",
] as const;

/** The last two of the field are "Other" and a candidate who is not known yet. */
function draftElection({ random, end, markets }: DraftContext): EventDraft {
  const country = random.pick(COUNTRIES);
  const office = random.pick(OFFICES);
  const race = `${yearOf(end)} ${country} ${office}`;
  const names = distinctNames(random, markets - 2);
  const weights = fieldWeights(random, markets, 0.45);
  const known = names.map((name, leaf) =>
    yesNo(`Will ${name} win the ${race}?`, name, {
      kind: "exclusive",
      leaf,
      weight: weights[leaf] ?? 0,
    }),
  );
  const open = (group: string, leaf: number): MarketDraft => ({
    ...yesNo(`Will ${group === "Other" ? "another candidate" : group} win the ${race}?`, group, {
      kind: "exclusive",
      leaf,
      weight: weights[leaf] ?? 0,
    }),
    placeholder: true,
    other: group === "Other",
  });
  return {
    title: `${race} winner`,
    tags: ["politics", "elections", "global-elections"],
    markets: [...known, open("Person A", markets - 2), open("Other", markets - 1)],
    rules: `This market resolves according to the winner of the ${race}, scheduled for ${dayName(end)}.\n\nIf the result is not known by the end of the year, this market resolves to "Other".\u2028The primary source is the official count of the electoral commission; a consensus of credible reporting is used where it is late.`,
    source: "",
    negRisk: true,
    augmented: true,
    early: 0.55,
    finalSeconds: 6 * 3600,
    size: 5,
  };
}

function draftResign({ random, markets }: DraftContext): EventDraft {
  const name = personName(random);
  const country = random.pick(COUNTRIES);
  const until = [
    "the end of the month",
    "the end of the quarter",
    "the half-year",
    "the year's end",
    "next spring",
  ];
  return {
    title: `${name} out as prime minister of ${country} by...?`,
    tags: ["politics", "world"],
    markets: Array.from({ length: markets }, (_, stage) => ({
      ...yesNo(
        `${name} out as prime minister of ${country} by ${until[stage] ?? "then"}?`,
        until[stage] ?? "",
        {
          kind: "stage",
          stage,
          hazard: random.between(0.04, 0.2),
        },
      ),
      endShare: (stage + 1) / markets,
    })),
    rules: `This market resolves to "Yes" if ${name} ceases to be prime minister of ${country} for any length of time before the date in the title. An announcement of resignation counts once it is official.`,
    source: "",
    cumulative: true,
    early: 1,
    finalSeconds: 0,
    size: 2,
  };
}

function draftBill({ random, end }: DraftContext): EventDraft {
  const country = random.pick(COUNTRIES);
  const bill = random.pick([
    "Harbor Act",
    "Open Ledger Bill",
    "Grain Reserve Act",
    "Rail Charter",
    "Night Economy Bill",
    "Data Commons Act",
  ]);
  const title = `Will ${country} pass the ${bill} by ${dayName(end)}?`;
  return {
    title,
    tags: ["politics"],
    markets: [yesNo(title, "", { kind: "threshold", path: 0, prior: random.between(0.1, 0.9) })],
    rules: `This market resolves to "Yes" if the ${bill} is passed by both houses of ${country} by 11:59 PM ET on ${dayName(end)}. Otherwise it resolves to "No".`,
    source: "",
    early: 0.7,
    finalSeconds: 86_400,
  };
}

function draftTurnout({ random, markets }: DraftContext): EventDraft {
  const country = random.pick(COUNTRIES);
  const base = random.int(42, 60);
  return {
    title: `${country} election: voter turnout above ___?`,
    tags: ["politics", "elections"],
    markets: Array.from({ length: markets }, (_, index) =>
      yesNo(
        `Will turnout in the ${country} election be above ${base + index * 3}%?`,
        `>${base + index * 3}%`,
        {
          kind: "threshold",
          path: 0,
          prior: priorOf(0.92 - (index * 0.84) / markets),
        },
      ),
    ),
    rules: `This market resolves by the final turnout that the electoral commission of ${country} publishes, rounded to one decimal.`,
    source: "",
    cumulative: true,
    early: 0.3,
    finalSeconds: 12 * 3600,
  };
}

export const POLITICS: readonly Template[] = [
  { key: "election", weight: 6, days: [60, 220], markets: [6, 14], draft: draftElection },
  { key: "resign", weight: 3, days: [60, 150], markets: [3, 5], alwaysOpen: 0, draft: draftResign },
  { key: "bill", weight: 3, days: [14, 60], markets: [1, 1], draft: draftBill },
  { key: "turnout", weight: 1, days: [20, 45], markets: [5, 8], draft: draftTurnout },
];
