import { bind, routes } from "@/lib/server/route.ts";
import { getOpenApiEndpoint } from "@/lib/server/api.ts";
import { getOpenApi } from "@/lib/server/get-openapi.ts";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = routes(
  bind(getOpenApiEndpoint, getOpenApi),
);
