import { expect, it } from "vitest";
import { eventChartOption } from "@/lib/events/event-chart-option";

const candle = (hour: number, close: number) => ({
  time: `2026-11-21T${hour}:00:00.000Z`,
  open: close,
  high: close,
  low: close,
  close,
  points: 1,
});

it("draws each outcome in its own colour, and says all of them at a moment, the likeliest first", () => {
  const lines = [
    { name: "Spain", color: 0, candles: [candle(10, 0.2), candle(12, 0.3)] },
    { name: "France <b>", color: 2, candles: [candle(11, 0.5)] },
  ];
  const option = eventChartOption(lines, { series: ["#1", "#2", "#3"] } as never) as {
    series: { lineStyle: { color: string } }[];
    tooltip: { renderMode: string; formatter: (points: { axisValue: number }[]) => string };
  };
  expect(option.series.map(({ lineStyle }) => lineStyle.color)).toEqual(["#1", "#3"]);
  expect(option.tooltip.renderMode).toBe("richText");
  const say = (text: string) => option.tooltip.formatter([{ axisValue: Date.parse(text) }]);
  expect(say("2026-11-21T11:30:00Z").split("\n").slice(1)).toEqual([
    "50.0¢  France <b>",
    "20.0¢  Spain",
  ]);
  expect(say("2026-11-21T10:30:00Z").split("\n").slice(1)).toEqual([
    "20.0¢  Spain",
    "—  France <b>",
  ]);
});
