import { bind, routes } from "@/lib/server/route.ts";
import { restoreVersion } from "@/lib/workflows/restore-version.ts";
import { restoreVersionEndpoint } from "@/lib/workflows/version-api.ts";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = routes(
  bind(restoreVersionEndpoint, restoreVersion),
);
