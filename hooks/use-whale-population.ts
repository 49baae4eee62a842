import { useQuery } from "@tanstack/react-query";

/** Renewed by the scorer every quarter of an hour. */
export const usePopulation = () =>
  useQuery({
    queryKey: ["whale-population"],
    queryFn: async ({ signal }) => (await import("./whale-endpoints")).readPopulation(signal),
    staleTime: 5 * 60_000,
  });
