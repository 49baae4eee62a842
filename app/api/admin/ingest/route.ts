import { bind, routes } from "@/lib/server/route.ts";
import { startIngestEndpoint } from "@/lib/admin/api.ts";
import { startIngest } from "@/lib/admin/start-ingest.ts";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = routes(
  bind(startIngestEndpoint, startIngest),
);
