import { COUNTRIES } from "../names.ts";
import { dayName, type DraftContext, type EventDraft, type Template, yesNo } from "./draft.ts";

function twoCountries({ random }: DraftContext): [string, string] {
  const first = random.int(0, COUNTRIES.length - 1);
  const second = (first + random.int(1, COUNTRIES.length - 1)) % COUNTRIES.length;
  return [COUNTRIES[first] ?? "", COUNTRIES[second] ?? ""];
}

function draftCeasefire(context: DraftContext): EventDraft {
  const { random, markets, start, end } = context;
  const [first, second] = twoCountries(context);
  const what = random.pick(["ceasefire", "trade agreement", "border treaty"]);
  return {
    title: `${first} x ${second} ${what} by...?`,
    tags: ["geopolitics", "world"],
    markets: Array.from({ length: markets }, (_, stage) => {
      const date = dayName(start + ((end - start) * (stage + 1)) / markets);
      return {
        ...yesNo(`${first} x ${second} ${what} by ${date}?`, date, {
          kind: "stage",
          stage,
          hazard: random.between(0.05, 0.3),
        }),
        endShare: (stage + 1) / markets,
      };
    }),
    rules: `This market resolves to "Yes" if an official ${what} between ${first} and ${second} is publicly announced and mutually agreed by 11:59 PM ET on the date in the title. Talks, pauses and local truces do not count.`,
    source: "",
    cumulative: true,
    early: 1,
    finalSeconds: 0,
    size: 3,
  };
}

function draftVisit(context: DraftContext): EventDraft {
  const [first, second] = twoCountries(context);
  const title = `Will leaders of ${first} and ${second} meet by ${dayName(context.end)}?`;
  return {
    title,
    tags: ["world", "geopolitics"],
    markets: [
      yesNo(title, "", { kind: "threshold", path: 0, prior: context.random.between(0.06, 0.8) }),
    ],
    rules:
      'This market resolves to "Yes" if the two meet in person. A call or a meeting of ministers does not count.',
    source: "",
    early: 0.8,
    finalSeconds: 43_200,
  };
}

export const WORLD: readonly Template[] = [
  {
    key: "ceasefire",
    weight: 4,
    days: [45, 150],
    markets: [3, 5],
    alwaysOpen: 0,
    draft: draftCeasefire,
  },
  { key: "visit", weight: 3, days: [12, 45], markets: [1, 1], draft: draftVisit },
];
