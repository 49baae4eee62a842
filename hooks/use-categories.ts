"use client";

import { useQuery } from "@tanstack/react-query";
import { CATEGORIES } from "@/lib/markets/categories";
import { loadEndpoints } from "./load-endpoints";

const NAMES: readonly string[] = CATEGORIES;

/** Categories with how many open markets each has, counted once they are wanted. */
export function useCategories(isWanted: boolean): {
  names: readonly string[];
  counts: Readonly<Record<string, number>> | undefined;
} {
  const { data } = useQuery({
    queryKey: ["category-counts"],
    queryFn: async ({ signal }) => {
      const { markets } = await loadEndpoints();
      const counted = await Promise.all(
        NAMES.map(async (category): Promise<[string, number] | null> => {
          const { metadata } = await markets({ category, closed: "false", limit: 1 }, signal);
          return metadata.total === undefined ? null : [category, metadata.total];
        }),
      );
      return Object.fromEntries(counted.filter((each) => each !== null));
    },
    enabled: isWanted,
    staleTime: 300_000,
  });
  return { names: NAMES, counts: data };
}
