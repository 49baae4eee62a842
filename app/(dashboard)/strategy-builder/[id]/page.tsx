import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { z } from "zod";
import { WorkflowBuilder } from "@/components/workflows/builder/workflow-builder";
import { SignInPrompt } from "@/components/workflows/sign-in-prompt";
import { AppError } from "@/lib/errors";
import { pageContext } from "@/lib/server/page-context.ts";
import { getWorkflow } from "@/lib/workflows/get-workflow";
import { describeNodeTypes } from "@/lib/workflows/list-node-types";

type BuilderPageProps = {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

const uuid = z.uuid();

/** Null for a stranger; another's workflow is not found, as if it did not exist. */
const readWorkflow = cache(async (id: string) => {
  const ctx = await pageContext();
  if (!ctx.user) return null;
  if (!uuid.safeParse(id).success) notFound();
  try {
    return await getWorkflow(ctx, { id });
  } catch (error) {
    if (error instanceof AppError && error.code === "NOT_FOUND") notFound();
    throw error;
  }
});

export async function generateMetadata({ params }: BuilderPageProps): Promise<Metadata> {
  const workflow = await readWorkflow((await params).id);
  return { title: workflow?.name ?? "Strategies" };
}

export default async function BuilderPage({ params, searchParams }: BuilderPageProps) {
  const { id } = await params;
  const workflow = await readWorkflow(id);
  if (!workflow) return <SignInPrompt next={`/strategy-builder/${encodeURIComponent(id)}`} />;
  const run = uuid.safeParse((await searchParams)["run"]);
  return (
    <WorkflowBuilder
      key={workflow.id}
      workflow={workflow}
      nodeTypes={describeNodeTypes()}
      initialRunId={run.success ? run.data : null}
    />
  );
}
