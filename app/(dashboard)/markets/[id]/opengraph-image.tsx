import { drawCard } from "@/app/draw-card";
import { toFailure } from "@/lib/http/to-failure";
import { formatMoment } from "@/lib/markets/format-moment";
import { formatPoints } from "@/lib/markets/format-points";
import { formatPrice } from "@/lib/markets/format-price";
import { formatUsd } from "@/lib/markets/format-usd";
import { getMarket } from "@/lib/markets/get-market";
import { pageContext } from "@/lib/server/page-context";
import { SOURCE_WORDS } from "@/lib/trust/source-words";

export const alt = "The market with its price, change, volume and spread";
export const size = { width: 1200, height: 630 };
export const contentType = "image/png";

export default async function MarketPicture({ params }: { params: Promise<{ id: string }> }) {
  const ctx = await pageContext();
  const { id } = await params;
  const source = SOURCE_WORDS[ctx.origin];
  const asOf = formatMoment(ctx.now().toISOString());
  try {
    const { data } = await getMarket(ctx, { id: decodeURIComponent(id) });
    const { title, category, outcomes, price, change24h, volume24h, spread, lastSeenAt } = data;
    const change = formatPoints(change24h);
    return await drawCard({
      source,
      eyebrow: category ?? "Market",
      title,
      asOf: formatMoment(lastSeenAt),
      figures: [
        { label: outcomes[0]?.name ?? "Price", value: formatPrice(price), tone: "yes" },
        {
          label: "24 h, points",
          value: change,
          ...(change.startsWith("+") && { tone: "yes" as const }),
          ...(change.startsWith("−") && { tone: "no" as const }),
        },
        { label: "Volume 24 h", value: formatUsd(volume24h) },
        { label: "Spread", value: formatPrice(spread) },
      ],
    });
  } catch (error) {
    const { code } = toFailure(error, ctx.traceId);
    const title = code === "NOT_FOUND" ? "No such market" : "This market could not be read";
    return drawCard({ source, eyebrow: "Market", title, figures: [], asOf });
  }
}
