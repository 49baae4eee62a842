import { bind, routes } from "@/lib/server/route.ts";
import { answerApproval } from "@/lib/workflows/answer-approval.ts";
import { answerApprovalEndpoint } from "@/lib/workflows/api.ts";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = routes(
  bind(answerApprovalEndpoint, answerApproval),
);
