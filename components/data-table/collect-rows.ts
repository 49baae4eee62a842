import { z } from "zod";
import { toCallError } from "@/lib/http/call";
import { metadataSchema } from "@/lib/http/endpoint";
import { sleep } from "@/lib/http/sleep";

const pageSchema = z.object({
  data: z.array(z.record(z.string(), z.unknown())),
  metadata: metadataSchema.optional(),
});
type Page = z.infer<typeof pageSchema>;

const LONGEST_WAIT_S = 60;
const MOST_WAITS = 5;

type Options = {
  /** Rows asked for at a time; undefined where the endpoint answers everything at once. */
  pageSize?: number | undefined;
  signal: AbortSignal;
  onProgress?: (rows: number, total: number | null) => void;
};

/** Every page of a list of ours, one after the other, by cursor where it has one and by offset else. */
export async function collectRows(
  href: string,
  { pageSize, signal, onProgress }: Options,
): Promise<Record<string, unknown>[]> {
  const rows: Record<string, unknown>[] = [];
  let cursor: string | null = null;
  for (;;) {
    const url = new URL(href, location.origin);
    if (pageSize !== undefined) url.searchParams.set("limit", String(pageSize));
    if (cursor !== null) url.searchParams.set("cursor", cursor);
    else if (rows.length > 0) url.searchParams.set("offset", String(rows.length));
    // oxlint-disable-next-line no-await-in-loop -- pages are asked for one after the other to stay below the rate limit
    const { data, metadata }: Page = await readPage(url, signal);
    rows.push(...data);
    const total = metadata?.total ?? null;
    onProgress?.(rows.length, total);
    cursor = metadata?.nextCursor ?? null;
    const isMore = cursor !== null || (total !== null && rows.length < total);
    if (pageSize === undefined || data.length === 0 || !isMore) return rows;
  }
}

async function readPage(url: URL, signal: AbortSignal): Promise<Page> {
  for (let waits = 0; ; waits += 1) {
    // oxlint-disable-next-line no-await-in-loop -- each try waits for the one before
    const response = await fetch(`${url.pathname}${url.search}`, { signal });
    const waitS = Number(response.headers.get("retry-after"));
    const isLimited = response.status === 429 && waitS > 0 && waitS <= LONGEST_WAIT_S;
    if (isLimited && waits < MOST_WAITS) {
      // oxlint-disable-next-line no-await-in-loop -- the server said when to come again
      await sleep(waitS * 1000, signal);
      continue;
    }
    // oxlint-disable-next-line no-await-in-loop -- the last step of the try
    const body: unknown = await response.json().catch(() => null);
    if (!response.ok) throw toCallError(response, body);
    return pageSchema.parse(body);
  }
}
