import type { Metadata } from "next";
import { SignInPrompt } from "@/components/workflows/sign-in-prompt";
import { SourceOfferPanel } from "@/components/workflows/source-offer-panel";
import { WorkflowList } from "@/components/workflows/workflow-list";
import { pageContext } from "@/lib/server/page-context.ts";
import { readSourceQuery } from "@/lib/workflows/read-source-query";
import { typeLooks } from "@/lib/workflows/type-looks";

export const metadata: Metadata = { title: "Strategies" };

type StrategiesPageProps = {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

const OFFER_KEYS = ["source", "config", "label"] as const;

export default async function StrategiesPage({ searchParams }: StrategiesPageProps) {
  const params = readOffer(await searchParams);
  const { user } = await pageContext();
  if (!user) {
    const query = new URLSearchParams(params);
    return <SignInPrompt next={`/strategy-builder${query.size > 0 ? `?${query}` : ""}`} />;
  }
  const offer = readSourceQuery(params);
  return (
    <div className="flex h-full flex-col">
      {offer && <SourceOfferPanel offer={offer} />}
      <div className="min-h-0 flex-1">
        <WorkflowList looks={typeLooks()} />
      </div>
    </div>
  );
}

function readOffer(query: Record<string, string | string[] | undefined>) {
  const given = OFFER_KEYS.flatMap((key) => {
    const value = query[key];
    return typeof value === "string" ? [[key, value] as const] : [];
  });
  return Object.fromEntries(given) as Partial<Record<(typeof OFFER_KEYS)[number], string>>;
}
