import { queryOptions, useQuery } from "@tanstack/react-query";
import type { EventDetail } from "@/lib/events/schema";
import { loadEndpoints } from "./load-endpoints";

const eventQueryOptions = (slug: string) =>
  queryOptions({
    queryKey: ["event", slug],
    queryFn: async ({ signal }) => (await loadEndpoints()).event(slug, signal),
    staleTime: 30_000,
    refetchInterval: 60_000,
  });

/** One event with its markets, kept fresh while it is shown; its own page hands in the first value. */
export const useEvent = (slug: string, initial?: EventDetail) =>
  useQuery({ ...eventQueryOptions(slug), ...(initial && { initialData: initial }) });
