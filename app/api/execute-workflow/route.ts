import { bind, routes } from "@/lib/server/route.ts";
import { executeWorkflowEndpoint } from "@/lib/workflows/api.ts";
import { executeWorkflow } from "@/lib/workflows/execute-workflow.ts";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = routes(
  bind(executeWorkflowEndpoint, executeWorkflow),
);
