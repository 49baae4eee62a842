import { bind, routes } from "@/lib/server/route.ts";
import { diffVersions } from "@/lib/workflows/diff-versions.ts";
import { diffVersionsEndpoint } from "@/lib/workflows/version-api.ts";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = routes(
  bind(diffVersionsEndpoint, diffVersions),
);
