import { bind, routes } from "@/lib/server/route.ts";
import { deleteSecret } from "@/lib/workflows/delete-secret.ts";
import { deleteSecretEndpoint, updateSecretEndpoint } from "@/lib/workflows/secret-api.ts";
import { updateSecret } from "@/lib/workflows/update-secret.ts";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = routes(
  bind(updateSecretEndpoint, updateSecret),
  bind(deleteSecretEndpoint, deleteSecret),
);
