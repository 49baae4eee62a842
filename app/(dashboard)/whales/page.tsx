import type { Metadata } from "next";
import type { WhaleFirst } from "@/components/whales/board-props";
import { WhalesView } from "@/components/whales/whales-view";
import { ROWS_PER_PAGE } from "@/hooks/rows-per-page";
import { toFailure } from "@/lib/http/to-failure";
import { CATEGORIES } from "@/lib/markets/categories";
import { pageContext } from "@/lib/server/page-context";
import { readWhaleBoard } from "@/lib/whales/read-whale-board";
import { type WhaleTab, whaleBoard } from "@/lib/whales/whale-board";

export const metadata: Metadata = {
  title: "Whales",
  description:
    "Large trades, positions, flows, flips, concentration and a scoreboard with its error",
};

type PageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function WhalesPage({ searchParams }: PageProps) {
  const query = whaleBoard.read(await searchParams);
  const { first, failure } = await readFirst(whaleBoard.tabOf(query), whaleBoard.toInput(query));
  return (
    <>
      <h1 className="sr-only">Whales</h1>
      <WhalesView first={first} failure={failure} categories={CATEGORIES} />
    </>
  );
}

async function readFirst(tab: WhaleTab, input: Record<string, string>) {
  const ctx = await pageContext();
  try {
    const read = await readWhaleBoard(ctx, tab, { ...input, limit: ROWS_PER_PAGE });
    const answer = { data: read.data, metadata: read.metadata ?? {} };
    const rows = { key: whaleBoard.keyOf(tab, input), answer };
    // The verb of a tab gives the rows of that tab.
    return { first: { tab, rows } as WhaleFirst, failure: null };
  } catch (error) {
    return { first: null, failure: toFailure(error, ctx.traceId) };
  }
}
