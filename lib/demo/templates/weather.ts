import { CITIES } from "../names.ts";
import {
  dayName,
  type DraftContext,
  type EventDraft,
  monthName,
  priorOf,
  type Template,
  yesNo,
} from "./draft.ts";

function draftHighest({ random, end, markets }: DraftContext): EventDraft {
  const city = random.pick(CITIES);
  const middle = random.int(4, 30);
  return {
    title: `Highest temperature in ${city} on ${dayName(end)}?`,
    tags: ["weather", "climate"],
    markets: Array.from({ length: markets }, (_, leaf) => {
      const degrees = middle + leaf - Math.floor(markets / 2);
      const group =
        leaf === 0
          ? `${degrees}°C or below`
          : leaf === markets - 1
            ? `${degrees}°C or higher`
            : `${degrees}°C`;
      const distance = leaf - (markets - 1) / 2 + random.between(-0.4, 0.4);
      return yesNo(
        `Will the highest temperature in ${city} be ${group} on ${dayName(end)}?`,
        group,
        {
          kind: "exclusive",
          leaf,
          weight: Math.exp(-(distance ** 2) / 3.5),
        },
      );
    }),
    rules: `This market resolves to the range that holds the highest temperature recorded at the airport station of ${city} on ${dayName(end)}, in whole degrees.\u2028It cannot resolve before the data of that day is final; later revisions do not count.`,
    source: "https://www.example.org/weather",
    negRisk: true,
    early: 0.55,
    finalSeconds: 36_000,
    series: `${city.toLowerCase().replaceAll(" ", "-")}-daily-weather`,
    size: 0.5,
  };
}

function draftRain({ random, end, markets }: DraftContext): EventDraft {
  const city = random.pick(CITIES);
  return {
    title: `Precipitation in ${city} in ${monthName(end)} above ___?`,
    tags: ["weather"],
    markets: Array.from({ length: markets }, (_, index) =>
      yesNo(
        `Will ${city} have more than ${(index + 1) * 20} mm in ${monthName(end)}?`,
        `>${(index + 1) * 20} mm`,
        {
          kind: "threshold",
          path: 0,
          prior: priorOf(0.9 - (index * 0.85) / markets),
        },
      ),
    ),
    rules: `This market resolves by the monthly total for ${city} as the weather service publishes it.`,
    source: "",
    cumulative: true,
    early: 0.95,
    finalSeconds: 43_200,
    size: 0.4,
  };
}

export const WEATHER: readonly Template[] = [
  { key: "highest", weight: 7, days: [2, 4], markets: [7, 9], draft: draftHighest },
  { key: "rain", weight: 1, days: [28, 32], markets: [4, 6], draft: draftRain },
];
