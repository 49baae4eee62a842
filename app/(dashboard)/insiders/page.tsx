import type { Metadata } from "next";
import { type UnusualFirst, UnusualView } from "@/components/insiders/unusual-view";
import { ROWS_PER_PAGE } from "@/hooks/rows-per-page";
import { parseInput } from "@/lib/http/parse-input";
import type { Reply } from "@/lib/http/reply";
import { toFailure } from "@/lib/http/to-failure";
import { listUnusualMarkets, listUnusualWallets } from "@/lib/insiders/list-unusual";
import { unusualInputSchema } from "@/lib/insiders/unusual-filter";
import { type UnusualTab, unusualTabs } from "@/lib/insiders/unusual-tabs";
import { CATEGORIES } from "@/lib/markets/categories";
import { pageContext } from "@/lib/server/page-context";
import { listSignalsEndpoint } from "@/lib/signals/api";
import { getSignalRecord } from "@/lib/signals/get-signal-record";
import { listSignals } from "@/lib/signals/list-signals";

export const metadata: Metadata = {
  title: "Unusual activity",
  description:
    "Bets that are unusual by their factors, beside how usual that is and what past ones came to",
};

type PageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function UnusualPage({ searchParams }: PageProps) {
  const query = unusualTabs.read(await searchParams);
  const { first, failure } = await readFirst(unusualTabs.of(query), unusualTabs.toInput(query));
  return (
    <>
      <h1 className="sr-only">Unusual activity</h1>
      <UnusualView first={first} failure={failure} categories={CATEGORIES} />
    </>
  );
}

async function readFirst(tab: UnusualTab, input: Record<string, string>) {
  const ctx = await pageContext();
  try {
    return { first: await readTab(ctx, tab, input), failure: null };
  } catch (error) {
    return { first: null, failure: toFailure(error, ctx.traceId) };
  }
}

type PageContext = Awaited<ReturnType<typeof pageContext>>;

async function readTab(
  ctx: PageContext,
  tab: UnusualTab,
  input: Record<string, string>,
): Promise<UnusualFirst> {
  if (tab === "record") return { tab, records: await getSignalRecord(ctx, {}) };
  const raw = { ...input, limit: ROWS_PER_PAGE };
  const toRows = <Row,>(read: Reply<Row[]>) => ({
    key: unusualTabs.keyOf(tab, input),
    answer: { data: read.data, metadata: read.metadata ?? {} },
  });
  if (tab === "signals") {
    const asked = parseInput(listSignalsEndpoint.input, raw);
    return { tab, rows: toRows(await listSignals(ctx, asked)) };
  }
  const list = tab === "markets" ? listUnusualMarkets : listUnusualWallets;
  return { tab, rows: toRows(await list(ctx, parseInput(unusualInputSchema, raw))) };
}
