import { bind, routes } from "@/lib/server/route.ts";
import { listRunsEndpoint } from "@/lib/workflows/api.ts";
import { listRuns } from "@/lib/workflows/list-runs.ts";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = routes(
  bind(listRunsEndpoint, listRuns),
);
