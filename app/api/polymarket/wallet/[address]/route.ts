import { bind, routes } from "@/lib/server/route.ts";
import { getWalletPageEndpoint } from "@/lib/wallets/api.ts";
import { getWalletPage } from "@/lib/wallets/get-wallet-page.ts";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = routes(
  bind(getWalletPageEndpoint, getWalletPage),
);
