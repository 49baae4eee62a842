import type { Ohlc } from "./schema.ts";

/** What takers paid in one stretch of time; a buy is of the first outcome. */
export type VolumeBar = { timeMs: number; lengthMs: number; buyUsd: number; sellUsd: number };

export type ChartMark = {
  timeMs: number;
  kind: "buy" | "sell" | "flip";
  /** Of the outcome that the chart shows. */
  price: number;
  usd: number;
  text: string;
};

export type MarketChart = {
  ohlc: Ohlc;
  style: "candles" | "line";
  volume: readonly VolumeBar[];
  marks: readonly ChartMark[];
  /** When the market is due to end. */
  endMs: number | null;
};

export type ChartStyle = MarketChart["style"];
