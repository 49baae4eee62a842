"use client";

import { queryOptions, useQuery } from "@tanstack/react-query";
import { AppError } from "@/lib/errors";
import { type Health, readHealth } from "@/lib/admin/read-health";

const healthQueryOptions = () =>
  queryOptions({
    queryKey: ["health"],
    /** A sick product is an answer too: its reasons are what is asked for. */
    queryFn: async ({ signal }) => {
      const response = await fetch("/api/health", { signal });
      const health = readHealth(await response.json().catch(() => null), new Date());
      if (!health) throw new AppError("UNAVAILABLE", "The product does not say how it is");
      return health;
    },
    staleTime: 10_000,
    refetchInterval: 15_000,
  });

export const useHealth = (initial: Health | null) =>
  useQuery({ ...healthQueryOptions(), ...(initial && { initialData: initial }) });
