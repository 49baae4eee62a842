import Link from "next/link";
import { type DigestFigure, MarketDigest } from "@/components/markets/market-digest";
import { buttonVariants } from "@/components/ui/button-variants";
import { listMarkets } from "@/lib/markets/list-markets";
import { type MarketQuery, marketQuery } from "@/lib/markets/market-query";
import { listMarketsInputSchema, type Market } from "@/lib/markets/schema";
import { pageContext } from "@/lib/server/page-context";

const ROWS = 8;
const DAY_MS = 86_400_000;
/** A move without trades behind it is a quote and no news. */
const TRADED = { volume_min: "1000", closed: "false" };

export default async function OverviewPage() {
  const { now } = await pageContext();
  const at = (days: number) => new Date(now().getTime() + days * DAY_MS).toISOString();
  const digests: { title: string; query: MarketQuery; figure: DigestFigure }[] = [
    {
      title: "Most traded, 24 hours",
      query: { closed: "false" },
      figure: "volume24h",
    },
    {
      title: "Risen most, 24 hours",
      query: { ...TRADED, sort: "-change24h" },
      figure: "change24h",
    },
    {
      title: "Fallen most, 24 hours",
      query: { ...TRADED, sort: "change24h" },
      figure: "change24h",
    },
    {
      title: "Ending next",
      query: { ...TRADED, ends_after: at(0), ends_before: at(7), sort: "endDate" },
      figure: "endDate",
    },
  ];
  const lists = await Promise.all(digests.map(({ query }) => readDigest(query)));
  return (
    <>
      <header className="flex flex-wrap items-center justify-between gap-3 border-b border-border bg-panel px-3 py-3">
        <div>
          <h1 className="text-[17px] leading-6 font-semibold">Overview</h1>
          <p className="text-table text-muted-foreground">
            What moves in the active source. Screen all of it in Discovery; let a workflow watch it
            in Strategies.
          </p>
        </div>
        <div className="flex gap-2">
          <Link href="/discovery" prefetch={false} className={buttonVariants()}>
            Screen markets
          </Link>
          <Link
            href="/strategy-builder"
            prefetch={false}
            className={buttonVariants({ variant: "outline" })}
          >
            Build a workflow
          </Link>
        </div>
      </header>
      <div className="grid lg:grid-cols-2">
        {digests.map(({ title, query, figure }, index) => (
          <MarketDigest
            key={title}
            title={title}
            href={marketQuery.toHref("/discovery", query)}
            figure={figure}
            markets={lists[index] ?? null}
          />
        ))}
      </div>
    </>
  );
}

async function readDigest(query: MarketQuery): Promise<Market[] | null> {
  const ctx = await pageContext();
  try {
    const input = listMarketsInputSchema.parse({ ...query, limit: ROWS });
    const list = await listMarkets(ctx, input);
    return list instanceof Response ? null : list.data;
  } catch (error) {
    ctx.log("warn", "a list of the overview could not be read", { error });
    return null;
  }
}
