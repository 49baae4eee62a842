import { describe, expect, it } from "vitest";
import { correctDiscoveries } from "@/lib/whales/correct-discoveries";
import { whaleTier } from "@/lib/whales/whale-tier";

describe("correctDiscoveries", () => {
  it.each<[string, (number | null)[], boolean[]]>([
    ["nothing in an empty family", [], []],
    ["one clear case", [0.001], [true]],
    ["the classic steps", [0.01, 0.02, 0.03, 0.5], [true, true, true, false]],
    ["what passes only because a later one does", [0.04, 0.049], [true, true]],
    [
      "chance among many",
      [0.04, ...Array.from({ length: 99 }, (_, i) => 0.1 + i / 120)],
      Array.from({ length: 100 }, () => false),
    ],
    ["unknown is no discovery and no member", [null, 0.04], [false, true]],
  ])("%s", (_name, values, want) => expect(correctDiscoveries(values, 0.05)).toEqual(want));
});

describe("whaleTier", () => {
  it.each([
    [9999, null],
    [10_000, "10k"],
    [50_000, "50k"],
    [99_999, "50k"],
    [100_000, "100k"],
  ])("%i is %s", (value, tier) => expect(whaleTier(value)).toBe(tier));
});
