import { loadEndpoints } from "@/hooks/load-endpoints";
import type { MarketQuery } from "@/lib/markets/market-query";
import type { Market } from "@/lib/markets/schema";
import { saveFile } from "@/components/ui/save-file";

const PER_PAGE = 1000;

/** Collects every page of a filter into one JSON file. */
export async function downloadMarkets(query: MarketQuery): Promise<void> {
  const { markets } = await loadEndpoints();
  const { signal } = new AbortController();
  const rows: Market[] = [];
  for (;;) {
    // oxlint-disable-next-line no-await-in-loop -- pages are asked for one after the other to stay below the rate limit
    const { data, metadata } = await markets(
      { ...query, limit: PER_PAGE, offset: rows.length },
      signal,
    );
    rows.push(...data);
    if (data.length === 0 || rows.length >= (metadata.total ?? 0)) break;
  }
  saveFile("markets.json", "application/json", JSON.stringify(rows, null, 2));
}
