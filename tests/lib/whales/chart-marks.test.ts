import { describe, expect, it } from "vitest";
import type { WhaleFlow, WhaleTrade } from "@/lib/whales/schema";
import { marketFlowOption } from "@/lib/whales/market-flow-option";
import { toTradeMarks, toVolumeBars } from "@/lib/whales/to-chart-marks";

const trade = (side: "BUY" | "SELL", outcomeIndex: number | null, price: number) =>
  ({
    tradedAt: "2026-11-21T10:00:00.000Z",
    wallet: "0xabc",
    walletName: "Ann",
    side,
    outcome: "Yes",
    outcomeIndex,
    price,
    notionalUsd: 2000,
  }) as WhaleTrade;

describe("a trade in the chart of an outcome", () => {
  it.each([
    {
      name: "a buy of the shown outcome",
      of: trade("BUY", 0, 0.4),
      isFirst: true,
      want: ["buy", 0.4],
    },
    { name: "a sale of it", of: trade("SELL", 0, 0.4), isFirst: true, want: ["sell", 0.4] },
    {
      name: "a buy of the other is a sale",
      of: trade("BUY", 1, 0.6),
      isFirst: true,
      want: ["sell", 0.4],
    },
    {
      name: "a sale of the other is a buy",
      of: trade("SELL", 1, 0.6),
      isFirst: true,
      want: ["buy", 0.4],
    },
    {
      name: "seen from the other outcome",
      of: trade("BUY", 0, 0.4),
      isFirst: false,
      want: ["sell", 0.6],
    },
  ])("$name", ({ of, isFirst, want }) => {
    const [mark] = toTradeMarks([of], { isFirst });
    expect([mark?.kind, mark?.price]).toEqual(want);
    expect(mark?.text).toContain("Ann");
  });

  it("is left out where its outcome is unknown", () => {
    expect(toTradeMarks([trade("BUY", null, 0.4)], { isFirst: true })).toEqual([]);
  });
});

describe("takers' dollars by time", () => {
  const figure = (value: number | null) => ({ value });
  const flow = {
    by: "time",
    key: "2026-11-21T06:00:00.000Z",
    raw: { buyUsd: figure(30), sellUsd: figure(10) },
  } as unknown as WhaleFlow;

  it("are bars as long as their bucket, turned round for the other outcome", () => {
    const timeMs = Date.parse("2026-11-21T06:00:00Z");
    expect(toVolumeBars([flow], "7d", { isFirst: true })).toEqual([
      { timeMs, lengthMs: 21_600_000, buyUsd: 30, sellUsd: 10 },
    ]);
    expect(toVolumeBars([flow], "24h", { isFirst: false })).toEqual([
      { timeMs, lengthMs: 3_600_000, buyUsd: 10, sellUsd: 30 },
    ]);
  });

  it("draw their running difference", () => {
    const bars = [1, 2].map((hour) => ({
      timeMs: hour * 3_600_000,
      lengthMs: 3_600_000,
      buyUsd: 10 * hour,
      sellUsd: 5,
    }));
    const palette = { series: [] } as never;
    const { series } = marketFlowOption(bars, palette) as { series: { data: number[][] }[] };
    expect(series.map(({ data }) => data.map(([, value]) => value))).toEqual([
      [10, 20],
      [-5, -5],
      [5, 20],
    ]);
  });
});
