import { bind, routes } from "@/lib/server/route.ts";
import { searchEndpoint } from "@/lib/search/api.ts";
import { searchEverything } from "@/lib/search/search-everything.ts";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = routes(
  bind(searchEndpoint, searchEverything),
);
