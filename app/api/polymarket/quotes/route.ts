import { bind, routes } from "@/lib/server/route.ts";
import { listQuotesEndpoint } from "@/lib/markets/api.ts";
import { listQuotes } from "@/lib/markets/list-quotes.ts";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = routes(
  bind(listQuotesEndpoint, listQuotes),
);
