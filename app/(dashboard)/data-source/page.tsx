import type { Metadata } from "next";
import { SourcePage } from "@/components/trust/source-page";
import { getSourceFacts } from "@/lib/analysis/get-source-facts";
import { pageContext } from "@/lib/server/page-context";
import { getSyncStatus } from "@/lib/sync/get-sync-status";
import { withinBudget } from "../within-budget";

const BUDGET_MS = 5000;

export const metadata: Metadata = {
  title: "Data source",
  description: "Where every figure comes from, how old it is, and what is not in it",
  alternates: { canonical: "/data-source" },
};

export default async function DataSourcePage() {
  const ctx = await pageContext();
  const [facts, status] = await Promise.all([
    withinBudget(ctx, "the facts of the source", getSourceFacts(ctx), BUDGET_MS),
    withinBudget(ctx, "the state of the sync", getSyncStatus(ctx), BUDGET_MS),
  ]);
  return <SourcePage origin={ctx.origin} facts={facts?.data ?? null} status={status} />;
}
