import { describe, expect, it } from "vitest";
import { unusualTabs } from "@/lib/insiders/unusual-tabs";
import { walletTabs } from "@/lib/wallets/wallet-tabs";
import { toFlowBars } from "@/lib/whales/flow-bars";
import { toFlowPoints } from "@/lib/whales/flow-chart-option";
import type { WhaleFlow } from "@/lib/whales/schema";
import { whaleBoard } from "@/lib/whales/whale-board";

describe("what a board is asked with is what its route takes", () => {
  it.each([
    {
      name: "shared words reach every board",
      params: { tab: "flips", window: "7d", min_usd: "500", exclude_mm: "true" },
      want: { window: "7d", min_usd: "500", exclude_mm: "true" },
    },
    {
      name: "words of another board stay behind",
      params: { tab: "positions", by: "time", role: "any", gated: "true", cleaned: "true" },
      want: {},
    },
    { name: "flows know their group", params: { tab: "flows", by: "time" }, want: { by: "time" } },
    {
      name: "an unknown tab is the tape",
      params: { tab: "x", role: "any" },
      want: { role: "any" },
    },
    { name: "empty fields of a form say nothing", params: { category: " " }, want: {} },
    { name: "what the page does not know", params: { utm: "1" }, want: {} },
  ])("$name", ({ params, want }) =>
    expect(whaleBoard.toInput(whaleBoard.read(params))).toEqual(want),
  );

  it("names one view by one key, whatever the order of its words", () =>
    expect(whaleBoard.keyOf("tape", { window: "1h", category: "Sports" })).toBe(
      whaleBoard.keyOf("tape", { category: "Sports", window: "1h" }),
    ));
});

it.each([
  { query: { tab: "signals", kind: "flip", window: "1h" }, want: { kind: "flip" } },
  { query: { tab: "wallets", kind: "flip", min_score: "0.5" }, want: { min_score: "0.5" } },
  { query: { tab: "record", window: "1h" }, want: {} },
])("unusual activity asks $want for $query", ({ query, want }) =>
  expect(unusualTabs.toInput(unusualTabs.read(query))).toEqual(want),
);

it.each([
  { query: { sort: "-size", type: "TRADE" }, want: { sort: "-size" } },
  { query: { tab: "activity", sort: "-size", type: "TRADE" }, want: { type: "TRADE" } },
  { query: { tab: "trades", sort: "-size" }, want: {} },
])("a wallet's list asks $want for $query", ({ query, want }) =>
  expect(walletTabs.toInput(query)).toEqual(want),
);

const figure = (value: number) => ({
  value,
  n: 2,
  coverage: "lower_bound" as const,
  asOf: "2026-11-21T00:00:00.000Z",
  version: "flow-1",
});
const sides = (buyUsd: number, sellUsd: number) => ({
  volumeUsd: figure(buyUsd + sellUsd),
  buyUsd: figure(buyUsd),
  sellUsd: figure(sellUsd),
  netUsd: figure(buyUsd - sellUsd),
  netShares: figure(0),
});
const flow = (key: string | null, buyUsd: number, sellUsd: number): WhaleFlow => ({
  by: "category",
  key,
  market: null,
  raw: sides(buyUsd, sellUsd),
  cleaned: sides(buyUsd / 2, 0),
});

describe("flows as a picture", () => {
  it("stand on one scale on both sides of the middle", () => {
    const bars = toFlowBars([flow("a", 300, 100), flow("b", 0, 400)], false);
    expect(
      bars.map(({ buyShare, sellShare, netShare }) => [buyShare, sellShare, netShare]),
    ).toEqual([
      [0.75, 0.25, 0.5],
      [0, 1, -1],
    ]);
  });

  it("show cleaned sums where they are asked for", () =>
    expect(toFlowBars([flow("a", 300, 100)], true)[0]).toMatchObject({ buyUsd: 150, sellUsd: 0 }));

  it("go by time, oldest first, without what has none", () =>
    expect(
      toFlowPoints(
        [flow("2026-11-21", 1, 0), flow(null, 9, 9), flow("2026-11-20", 2, 0)],
        false,
      ).map(({ time, netUsd }) => [time, netUsd]),
    ).toEqual([
      ["2026-11-20", 2],
      ["2026-11-21", 1],
    ]));
});
