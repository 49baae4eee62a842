import { bind, routes } from "@/lib/server/route.ts";
import { listWorkflowsEndpoint, createWorkflowEndpoint } from "@/lib/workflows/api.ts";
import { listWorkflows } from "@/lib/workflows/list-workflows.ts";
import { createWorkflow } from "@/lib/workflows/create-workflow.ts";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = routes(
  bind(listWorkflowsEndpoint, listWorkflows),
  bind(createWorkflowEndpoint, createWorkflow),
);
