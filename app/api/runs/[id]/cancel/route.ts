import { bind, routes } from "@/lib/server/route.ts";
import { cancelRunEndpoint } from "@/lib/workflows/api.ts";
import { cancelRun } from "@/lib/workflows/cancel-run.ts";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = routes(
  bind(cancelRunEndpoint, cancelRun),
);
