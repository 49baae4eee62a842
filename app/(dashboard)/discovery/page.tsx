import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { MarketScreener } from "@/components/markets/market-screener";
import type { ScreenerPreferences } from "@/hooks/use-market-search";
import { MARKETS_PER_PAGE } from "@/hooks/markets-per-page";
import { parseInput } from "@/lib/http/parse-input";
import { toFailure } from "@/lib/http/to-failure";
import { CATEGORIES } from "@/lib/markets/categories";
import { listMarkets } from "@/lib/markets/list-markets";
import { type MarketQuery, marketQuery } from "@/lib/markets/market-query";
import { listMarketsInputSchema } from "@/lib/markets/schema";
import { getSettings } from "@/lib/settings/get-settings";
import { defaultScreenHref } from "@/lib/screens/default-screen-href";
import { pageContext } from "@/lib/server/page-context";

export const metadata: Metadata = {
  title: "Discovery",
  description: "Screen every market by price, volume, liquidity, spread, end and change",
};

type PageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function DiscoveryPage({ searchParams }: PageProps) {
  const params = await searchParams;
  const opening =
    Object.keys(params).length === 0 ? await defaultScreenHref(await pageContext()) : null;
  if (opening) redirect(opening);
  const query = marketQuery.read(params);
  const page = Math.max(Math.floor(Number(params["offset"] ?? 0) / MARKETS_PER_PAGE) || 0, 0);
  const { now } = await pageContext();
  const { answer, failure } = await readPage(query, page);
  return (
    <>
      <h1 className="sr-only">Discovery</h1>
      <MarketScreener
        first={answer && { query, page, answer }}
        failure={failure}
        categories={CATEGORIES}
        nowMs={now().getTime()}
        preferred={await readPreferences()}
      />
    </>
  );
}

/** Columns and density as the account keeps them; without one, or where they are not readable now, the usual ones. */
async function readPreferences(): Promise<ScreenerPreferences | undefined> {
  const ctx = await pageContext();
  if (!ctx.user) return undefined;
  try {
    const { density, columns } = await getSettings(ctx);
    return { density, cols: columns["screener"]?.join() ?? null };
  } catch {
    return undefined;
  }
}

async function readPage(query: MarketQuery, page: number) {
  const ctx = await pageContext();
  try {
    const offset = page * MARKETS_PER_PAGE;
    const list = await listMarkets(
      ctx,
      parseInput(listMarketsInputSchema, { ...query, limit: MARKETS_PER_PAGE, offset }),
    );
    if (list instanceof Response) throw new TypeError("A page of rows was asked for, not a file");
    return { answer: { data: list.data, metadata: list.metadata ?? {} }, failure: null };
  } catch (error) {
    return { answer: null, failure: toFailure(error, ctx.traceId) };
  }
}
