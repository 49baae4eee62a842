import { bind, routes } from "@/lib/server/route.ts";
import { publishWorkflow, unpublishWorkflow } from "@/lib/workflows/publish-workflow.ts";
import { publishWorkflowEndpoint, unpublishWorkflowEndpoint } from "@/lib/workflows/version-api.ts";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = routes(
  bind(publishWorkflowEndpoint, publishWorkflow),
  bind(unpublishWorkflowEndpoint, unpublishWorkflow),
);
