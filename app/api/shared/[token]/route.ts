import { bind, routes } from "@/lib/server/route.ts";
import { getSharedWorkflow } from "@/lib/workflows/get-shared-workflow.ts";
import { getSharedWorkflowEndpoint } from "@/lib/workflows/share-api.ts";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = routes(
  bind(getSharedWorkflowEndpoint, getSharedWorkflow),
);
