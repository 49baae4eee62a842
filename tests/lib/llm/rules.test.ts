import { describe, expect, it } from "vitest";
import type { Market } from "@/lib/markets/schema.ts";
import { answerByRules } from "@/lib/llm/rules.ts";
import { makeMarket } from "../../support/make.ts";

const now = new Date("2026-11-21T00:00:00Z");
const flagsOf = (overrides: Partial<Market>) =>
  answerByRules([makeMarket(overrides)], now).data.items[0]?.flags.map(({ flag }) => flag);

describe("the built-in rules", () => {
  it.each<[string, Partial<Market>, string[]]>([
    ["a calm market", {}, []],
    ["a wide spread", { spread: 0.08 }, ["wide-spread"]],
    ["little in the book", { liquidity: 900, volume24h: 100 }, ["thin"]],
    ["volume far above the book", { volume24h: 200_000 }, ["heavy-turnover"]],
    ["hardly a trade", { volume24h: 100 }, ["idle"]],
    ["a price near one", { price: 0.97 }, ["near-certain"]],
    ["a price near zero", { price: 0.02 }, ["near-certain"]],
    ["a fall", { change24h: -0.2 }, ["fast-move"]],
    ["a day left", { endDate: "2026-11-22T00:00:00Z" }, ["ends-soon"]],
    ["an end that has passed", { endDate: "2026-11-20T00:00:00Z" }, ["past-end"]],
    ["a year left", { endDate: "2027-11-22T00:00:00Z" }, ["long-lock"]],
    ["no orders", { acceptingOrders: false }, ["no-orders"]],
    ["a closed market past its end", { closed: true, endDate: "2026-11-20T00:00:00Z" }, ["closed"]],
    [
      "nothing known",
      {
        price: null,
        spread: null,
        liquidity: null,
        volume24h: null,
        endDate: null,
        change24h: null,
        acceptingOrders: null,
      },
      [],
    ],
  ])("flag %s", (_, overrides, want) => {
    expect(flagsOf(overrides)).toEqual(want);
  });

  it("say the figures, what is unknown, and why", () => {
    const { text, data } = answerByRules([makeMarket({ spread: 0.08, liquidity: null })], now);
    expect(text).toContain(
      "price 50% · spread 8 points · depth unknown · 24 h volume to liquidity unknown · days left 40",
    );
    expect(text).toContain("wide-spread: buying and selling back at once costs 8 points");
    expect(data.items[0]?.unknown).toEqual(["depthUsd", "volumeToLiquidity"]);
  });

  it("give the same words for the same input", () => {
    const markets = [makeMarket(), makeMarket({ id: "m2", price: 0.99 })];
    expect(answerByRules(markets, now)).toEqual(answerByRules(structuredClone(markets), now));
  });

  it("read the lists of several parents", () => {
    const input = { a: [makeMarket()], b: [makeMarket({ id: "m2" })], c: "text" };
    expect(answerByRules(input, now).data.items.map(({ id }) => id)).toEqual(["m1", "m2"]);
  });

  it.each([[[]], [null], ["text"], [{ text: "x" }], [[1, null, {}]]])(
    "find nothing in %j, and say so",
    (input) => {
      expect(answerByRules(input, now)).toMatchObject({
        data: { items: [] },
        text: expect.stringContaining("no market"),
      });
    },
  );
});
