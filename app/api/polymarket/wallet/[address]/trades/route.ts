import { bind, routes } from "@/lib/server/route.ts";
import { listWalletTradesEndpoint } from "@/lib/wallets/api.ts";
import { listWalletTrades } from "@/lib/wallets/list-wallet-trades.ts";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = routes(
  bind(listWalletTradesEndpoint, listWalletTrades),
);
