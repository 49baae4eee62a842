import { bind, routes } from "@/lib/server/route.ts";
import { listConcentrationEndpoint } from "@/lib/whales/api.ts";
import { listConcentration } from "@/lib/whales/list-concentration.ts";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = routes(
  bind(listConcentrationEndpoint, listConcentration),
);
