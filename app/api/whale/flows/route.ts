import { bind, routes } from "@/lib/server/route.ts";
import { listWhaleFlowsEndpoint } from "@/lib/whales/api.ts";
import { listWhaleFlows } from "@/lib/whales/list-whale-flows.ts";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = routes(
  bind(listWhaleFlowsEndpoint, listWhaleFlows),
);
