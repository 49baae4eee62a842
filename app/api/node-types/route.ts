import { bind, routes } from "@/lib/server/route.ts";
import { listNodeTypesEndpoint } from "@/lib/workflows/api.ts";
import { listNodeTypes } from "@/lib/workflows/list-node-types.ts";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = routes(
  bind(listNodeTypesEndpoint, listNodeTypes),
);
