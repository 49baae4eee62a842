import { distinctNames, FILMS, personName } from "../names.ts";
import {
  dayName,
  type DraftContext,
  type EventDraft,
  fieldWeights,
  type Template,
  yearOf,
  yesNo,
} from "./draft.ts";

const WORDS = [
  "inflation",
  "harvest",
  "tariff",
  "bridge",
  "moon",
  "pension",
  "energy",
  "border",
  "school",
  "harbor",
] as const;

function draftBoxOffice({ random, markets }: DraftContext): EventDraft {
  const film = random.pick(FILMS);
  const lowest = random.int(12, 60);
  return {
    title: `"${film}" opening weekend box office`,
    tags: ["pop-culture", "movies"],
    markets: Array.from({ length: markets }, (_, leaf) => {
      const from = lowest + leaf * 5;
      const group =
        leaf === 0
          ? `<$${from + 5}m`
          : leaf === markets - 1
            ? `>$${from}m`
            : `$${from}–${from + 5}m`;
      const distance = leaf - (markets - 1) / 2 + random.between(-0.8, 0.8);
      return yesNo(`Will "${film}" open with ${group}?`, group, {
        kind: "exclusive",
        leaf,
        weight: Math.exp(-(distance ** 2) / 3),
      });
    }),
    rules:
      "This market resolves by the figure for the three-day domestic opening weekend once final data is published. Studio estimates do not count.",
    source: "https://www.example.org/box-office",
    negRisk: true,
    early: 0.5,
    finalSeconds: 2 * 86_400,
  };
}

function draftAward({ random, end, markets, slot }: DraftContext): EventDraft {
  const category = random.pick([
    "Best Picture",
    "Best Director",
    "Album of the Year",
    "Best Debut",
  ]);
  const weights = fieldWeights(random, markets, 0.5);
  const people = distinctNames(random, markets);
  const film = category === "Best Picture";
  return {
    title: `Golden Lantern ${yearOf(end)}: ${category}`,
    tags: ["pop-culture", "awards"],
    markets: weights.map((weight, leaf) => {
      const nominee = film ? (FILMS[(slot + leaf) % FILMS.length] ?? "") : (people[leaf] ?? "");
      return yesNo(`Will ${nominee} win ${category}?`, nominee, {
        kind: "exclusive",
        leaf,
        weight,
      });
    }),
    rules: `This market resolves to the winner announced at the ceremony. If the ceremony is not held in ${yearOf(end)}, all markets resolve to "No".`,
    source: "",
    negRisk: true,
    early: 0.6,
    finalSeconds: 5400,
  };
}

/** Words that may all be said: markets of one event that neither exclude nor follow from each other. */
function draftMentions({ random, end, markets }: DraftContext): EventDraft {
  const name = personName(random);
  return {
    title: `What will ${name} say on ${dayName(end)}?`,
    tags: ["mentions", "politics"],
    markets: WORDS.slice(0, markets).map((word, path) =>
      yesNo(`Will ${name} say "${word}" on ${dayName(end)}?`, `“${word}”`, {
        kind: "threshold",
        path,
        prior: random.between(0.08, 0.92),
      }),
    ),
    rules:
      'This market resolves to "Yes" if the listed word is said during the address. Plurals and possessives count, compound words do not.\u2028The video of the address is the source.',
    source: "",
    early: 0.25,
    finalSeconds: 3600,
    size: 0.6,
  };
}

export const CULTURE: readonly Template[] = [
  { key: "box-office", weight: 3, days: [10, 21], markets: [6, 8], draft: draftBoxOffice },
  { key: "award", weight: 2, days: [40, 120], markets: [5, 10], draft: draftAward },
  { key: "mentions", weight: 2, days: [3, 8], markets: [5, 10], draft: draftMentions },
];
