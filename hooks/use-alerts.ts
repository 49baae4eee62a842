"use client";

import {
  keepPreviousData,
  queryOptions,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
} from "@tanstack/react-query";
import type { z } from "zod";
import {
  createAlertEndpoint,
  deleteAlertEndpoint,
  listAlertHistoryEndpoint,
  listAlertsEndpoint,
  testAlertEndpoint,
  tryAlertEndpoint,
  updateAlertEndpoint,
} from "@/lib/alerts/api";
import type { Alert } from "@/lib/alerts/schema";
import { call, callWithMetadata } from "@/lib/http/call";

type ListInput = z.input<typeof listAlertsEndpoint.input>;
export type AlertInput = z.input<typeof createAlertEndpoint.input>;

const alertsQueryOptions = (input: ListInput) =>
  queryOptions({
    queryKey: ["alerts", "list", input],
    queryFn: ({ signal }) => callWithMetadata(listAlertsEndpoint, input, { signal }),
    placeholderData: keepPreviousData,
    staleTime: 15_000,
    refetchInterval: 60_000,
  });

export const useAlerts = (input: ListInput) => useQuery(alertsQueryOptions(input));

export const useAlertHistory = (id: string) =>
  useInfiniteQuery({
    queryKey: ["alerts", "history", id],
    queryFn: ({ signal, pageParam }) =>
      callWithMetadata(
        listAlertHistoryEndpoint,
        { id, limit: 50, ...(pageParam !== null && { cursor: pageParam }) },
        { signal },
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.metadata.nextCursor ?? null,
    staleTime: 15_000,
  });

/** Every write ends with fresh lists. */
function useAlertMutation<I, O>(mutationFn: (input: I) => Promise<O>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn,
    onSettled: () => client.invalidateQueries({ queryKey: ["alerts"] }),
  });
}

/** One after the other: what fails leaves those before it made, and `onMade` has counted them. */
export const useCreateAlerts = () =>
  useAlertMutation(
    async ({ inputs, onMade }: { inputs: readonly AlertInput[]; onMade: () => void }) => {
      let made: Alert | null = null;
      for (const input of inputs) {
        // oxlint-disable-next-line no-await-in-loop -- one after the other, to stay below the rate limit
        made = await call(createAlertEndpoint, input);
        onMade();
      }
      return made;
    },
  );

export const useUpdateAlert = () =>
  useAlertMutation((input: z.input<typeof updateAlertEndpoint.input>) =>
    call(updateAlertEndpoint, input),
  );

/** The history of the one that is gone is not asked for again, though it may stand open until its row goes. */
export function useDeleteAlert() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => call(deleteAlertEndpoint, { id }),
    onSettled: (_gone, _error, id) =>
      client.invalidateQueries({
        queryKey: ["alerts"],
        predicate: ({ queryKey: [, kind, of] }) => kind !== "history" || of !== id,
      }),
  });
}

/** What would be told: of an alert that is kept by its id, else of what the form says. */
export const useTryAlert = () =>
  useMutation({
    mutationFn: (input: { id: string } | AlertInput) =>
      "id" in input ? call(testAlertEndpoint, input) : call(tryAlertEndpoint, input),
  });
