import { bind, routes } from "@/lib/server/route.ts";
import {
  getWorkflowEndpoint,
  updateWorkflowEndpoint,
  deleteWorkflowEndpoint,
} from "@/lib/workflows/api.ts";
import { getWorkflow } from "@/lib/workflows/get-workflow.ts";
import { updateWorkflow } from "@/lib/workflows/update-workflow.ts";
import { deleteWorkflow } from "@/lib/workflows/delete-workflow.ts";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = routes(
  bind(getWorkflowEndpoint, getWorkflow),
  bind(updateWorkflowEndpoint, updateWorkflow),
  bind(deleteWorkflowEndpoint, deleteWorkflow),
);
