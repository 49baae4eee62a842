import type { Context } from "../context.ts";
import { unwrap } from "../supabase/to-db-error.ts";
import type { ListMarketsInput, MarketFilter } from "./schema.ts";
import { toSqlFilter } from "./select-markets.ts";
import { CSV_HEADER, toCsv } from "./to-csv.ts";
import { type MarketRow, toMarket } from "./to-market.ts";

const ROWS_A_CHUNK = 1000;

/** The ids of the whole filter are fixed first, so that a sync in between neither drops nor repeats a row. */
export async function exportMarkets(
  { db, origin, signal, log }: Pick<Context, "db" | "origin" | "signal" | "log">,
  filter: MarketFilter,
  sort: ListMarketsInput["sort"],
): Promise<Response> {
  const ids = unwrap(
    await db
      .rpc("list_market_ids", { p_origin: origin, p_filter: toSqlFilter(filter), p_sort: sort })
      .abortSignal(signal),
  ) as string[];
  const encoder = new TextEncoder();
  let next = 0;
  const body = new ReadableStream<Uint8Array>({
    start: (controller) => controller.enqueue(encoder.encode(CSV_HEADER)),
    async pull(controller) {
      if (next >= ids.length) return controller.close();
      const chunk = ids.slice(next, next + ROWS_A_CHUNK);
      next += ROWS_A_CHUNK;
      try {
        const rows = unwrap(
          await db.rpc("get_markets", { p_origin: origin, p_ids: chunk }).abortSignal(signal),
        ) as MarketRow[];
        controller.enqueue(encoder.encode(toCsv(rows.map(toMarket))));
      } catch (error) {
        // The status is long sent: a broken stream is the only way left to say that the file is not whole.
        log("error", "the export broke off", { error });
        controller.error(error);
      }
    },
  });
  return new Response(body, {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": 'attachment; filename="markets.csv"',
    },
  });
}
