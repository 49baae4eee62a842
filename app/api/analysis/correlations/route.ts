import { bind, routes } from "@/lib/server/route.ts";
import { getCorrelationsEndpoint } from "@/lib/analysis/api.ts";
import { getCorrelations } from "@/lib/analysis/get-correlations.ts";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = routes(
  bind(getCorrelationsEndpoint, getCorrelations),
);
