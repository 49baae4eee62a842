import { drawCard } from "@/app/draw-card";
import type { Figure } from "@/lib/markets/figure";
import { type FigureFormat, formatFigure } from "@/lib/markets/format-figure";
import { formatMoment } from "@/lib/markets/format-moment";
import { pageContext } from "@/lib/server/page-context";
import { SOURCE_WORDS } from "@/lib/trust/source-words";
import { getWalletPage } from "@/lib/wallets/get-wallet-page";
import { walletAddressSchema } from "@/lib/wallets/schema";
import { shortAddress } from "@/lib/wallets/short-address";

export const alt = "The wallet with its profit, value of positions, win rate and score";
export const size = { width: 1200, height: 630 };
export const contentType = "image/png";

const show = (figure: Figure | undefined, format: FigureFormat, signed = false) =>
  figure?.value == null ? "—" : formatFigure(figure.value, format, signed);

export default async function WalletPicture({ params }: { params: Promise<{ address: string }> }) {
  const ctx = await pageContext();
  const parsed = walletAddressSchema.safeParse(decodeURIComponent((await params).address));
  const source = SOURCE_WORDS[ctx.origin];
  const asOf = formatMoment(ctx.now().toISOString());
  if (!parsed.success)
    return drawCard({ source, eyebrow: "Wallet", title: "No such address", figures: [], asOf });
  const address = parsed.data;
  try {
    const { data } = await getWalletPage({ ...ctx, patienceMs: 0 }, { address, limit: 1 });
    const { identity, pnl, value } = data;
    return await drawCard({
      source,
      eyebrow: `Wallet ${shortAddress(address)}`,
      title: identity?.name ?? identity?.pseudonym ?? shortAddress(address),
      asOf: formatMoment(pnl.total.asOf),
      figures: [
        { label: "Profit and loss", value: show(pnl.total, "usd", true), ...toneOf(pnl.total) },
        { label: "Positions", value: show(value.positions, "usd") },
        { label: "Win rate", value: show(pnl.scores?.winRate, "percent") },
        { label: "Smart money", value: show(pnl.scores?.smartMoney, "number") },
      ],
    });
  } catch (error) {
    ctx.log("warn", "a wallet could not be read for its picture", { error });
    const title = shortAddress(address);
    return drawCard({ source, eyebrow: "Wallet", title, figures: [], asOf });
  }
}

const toneOf = ({ value }: Figure) =>
  value === null || value === 0 ? {} : { tone: value > 0 ? ("yes" as const) : ("no" as const) };
