import type { Metadata } from "next";
import { SignInPrompt } from "@/components/workflows/sign-in-prompt";
import { WorkflowList } from "@/components/workflows/workflow-list";
import { pageContext } from "@/lib/server/page-context.ts";

export const metadata: Metadata = { title: "Strategies" };

export default async function StrategiesPage() {
  const { user } = await pageContext();
  return user ? <WorkflowList /> : <SignInPrompt next="/strategy-builder" />;
}
