import { bind, routes } from "@/lib/server/route.ts";
import { listWalletActivityEndpoint } from "@/lib/wallets/api.ts";
import { listWalletActivity } from "@/lib/wallets/list-wallet-activity.ts";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = routes(
  bind(listWalletActivityEndpoint, listWalletActivity),
);
