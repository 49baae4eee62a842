import { describe, expect, it, vi } from "vitest";
import { trueChance } from "@/lib/demo/chance.ts";
import {
  conditionIdOf,
  codeOfConditionId,
  codeOfTokenId,
  fromCode,
  scramble,
  toCode,
  tokenIdOf,
  unscramble,
} from "@/lib/demo/ids.ts";
import { normalCdf, normalQuantile } from "@/lib/demo/normal.ts";
import { runningAt } from "@/lib/demo/slots.ts";
import { createWorld } from "@/lib/demo/world.ts";

// Thousands of rows are computed; a machine that does other things at once needs its time.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 });

const NOW = Date.parse("2026-11-21T12:00:00Z") / 1000;

describe("normal distribution", () => {
  it.each([0.001, 0.02, 0.1, 0.5, 0.77, 0.98, 0.9999])("inverts at %d", (p) => {
    expect(normalCdf(normalQuantile(p))).toBeCloseTo(p, 6);
  });
});

describe("ids", () => {
  it("say where they belong and nothing else does", () => {
    for (let index = 0; index < 500; index++) {
      const code = toCode({ slot: index * 131, n: index % 700, k: index % 20 });
      expect(unscramble(9, scramble(9, code))).toBe(code);
      expect(codeOfConditionId(9, conditionIdOf(9, code))).toBe(code);
      expect(codeOfTokenId(9, tokenIdOf(9, code, 1))).toEqual({ code, outcome: 1 });
      expect(fromCode(code)).toEqual({ slot: index * 131, n: index % 700, k: index % 20 });
    }
    expect(codeOfConditionId(9, `0x${"1".repeat(64)}`)).toBeNull();
    expect(codeOfTokenId(9, "5".repeat(77))).toBeNull();
    expect(codeOfConditionId(8, conditionIdOf(9, 77))).toBeNull();
  });
});

/** One market of each of many settled events, so that the draws are independent. */
function settled(seed: number) {
  const world = createWorld(seed, 3000);
  const markets = [];
  for (const [index, slot] of world.slots.entries()) {
    for (let back = 1; back <= 6; back++) {
      const event = world.eventAt(index, runningAt(slot, NOW) - back);
      const market = event?.markets[back % (event.markets.length || 1)];
      if (market && market.payout[0] !== 0.5) markets.push(market);
    }
  }
  return markets;
}

describe("chances", () => {
  const aged = settled(3);

  it.each([0, 0.1, 0.5, 0.9])(
    "are calibrated at age %d: a share of p of those at p comes true",
    (age) => {
      const rows = aged.map((market) => {
        const { start } = market.event;
        const chance = trueChance(market, start + age * (market.end - start));
        return { chance, bin: Math.min(4, Math.floor(chance * 5)), came: market.payout[0] };
      });
      for (let bin = 0; bin < 5; bin++) {
        const inBin = rows.filter((row) => row.bin === bin);
        const surplus = inBin.reduce((sum, { chance, came }) => sum + came - chance, 0);
        const variance = inBin.reduce((sum, { chance }) => sum + chance * (1 - chance), 0);
        expect(inBin.length).toBeGreaterThan(20);
        expect(Math.abs(surplus)).toBeLessThan(3.6 * Math.sqrt(variance) + 1);
      }
    },
  );

  it("have no drift: what a chance does next does not follow from where it is", () => {
    const moves = settled(4).map((market) => {
      const { start } = market.event;
      const at = (age: number) => trueChance(market, start + age * (market.end - start));
      return { from: at(0.4), move: at(0.7) - at(0.4) };
    });
    const mean = (rows: typeof moves) =>
      rows.reduce((sum, { move }) => sum + move, 0) / rows.length;
    for (const rows of [
      moves.filter(({ from }) => from < 0.5),
      moves.filter(({ from }) => from >= 0.5),
    ]) {
      const sd = Math.sqrt(rows.reduce((sum, { move }) => sum + move ** 2, 0) / rows.length);
      expect(Math.abs(mean(rows))).toBeLessThan((3.5 * sd) / Math.sqrt(rows.length));
    }
  });

  it("of exclusive markets sum to one and of ladders never cross", () => {
    const world = createWorld(5, 1500);
    for (const [index, slot] of world.slots.entries()) {
      const event = world.eventAt(index, runningAt(slot, NOW));
      const chances = event?.markets.map((market) => trueChance(market, NOW)) ?? [];
      const kind = event?.markets[0]?.pricing.kind;
      const sum = chances.reduce((total, chance) => total + chance, 0);
      expect(kind === "exclusive" ? sum : 1).toBeCloseTo(1, 9);
      const ladder = slot.template.key === "crypto-ladder" || slot.template.key === "index-ladder";
      expect(ladder ? chances : []).toEqual(ladder ? chances.toSorted((a, b) => b - a) : []);
      const stages = kind === "stage" ? chances : [];
      expect(stages).toEqual(stages.toSorted((a, b) => a - b));
    }
  });
});
