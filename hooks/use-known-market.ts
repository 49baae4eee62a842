"use client";

import { useQuery } from "@tanstack/react-query";
import { AppError } from "@/lib/errors";
import { loadEndpoints } from "./load-endpoints";

/** The market of a key, null where there is none; a key that is a variable is not asked for. */
export function useKnownMarket(key: string) {
  return useQuery({
    queryKey: ["known-market", key],
    queryFn: async ({ signal }) => {
      try {
        return await (await loadEndpoints()).market(key, signal);
      } catch (error) {
        if (error instanceof AppError && error.code === "NOT_FOUND") return null;
        throw error;
      }
    },
    enabled: key !== "" && !key.includes("{{"),
    staleTime: 60_000,
    retry: false,
  });
}
