import { bind, routes } from "@/lib/server/route.ts";
import { getRunEndpoint } from "@/lib/workflows/api.ts";
import { getRun } from "@/lib/workflows/get-run.ts";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = routes(
  bind(getRunEndpoint, getRun),
);
