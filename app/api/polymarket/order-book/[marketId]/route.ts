import { getOrderBookEndpoint } from "@/lib/markets/api.ts";
import { getOrderBook } from "@/lib/markets/get-order-book.ts";
import { bind, routes } from "@/lib/server/route.ts";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = routes(
  bind(getOrderBookEndpoint, getOrderBook),
);
