import { bind, routes } from "@/lib/server/route.ts";
import { estimateRunEndpoint } from "@/lib/workflows/estimate-api.ts";
import { estimateRun } from "@/lib/workflows/estimate-run.ts";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = routes(
  bind(estimateRunEndpoint, estimateRun),
);
