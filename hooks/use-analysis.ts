import { queryOptions, useQuery } from "@tanstack/react-query";
import type { CalibrationAsked, FirstAnalysis, FlowsAsked } from "./analysis-reads";

const STALE_MS = 5 * 60_000;

const load = async () => (await import("./ask-analysis")).askAnalysis;

const calibrationQueryOptions = (asked: CalibrationAsked) =>
  queryOptions({
    queryKey: ["analysis", "calibration", asked],
    queryFn: async ({ signal }) => (await load()).calibration(asked, signal),
    staleTime: STALE_MS,
  });

const flowsQueryOptions = (asked: FlowsAsked) =>
  queryOptions({
    queryKey: ["analysis", "flows", asked],
    queryFn: async ({ signal }) => (await load()).flows(asked, signal),
    staleTime: STALE_MS,
  });

const correlationsQueryOptions = () =>
  queryOptions({
    queryKey: ["analysis", "correlations"],
    queryFn: async ({ signal }) => (await load()).correlations(signal),
    staleTime: STALE_MS,
  });

/** The page came with one question's answer; every other is asked for. */
export function useCalibration(asked: CalibrationAsked, first: FirstAnalysis["calibration"]) {
  const isFirst = first?.horizon === asked.horizon && first.category === asked.category;
  return useQuery({
    ...calibrationQueryOptions(asked),
    ...(isFirst && { initialData: first.answer }),
  });
}

export function useFlows(asked: FlowsAsked, first: FirstAnalysis["flows"]) {
  const isFirst = first?.by === asked.by && first.window === asked.window;
  return useQuery({ ...flowsQueryOptions(asked), ...(isFirst && { initialData: first.answer }) });
}

export function useCorrelations(first: FirstAnalysis["correlations"], isEnabled: boolean) {
  return useQuery({
    ...correlationsQueryOptions(),
    enabled: isEnabled,
    ...(first && { initialData: first }),
  });
}
