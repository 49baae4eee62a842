import { drawCard } from "@/app/draw-card";
import { getEvent } from "@/lib/events/get-event";
import { toFailure } from "@/lib/http/to-failure";
import { formatMoment } from "@/lib/markets/format-moment";
import { formatPrice } from "@/lib/markets/format-price";
import { formatUsd } from "@/lib/markets/format-usd";
import { pageContext } from "@/lib/server/page-context";
import { SOURCE_WORDS } from "@/lib/trust/source-words";

export const alt = "The event with its leading market, volume and number of markets";
export const size = { width: 1200, height: 630 };
export const contentType = "image/png";

export default async function EventPicture({ params }: { params: Promise<{ slug: string }> }) {
  const ctx = await pageContext();
  const { slug } = await params;
  const source = SOURCE_WORDS[ctx.origin];
  const asOf = formatMoment(ctx.now().toISOString());
  try {
    const { data } = await getEvent(ctx, { slug: decodeURIComponent(slug) });
    const { title, category, markets, volume24h, liquidity, lastSeenAt } = data;
    const highest = Math.max(-1, ...markets.map(({ price }) => price ?? -1));
    return await drawCard({
      source,
      eyebrow: category ?? "Event",
      title,
      asOf: formatMoment(lastSeenAt),
      figures: [
        { label: "Markets", value: String(markets.length) },
        { label: "Highest price", value: formatPrice(highest < 0 ? null : highest), tone: "yes" },
        { label: "Volume 24 h", value: formatUsd(volume24h) },
        { label: "Liquidity", value: formatUsd(liquidity) },
      ],
    });
  } catch (error) {
    const { code } = toFailure(error, ctx.traceId);
    const title = code === "NOT_FOUND" ? "No such event" : "This event could not be read";
    return drawCard({ source, eyebrow: "Event", title, figures: [], asOf });
  }
}
