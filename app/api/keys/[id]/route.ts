import { bind, routes } from "@/lib/server/route.ts";
import { deleteKeyEndpoint, updateKeyEndpoint } from "@/lib/keys/api.ts";
import { deleteKey } from "@/lib/keys/delete-key.ts";
import { updateKey } from "@/lib/keys/update-key.ts";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = routes(
  bind(updateKeyEndpoint, updateKey),
  bind(deleteKeyEndpoint, deleteKey),
);
