import { describe, expect, it } from "vitest";
import { nodeTypeByName } from "@/lib/workflows/nodes/index";
import { workExample } from "@/lib/workflows/work-example";
import { makeMarket } from "@/tests/support/make";

const markets = [
  makeMarket({ id: "1", title: "A great victory", category: "Sports", volume24h: 9000 }),
  makeMarket({ id: "2", title: "Rain", category: "Weather", volume24h: 100 }),
];
const candles = Array.from({ length: 30 }, (_, index) => ({
  time: index,
  close: 0.4 + index / 100,
}));
const ctx = { now: () => new Date("2026-01-01T00:00:00Z"), signal: new AbortController().signal };

const work = (name: string, samples = [markets, candles] as Record<string, unknown>[][]) => {
  const type = nodeTypeByName.get(name);
  if (!type) throw new Error(`no type ${name}`);
  return workExample(type, samples, ctx);
};

describe("workExample", () => {
  it.each([
    ["filter", 1, ["title", "volume24h"]],
    ["sort", 2, ["title", "volume24h"]],
    ["limit", 2, ["title"]],
    ["select", 2, ["title", "id", "volume24h", "liquidity", "turnover"]],
    ["compute", 2, ["title", "price", "endDate", "logOdds", "daysLeft"]],
    ["aggregate", 2, ["title", "category", "volume24h", "n", "volume", "volume_n"]],
    ["dedupe", 1, ["title", "eventId"]],
    ["sentiment", 2, expect.arrayContaining(["title", "sentiment"])],
  ])("works the example of %s on markets, by its own run", async (name, length, columns) => {
    const worked = await work(name);
    expect(worked).toMatchObject({ input: markets, columns });
    expect(worked?.output).toHaveLength(length);
  });

  it("takes the sample that fits the example", async () => {
    const worked = await work("indicator");
    expect(worked?.input).toBe(candles);
    expect(worked?.output).toHaveLength(30);
  });

  it("says by which branch it leaves", async () => {
    expect(await work("switch")).toMatchObject({ branch: "few" });
  });

  it.each(["polymarket-stream", "llm-analysis", "webhook", "join", "end", "wait"])(
    "leaves %s alone: it reaches outside, waits or takes no rows",
    async (name) => {
      expect(await work(name)).toBeNull();
    },
  );

  it("gives nothing where there is nothing to work on", async () => {
    expect(await work("filter", [[]])).toBeNull();
  });
});
