import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { MarketView } from "@/components/markets/market-view";
import { ErrorState } from "@/components/ui/error-state";
import { type Failure, toFailure } from "@/lib/http/to-failure";
import { formatPrice } from "@/lib/markets/format-price";
import { formatUsd } from "@/lib/markets/format-usd";
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
  const { title, price, volume24h, id } = market;
  return {
    title: price === null ? title : `${formatPrice(price)} ${title}`,
    description: `${market.outcomes[0]?.name ?? "Price"} ${formatPrice(price)}, ${formatUsd(volume24h)} traded over 24 hours. Price history, order book, holders and large trades.`,
    alternates: { canonical: `/markets/${encodeURIComponent(id)}` },
  };
}

export default async function MarketPage({ params }: PageProps) {
  const market = await readMarket((await params).id);
  if (!("code" in market)) return <MarketView initial={market} />;
  if (market.code === "NOT_FOUND") notFound();
  return <ErrorState title="The market could not be read" error={market} />;
}
