import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { SharedWorkflowView } from "@/components/workflows/lifecycle/shared-workflow-view";
import { AppError } from "@/lib/errors";
import { pageContext } from "@/lib/server/page-context.ts";
import { getSharedWorkflow } from "@/lib/workflows/get-shared-workflow";
import { typeLooks } from "@/lib/workflows/type-looks";

type SharedPageProps = { params: Promise<{ token: string }> };

const readShared = cache(async (token: string) => {
  try {
    return await getSharedWorkflow(await pageContext(), { token });
  } catch (error) {
    if (error instanceof AppError && error.code === "NOT_FOUND") notFound();
    throw error;
  }
});

export async function generateMetadata({ params }: SharedPageProps): Promise<Metadata> {
  const { name } = await readShared((await params).token);
  // The address is the key: no search engine keeps it, and no site that is linked to learns it.
  return { title: name, robots: { index: false, follow: false }, referrer: "no-referrer" };
}

export default async function SharedPage({ params }: SharedPageProps) {
  const { token } = await params;
  const workflow = await readShared(token);
  const { user } = await pageContext();
  return (
    <SharedWorkflowView
      workflow={workflow}
      looks={typeLooks()}
      path={`/shared/${token}`}
      isSignedIn={user !== null}
    />
  );
}
