import { bind, routes } from "@/lib/server/route.ts";
import { createKeyEndpoint, listKeysEndpoint } from "@/lib/keys/api.ts";
import { createKey } from "@/lib/keys/create-key.ts";
import { listKeys } from "@/lib/keys/list-keys.ts";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = routes(
  bind(listKeysEndpoint, listKeys),
  bind(createKeyEndpoint, createKey),
);
