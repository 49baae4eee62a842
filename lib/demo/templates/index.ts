import { hash, unit } from "../rng.ts";
import { CRYPTO } from "./crypto.ts";
import { CULTURE } from "./culture.ts";
import type { Template } from "./draft.ts";
import { ECONOMY } from "./economy.ts";
import { ODDITY, ORPHAN } from "./oddities.ts";
import { POLITICS } from "./politics.ts";
import { SPORTS } from "./sports.ts";
import { TECH } from "./tech.ts";
import { WEATHER } from "./weather.ts";
import { WORLD } from "./world.ts";

const TEMPLATES: readonly Template[] = [
  ...SPORTS,
  ...CRYPTO,
  ...POLITICS,
  ...ECONOMY,
  ...TECH,
  ...CULTURE,
  ...WEATHER,
  ...WORLD,
];
const TOTAL = TEMPLATES.reduce((sum, template) => sum + template.weight, 0);

/** What a slot runs, for ever: oddities and markets without an event have their fixed places. */
export function templateOf(seed: number, slot: number): Template {
  if (slot % 40 === 7) return ODDITY;
  if (slot % 90 === 11) return ORPHAN;
  let left = unit(hash(seed, 0x7e, slot)) * TOTAL;
  for (const template of TEMPLATES) {
    left -= template.weight;
    if (left < 0) return template;
  }
  return ODDITY;
}
