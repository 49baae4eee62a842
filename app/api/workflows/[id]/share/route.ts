import { bind, routes } from "@/lib/server/route.ts";
import {
  getShareEndpoint,
  revokeShareEndpoint,
  shareWorkflowEndpoint,
} from "@/lib/workflows/share-api.ts";
import { getShare, revokeShare, shareWorkflow } from "@/lib/workflows/share-workflow.ts";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = routes(
  bind(getShareEndpoint, getShare),
  bind(shareWorkflowEndpoint, shareWorkflow),
  bind(revokeShareEndpoint, revokeShare),
);
