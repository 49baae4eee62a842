import { bind, routes } from "@/lib/server/route.ts";
import { listVersions } from "@/lib/workflows/list-versions.ts";
import { listVersionsEndpoint } from "@/lib/workflows/version-api.ts";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = routes(
  bind(listVersionsEndpoint, listVersions),
);
