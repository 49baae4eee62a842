import { bind, routes } from "@/lib/server/route.ts";
import { exportWorkflow } from "@/lib/workflows/export-workflow.ts";
import { exportWorkflowEndpoint } from "@/lib/workflows/file-api.ts";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = routes(
  bind(exportWorkflowEndpoint, exportWorkflow),
);
