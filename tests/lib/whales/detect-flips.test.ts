import { describe, expect, it } from "vitest";
import { detectFlips, type FlipInput, type HoldingEvent } from "@/lib/whales/detect-flips";
import { toExposure } from "@/lib/whales/to-exposure";

const trade = (at: number, shares: number | null, price = 0.5): HoldingEvent => ({
  at,
  kind: "trade",
  shares,
  price,
});
const other = (at: number, kind: HoldingEvent["kind"]): HoldingEvent => ({
  at,
  kind,
  shares: null,
  price: 0.5,
});
const run = (events: HoldingEvent[], more: Partial<FlipInput> = {}) =>
  detectFlips({ opening: null, events, otherOutcomes: [], thresholdUsd: 1000, ...more });

describe("detectFlips", () => {
  it.each<{ name: string; events: HoldingEvent[]; more?: Partial<FlipInput>; want: number[] }>([
    { name: "long to short is one", events: [trade(1, 4000), trade(2, -8000)], want: [2] },
    { name: "short to long is one", events: [trade(1, -4000), trade(2, 8000)], want: [2] },
    {
      name: "there and back are two",
      events: [trade(1, 4000), trade(2, -8000), trade(3, 8000)],
      want: [2, 3],
    },
    {
      name: "from what was held before the window",
      events: [trade(2, -8000)],
      more: { opening: toExposure(1, 4000, 0.5) },
      want: [2],
    },
    {
      name: "in many small fills is one",
      events: [trade(1, 4000), ...Array.from({ length: 8 }, (_, i) => trade(2 + i, -1000))],
      want: [7],
    },
    { name: "selling out is none", events: [trade(1, 4000), trade(2, -4000)], want: [] },
    { name: "with too little before is none", events: [trade(1, 1999), trade(2, -8000)], want: [] },
    { name: "with too little after is none", events: [trade(1, 4000), trade(2, -5999)], want: [] },
    {
      name: "exactly at the threshold is one",
      events: [trade(1, 2000), trade(2, -4000)],
      want: [2],
    },
    {
      name: "buying more of the same side is none",
      events: [trade(1, 4000), trade(2, 4000)],
      want: [],
    },
    {
      name: "a pair that is split or merged moves nothing",
      events: [trade(1, 4000), other(2, "split"), other(3, "merge"), trade(4, -4000)],
      want: [],
    },
    {
      name: "a merge between the legs hides no flip that trades made",
      events: [trade(1, 4000), other(2, "merge"), trade(3, -8000)],
      want: [3],
    },
    {
      name: "through a conversion is none: what is held is unknown from there on",
      events: [trade(1, 4000), other(2, "convert"), trade(3, -8000)],
      want: [],
    },
    {
      name: "before a conversion stands",
      events: [trade(1, 4000), trade(2, -8000), other(3, "convert"), trade(4, 8000)],
      want: [2],
    },
    {
      name: "a redemption ends the holding",
      events: [trade(1, 4000), other(2, "redeem"), trade(3, -4000)],
      want: [],
    },
    {
      name: "past a trade of unknown outcome nothing is said",
      events: [trade(1, 4000), trade(2, null), trade(3, -8000)],
      want: [],
    },
    {
      name: "one leg of a basket over the event's outcomes is a hedge",
      events: [trade(1, 4000), trade(3, -8000)],
      more: { otherOutcomes: [{ at: 2, shares: -8000 }] },
      want: [],
    },
    {
      name: "a change of mind from one outcome to another is one",
      events: [trade(1, 4000), trade(3, -8000)],
      more: { otherOutcomes: [{ at: 2, shares: 8000 }] },
      want: [3],
    },
    {
      name: "small change elsewhere hides none",
      events: [trade(1, 4000), trade(3, -8000)],
      more: { otherOutcomes: [{ at: 2, shares: -7999 }] },
      want: [3],
    },
    {
      name: "what was done elsewhere before does not count",
      events: [trade(1, 4000), trade(3, -8000)],
      more: { otherOutcomes: [{ at: 1, shares: -9000 }] },
      want: [3],
    },
    {
      name: "sums of fractions leave no dust behind",
      events: [trade(1, 0.1), trade(2, 0.2), trade(3, -0.3)],
      more: { thresholdUsd: 0 },
      want: [],
    },
  ])("$name", ({ events, more, want }) => {
    expect(run(events, more).map(({ at }) => at)).toEqual(want);
  });

  it("gives both legs at their largest, each worth its side of the price", () => {
    const [flip] = run([
      trade(1, 4000, 0.6),
      trade(2, -1000, 0.6),
      trade(3, -6000, 0.6),
      trade(4, -7000, 0.6),
    ]);
    expect(flip?.at).toBe(3);
    expect(flip?.before).toEqual({ at: 1, shares: 4000, price: 0.6, usd: 2400 });
    expect(flip?.after).toMatchObject({ at: 4, shares: -10_000, usd: 4000 });
  });
});
