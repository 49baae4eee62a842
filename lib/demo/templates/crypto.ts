import { normalCdf } from "../normal.ts";
import type { TagKey } from "../tags.ts";
import {
  dayName,
  type DraftContext,
  type EventDraft,
  monthName,
  priorOf,
  type Template,
  yesNo,
} from "./draft.ts";

interface Asset {
  name: string;
  spot: number;
  step: number;
  tag: TagKey | null;
}

const ASSETS: readonly Asset[] = [
  { name: "Bitcoin", spot: 94_000, step: 1000, tag: "bitcoin" },
  { name: "Ethereum", spot: 3200, step: 50, tag: "ethereum" },
  { name: "Solana", spot: 168, step: 4, tag: "solana" },
  { name: "XRP", spot: 2.3, step: 0.05, tag: null },
  { name: "Dogecoin", spot: 0.19, step: 0.005, tag: null },
];

/** Every event of a day starts from the same level of its asset. */
function spotAt(asset: Asset, seconds: number): number {
  const day = seconds / 86_400;
  const wave = 0.09 * Math.sin(day / 23 + asset.spot) + 0.03 * Math.sin(day / 6.1);
  return asset.spot * (1 + wave);
}

function dollars(value: number, step: number): string {
  const digits = step >= 1 ? 0 : step >= 0.01 ? 2 : 3;
  return `$${value.toFixed(digits).replace(/^(\d+)(\d{3})(?!\d)/, "$1,$2")}`;
}

function tagsOf(asset: Asset): TagKey[] {
  return ["crypto", "crypto-prices", ...(asset.tag ? [asset.tag] : [])];
}

function priceRules(asset: Asset, end: number): string {
  return `This market resolves to "Yes" if the final close of the ${asset.name}/USDT one-minute candle for 12:00 ET on ${dayName(end)} is above the price in the title. Otherwise it resolves to "No".\n\nThe price is the one of the named exchange and not of any other exchange or pair.`;
}

function draftLadder({ random, start, end, markets }: DraftContext): EventDraft {
  const asset = random.pick(ASSETS);
  const sd = asset.spot * 0.018 * Math.sqrt((end - start) / 86_400);
  const level = spotAt(asset, start);
  const width = Math.max(1, Math.round((sd * 3.4) / markets / asset.step)) * asset.step;
  const lowest = Math.round((level - (width * (markets - 1)) / 2) / asset.step) * asset.step;
  return {
    title: `${asset.name} above ___ on ${dayName(end)}?`,
    tags: tagsOf(asset),
    markets: Array.from({ length: markets }, (_, index) => {
      const strike = lowest + index * width;
      const prior = priorOf(1 - normalCdf((strike - level) / sd));
      const shown = dollars(strike, asset.step);
      return {
        ...yesNo(`Will the price of ${asset.name} be above ${shown} on ${dayName(end)}?`, shown, {
          kind: "threshold",
          path: 0,
          prior,
        }),
        threshold: index,
      };
    }),
    rules: priceRules(asset, end),
    source: "https://www.example.org/exchange",
    cumulative: true,
    early: 1,
    finalSeconds: 0,
    feeType: "crypto_fees",
    size: 2,
  };
}

function draftUpDown({ random, end }: DraftContext): EventDraft {
  const asset = random.pick(ASSETS);
  const title = `${asset.name} Up or Down on ${dayName(end)}?`;
  return {
    title,
    tags: tagsOf(asset),
    markets: [
      {
        question: title,
        group: "",
        outcomes: ["Up", "Down"],
        pricing: { kind: "threshold", path: 0, prior: random.between(0.46, 0.54) },
      },
    ],
    rules: `This market resolves to "Up" if the close at 12:00 ET on ${dayName(end)} is higher than the one a day before, else to "Down".`,
    source: "https://www.example.org/exchange",
    early: 1,
    finalSeconds: 0,
    feeType: "crypto_fees",
    series: `${asset.name.toLowerCase()}-up-or-down-daily`,
    size: 0.7,
  };
}

function draftMonthHigh({ random, start, end, markets }: DraftContext): EventDraft {
  const asset = random.pick(ASSETS);
  const level = spotAt(asset, start);
  return {
    title: `What price will ${asset.name} hit in ${monthName(end)}?`,
    tags: tagsOf(asset),
    markets: Array.from({ length: markets }, (_, index) => {
      const strike = Math.round((level * (1.05 + index * 0.05)) / asset.step) * asset.step;
      const shown = dollars(strike, asset.step);
      return {
        ...yesNo(`Will ${asset.name} reach ${shown} in ${monthName(end)}?`, `↑ ${shown}`, {
          kind: "threshold",
          path: 0,
          prior: priorOf(0.72 * Math.exp(-0.42 * index)),
        }),
        threshold: index,
      };
    }),
    rules: priceRules(asset, end),
    source: "https://www.example.org/exchange",
    cumulative: true,
    early: 0.97,
    finalSeconds: 3600,
    feeType: "crypto_fees",
    size: 3,
  };
}

export const CRYPTO: readonly Template[] = [
  { key: "crypto-ladder", weight: 8, days: [3, 7], markets: [8, 11], draft: draftLadder },
  { key: "up-down", weight: 4, days: [1, 2], markets: [1, 1], draft: draftUpDown },
  { key: "month-high", weight: 2, days: [28, 32], markets: [6, 10], draft: draftMonthHigh },
];
