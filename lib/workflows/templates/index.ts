import { marketBrief } from "./market-brief.ts";
import type { WorkflowTemplate } from "./workflow-template.ts";

/** Ready-made workflows; the first is what a new user sees. */
export const workflowTemplates: readonly WorkflowTemplate[] = [marketBrief];
