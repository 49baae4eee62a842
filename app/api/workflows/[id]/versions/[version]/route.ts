import { bind, routes } from "@/lib/server/route.ts";
import { nameVersion } from "@/lib/workflows/name-version.ts";
import { readVersion } from "@/lib/workflows/to-version.ts";
import { getVersionEndpoint, nameVersionEndpoint } from "@/lib/workflows/version-api.ts";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = routes(
  bind(getVersionEndpoint, readVersion),
  bind(nameVersionEndpoint, nameVersion),
);
