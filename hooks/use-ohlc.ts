import { keepPreviousData, queryOptions, useQuery } from "@tanstack/react-query";
import { type ChartSpan, chartSpans, spanStart } from "@/lib/markets/chart-spans";
import { loadEndpoints } from "./load-endpoints";

export const ohlcQueryOptions = (marketId: string, outcome: string, span: ChartSpan) =>
  queryOptions({
    queryKey: ["ohlc", marketId, outcome, span],
    queryFn: async ({ signal }) => {
      const from = spanStart(span, Date.now());
      const { interval } = chartSpans[span];
      return (await loadEndpoints()).ohlc(
        { marketId, outcome, interval, ...(from && { from }) },
        signal,
      );
    },
    staleTime: 60_000,
    refetchInterval: 60_000,
    placeholderData: keepPreviousData,
  });

export const useOhlc = (marketId: string, outcome: string, span: ChartSpan) =>
  useQuery(ohlcQueryOptions(marketId, outcome, span));
