import { bind, routes } from "@/lib/server/route.ts";
import { createSecret } from "@/lib/workflows/create-secret.ts";
import { listSecrets } from "@/lib/workflows/list-secrets.ts";
import { createSecretEndpoint, listSecretsEndpoint } from "@/lib/workflows/secret-api.ts";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = routes(
  bind(listSecretsEndpoint, listSecrets),
  bind(createSecretEndpoint, createSecret),
);
