import { bind, routes } from "@/lib/server/route.ts";
import { getRunOutputEndpoint } from "@/lib/workflows/api.ts";
import { getRunOutput } from "@/lib/workflows/get-run-output.ts";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = routes(
  bind(getRunOutputEndpoint, getRunOutput),
);
