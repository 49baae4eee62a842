import type { Metadata } from "next";
import Link from "next/link";
import { RelativeTime } from "@/components/layout/relative-time";
import { MarketLink } from "@/components/markets/market-link";
import { PriceFigure } from "@/components/markets/price-figure";
import { UsdFigure } from "@/components/markets/usd-figure";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import {
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableHeader,
  TableRow,
} from "@/components/ui/table";
import { listNewMarkets } from "@/lib/analysis/list-new-markets";
import type { NewMarket } from "@/lib/analysis/schema";
import { toFailure } from "@/lib/http/to-failure";
import { pageContext } from "@/lib/server/page-context";

export const metadata: Metadata = {
  title: "New markets",
  description: "Open markets by when they began, the newest first",
};

const SHOWN = 100;

export default async function NewMarketsPage() {
  const { rows, failure } = await readRows();
  return (
    <div className="flex min-h-full flex-col">
      <header className="flex min-h-10 flex-wrap items-baseline gap-x-3 border-b border-border bg-panel px-3 py-2">
        <h1 className="text-[15px] leading-6 font-semibold">New markets</h1>
        <p className="text-table text-muted-foreground">
          {rows && rows.length === SHOWN ? `The newest ${SHOWN} open ones` : "Open ones"}, by when
          they began at the source
        </p>
        <Link
          href="/discovery?closed=false"
          prefetch={false}
          className="ml-auto text-table text-primary hover:underline"
        >
          Every open market
        </Link>
      </header>
      {rows === null ? (
        <ErrorState title="The new markets could not be read" error={failure} />
      ) : rows.length === 0 ? (
        <EmptyState
          title="No new market"
          reason="No open market of the source says when it began. The next sync may bring one."
        />
      ) : (
        <NewMarketsTable rows={rows} />
      )}
    </div>
  );
}

async function readRows() {
  const ctx = await pageContext();
  try {
    return { rows: (await listNewMarkets(ctx, { limit: SHOWN })).data, failure: null };
  } catch (error) {
    return { rows: null, failure: toFailure(error, ctx.traceId) };
  }
}

function NewMarketsTable({ rows }: { rows: readonly NewMarket[] }) {
  return (
    <div className="more-aside overflow-x-auto">
      <Table className="min-w-[560px] table-fixed tabular-nums">
        <TableHeader>
          <TableRow>
            <TableHead>Market</TableHead>
            <TableHead className="w-24" data-numeric>
              Price
            </TableHead>
            <TableHead className="w-24" data-numeric>
              Vol 24h
            </TableHead>
            <TableHead className="w-28">Category</TableHead>
            <TableHead className="w-24" data-numeric>
              Began
            </TableHead>
          </TableRow>
        </TableHeader>
        <TableBody>
          {rows.map((market) => (
            <TableRow key={market.id}>
              <TableCell className="truncate">
                <MarketLink market={market} />
              </TableCell>
              <TableCell data-numeric>
                <PriceFigure price={market.price} />
              </TableCell>
              <TableCell data-numeric>
                <UsdFigure usd={market.volume24h} />
              </TableCell>
              <TableCell className="text-muted-foreground">{market.category ?? "—"}</TableCell>
              <TableCell data-numeric>
                <RelativeTime at={market.startedAt} className="text-muted-foreground" />
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </div>
  );
}
