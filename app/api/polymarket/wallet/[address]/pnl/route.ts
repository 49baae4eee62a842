import { bind, routes } from "@/lib/server/route.ts";
import { getWalletPnlEndpoint } from "@/lib/wallets/api.ts";
import { getWalletPnl } from "@/lib/wallets/get-wallet-pnl.ts";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = routes(
  bind(getWalletPnlEndpoint, getWalletPnl),
);
