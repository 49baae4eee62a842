import { bind, routes } from "@/lib/server/route.ts";
import { listWalletLabelsEndpoint } from "@/lib/notes/api.ts";
import { listWalletLabels } from "@/lib/notes/list-wallet-labels.ts";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = routes(
  bind(listWalletLabelsEndpoint, listWalletLabels),
);
