import { bind, routes } from "@/lib/server/route.ts";
import { replayRunEndpoint } from "@/lib/workflows/api.ts";
import { replayRun } from "@/lib/workflows/replay-run.ts";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = routes(
  bind(replayRunEndpoint, replayRun),
);
