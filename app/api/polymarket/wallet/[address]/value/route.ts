import { bind, routes } from "@/lib/server/route.ts";
import { getWalletValueEndpoint } from "@/lib/wallets/api.ts";
import { getWalletValue } from "@/lib/wallets/get-wallet-value.ts";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = routes(
  bind(getWalletValueEndpoint, getWalletValue),
);
