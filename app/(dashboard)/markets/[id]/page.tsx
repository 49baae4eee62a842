import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { MarketView } from "@/components/markets/market-view";
import { ErrorState } from "@/components/ui/error-state";
import { type Failure, toFailure } from "@/lib/http/to-failure";
import { formatPrice } from "@/lib/markets/format-price";
import { getMarket } from "@/lib/markets/get-market";
import type { MarketDetail } from "@/lib/markets/schema";
import { pageContext } from "@/lib/server/page-context";

type PageProps = { params: Promise<{ id: string }> };

/** Once a render, for the title and for the page. */
const readMarket = cache(async (id: string): Promise<MarketDetail | Failure> => {
  const ctx = await pageContext();
  try {
    return (await getMarket(ctx, { id: decodeURIComponent(id) })).data;
  } catch (error) {
    return toFailure(error, ctx.traceId);
  }
});

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const market = await readMarket((await params).id);
  if ("code" in market) return { title: "Market" };
  const { title, price } = market;
  return { title: price === null ? title : `${formatPrice(price)} ${title}` };
}

export default async function MarketPage({ params }: PageProps) {
  const market = await readMarket((await params).id);
  if (!("code" in market)) return <MarketView initial={market} />;
  if (market.code === "NOT_FOUND") notFound();
  return <ErrorState title="The market could not be read" error={market} />;
}
