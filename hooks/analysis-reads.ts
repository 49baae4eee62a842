import type { Horizon } from "@/lib/analysis/horizons";
import type { Calibration, Correlations } from "@/lib/analysis/schema";
import type { Metadata } from "@/lib/http/endpoint";
import type { WhaleFlow } from "@/lib/whales/schema";

export const FLOW_WINDOWS = ["24h", "7d", "30d"] as const;
export type FlowWindow = (typeof FLOW_WINDOWS)[number];

/** An answer with the time at which it was given. */
export type Timed<T> = { data: T; metadata: Metadata; at: string };

export type CalibrationAsked = { horizon: Horizon; category: string | null };
export type FlowsAsked = { by: "time" | "category"; window: FlowWindow };

/** What the page of analysis is sent with; missing is what could not be read in time. */
export type FirstAnalysis = {
  calibration: (CalibrationAsked & { answer: Timed<Calibration> }) | null;
  volume: (FlowsAsked & { answer: Timed<WhaleFlow[]> }) | null;
  flows: (FlowsAsked & { answer: Timed<WhaleFlow[]> }) | null;
  correlations: Timed<Correlations> | null;
};

export const flowsInput = ({ by, window }: FlowsAsked) => ({
  by,
  window,
  sort: by === "time" ? ("time" as const) : ("-volumeUsd" as const),
  limit: by === "time" ? 500 : 50,
});
