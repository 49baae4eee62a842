import { bind, routes } from "@/lib/server/route.ts";
import { getOrderBookEndpoint } from "@/lib/markets/api.ts";
import { getOrderBook } from "@/lib/markets/get-order-book.ts";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = routes(
  bind(getOrderBookEndpoint, getOrderBook),
);
