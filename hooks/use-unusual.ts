import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { unusualTabs } from "@/lib/insiders/unusual-tabs";
import type { UnusualRow } from "@/lib/insiders/schema";
import type { Signal, SignalRecord } from "@/lib/signals/schema";
import { ROWS_PER_PAGE } from "./rows-per-page";
import { useCursorRows } from "./use-cursor-rows";
import { type FirstRows, usePagedRows } from "./use-paged-rows";

const load = async () => (await import("./unusual-endpoints")).unusualEndpoints;

/** Markets or wallets by their most unusual bet. */
export function useUnusual(
  tab: "markets" | "wallets",
  input: Record<string, string>,
  first: FirstRows<UnusualRow> | null,
) {
  return usePagedRows<UnusualRow>({
    key: unusualTabs.keyOf(tab, input),
    first,
    load: async (page, signal) => (await load())[tab]({ ...input, ...page }, signal),
  });
}

/** Signals, newest first. */
export function useSignals(input: Record<string, string>, first: FirstRows<Signal> | null) {
  return useCursorRows<Signal>({
    key: unusualTabs.keyOf("signals", input),
    first,
    load: async (cursor, signal) =>
      (await load()).signals({ ...input, limit: ROWS_PER_PAGE, ...(cursor && { cursor }) }, signal),
  });
}

/** What each kind of signal was worth, by horizon. */
export const useSignalRecord = (initial: SignalRecord[] | null) =>
  useQuery({
    queryKey: ["signal-record"],
    queryFn: async ({ signal }) => (await load()).record(signal),
    staleTime: 5 * 60_000,
    ...(initial && { initialData: initial }),
  });

/** What came true of the sides that signals named, by the price that they were named at. */
export const useSignalReliability = (kind: string | undefined) =>
  useQuery({
    queryKey: ["signal-reliability", kind],
    queryFn: async ({ signal }) => (await load()).reliability(kind, signal),
    staleTime: 5 * 60_000,
    placeholderData: keepPreviousData,
  });
