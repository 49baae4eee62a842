import { bind, routes } from "@/lib/server/route.ts";
import { getSourceFactsEndpoint } from "@/lib/analysis/api.ts";
import { getSourceFacts } from "@/lib/analysis/get-source-facts.ts";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = routes(
  bind(getSourceFactsEndpoint, getSourceFacts),
);
