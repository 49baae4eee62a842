import { bind, routes } from "@/lib/server/route.ts";
import { testWorkflow } from "@/lib/workflows/test-workflow.ts";
import { testWorkflowEndpoint } from "@/lib/workflows/version-api.ts";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = routes(
  bind(testWorkflowEndpoint, testWorkflow),
);
