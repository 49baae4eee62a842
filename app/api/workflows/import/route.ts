import { bind, routes } from "@/lib/server/route.ts";
import { importWorkflowEndpoint } from "@/lib/workflows/file-api.ts";
import { importWorkflow } from "@/lib/workflows/import-workflow.ts";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = routes(
  bind(importWorkflowEndpoint, importWorkflow),
);
