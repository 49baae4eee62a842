import { getSourceFacts } from "@/lib/analysis/get-source-facts";
import { formatCount } from "@/lib/markets/format-count";
import { formatMoment } from "@/lib/markets/format-moment";
import { formatUsd } from "@/lib/markets/format-usd";
import { pageContext } from "@/lib/server/page-context";
import { SOURCE_WORDS } from "@/lib/trust/source-words";
import { drawCard } from "./draw-card";

export const alt = "Cascadian, a terminal for prediction markets";
export const size = { width: 1200, height: 630 };
export const contentType = "image/png";

export default async function Picture() {
  const ctx = await pageContext();
  const card = {
    source: SOURCE_WORDS[ctx.origin],
    eyebrow: "Markets, wallets, signals that grade themselves, workflows",
    title: "A terminal for prediction markets",
  };
  const facts = await getSourceFacts(ctx).catch((error: unknown) => {
    ctx.log("warn", "the facts of the source could not be read for a picture", { error });
    return null;
  });
  if (!facts)
    return drawCard({ ...card, figures: [], asOf: formatMoment(ctx.now().toISOString()) });
  const { openMarkets, volume24hUsd, wallets, signals, asOf } = facts.data;
  return drawCard({
    ...card,
    asOf: formatMoment(asOf),
    figures: [
      { label: "Open markets", value: formatCount(openMarkets) },
      { label: "Volume 24 h", value: volume24hUsd === null ? "—" : formatUsd(volume24hUsd) },
      { label: "Wallets", value: formatCount(wallets) },
      { label: "Signals", value: formatCount(signals) },
    ],
  });
}
