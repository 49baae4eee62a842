import { bind, routes } from "@/lib/server/route.ts";
import { validateWorkflowEndpoint } from "@/lib/workflows/api.ts";
import { validateWorkflow } from "@/lib/workflows/validate-workflow.ts";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = routes(
  bind(validateWorkflowEndpoint, validateWorkflow),
);
