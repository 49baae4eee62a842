import { bind, routes } from "@/lib/server/route.ts";
import { getPopulationEndpoint } from "@/lib/whales/api.ts";
import { getPopulation } from "@/lib/whales/get-population.ts";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = routes(
  bind(getPopulationEndpoint, getPopulation),
);
