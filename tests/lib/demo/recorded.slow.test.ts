import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { parseCsv } from "@/lib/demo/recorded-csv";
import { createRecordedHandler } from "@/lib/demo/recorded-handler";
import type { Feed, Polymarket } from "@/lib/polymarket/client";
import { makePolymarket } from "@/tests/support/make-polymarket";
import { hasRecorded, recordedDir } from "@/tests/support/recorded";

const { signal } = new AbortController();
const now = () => new Date("2026-11-21T00:00:00Z");
const base = "http://recorded";

it.each([
  { name: "no folder", dir: "/nowhere/at/all", want: /no such folder/ },
  { name: "an empty folder", dir: mkdtempSync(join(tmpdir(), "recorded-")), want: /has no gamma_/ },
])("$name is said with the name of the variable", ({ dir, want }) => {
  expect(() => createRecordedHandler({ dir, now })).toThrow(/POLYMARKET_RECORDED_DIR/);
  expect(() => createRecordedHandler({ dir, now })).toThrow(want);
});

it.each([
  { name: "plain", text: "a,b\n1,2\n", want: [{ a: "1", b: "2" }] },
  { name: "line ends of two letters", text: "a,b\r\n1,2\r\n", want: [{ a: "1", b: "2" }] },
  { name: "quotes", text: 'a,b\n"x, y","say ""no"""\n', want: [{ a: "x, y", b: 'say "no"' }] },
  { name: "no last line end", text: "a,b\n1,", want: [{ a: "1", b: "" }] },
])("reads comma-separated values: $name", ({ text, want }) => {
  expect(parseCsv(text)).toEqual(want);
});

describe.skipIf(!hasRecorded)("the recorded source", { timeout: 60_000 }, () => {
  let polymarket: Polymarket;
  let handle: (request: Request) => Promise<Response>;

  beforeAll(() => {
    handle = createRecordedHandler({ dir: recordedDir, now });
    polymarket = makePolymarket({
      urls: { gamma: `${base}/gamma`, clob: `${base}/clob`, data: `${base}/data` },
      fetch: (input, init) => handle(new Request(input, init)),
      limits: { tryTimeoutMs: 20_000, totalTimeoutMs: 30_000 },
    });
  });

  const get = async (path: string) => {
    const response = await handle(new Request(base + path));
    return { status: response.status, json: (await response.json()) as never };
  };

  it("the keyset walk gives 739 events with 5,045 markets, no tags and no reject", async () => {
    const events = new Set<string>();
    const markets = new Set<string>();
    for (let cursor: string | null = null, page = 0; page === 0 || cursor; page++) {
      const answer = await polymarket.listEventsPage({ cursor, signal, limit: 500 });
      for (const { event, markets: rows } of answer.events) {
        if (!event.ok) throw new Error(event.reason);
        expect(event.record.tags).toBeNull();
        events.add(event.record.id);
        rows.forEach((row) => row.ok && markets.add(row.record.id));
      }
      cursor = answer.nextCursor;
    }
    expect([events.size, markets.size]).toEqual([739, 5045]);
  });

  it("the walk over markets gives 5,046 of which one has no event", async () => {
    const seen = new Map<string, string | null>();
    for (let cursor: string | null = null, page = 0; page === 0 || cursor; page++) {
      const answer = await polymarket.listMarketsPage({ cursor, signal, limit: 1000 });
      expect(answer.markets.length).toBeLessThanOrEqual(100);
      for (const row of answer.markets) if (row.ok) seen.set(row.record.id, row.record.eventId);
      cursor = answer.nextCursor;
    }
    expect(seen.size).toBe(5046);
    expect([...seen].filter(([, eventId]) => eventId === null)).toEqual([["940669", null]]);
  });

  it("ids find open, resolved and legacy markets, and nothing for an unknown one", async () => {
    const rows = await polymarket.getMarketsByIds(["940669", "507869", "243987", "1"], { signal });
    expect(rows.map((row) => row.ok && [row.record.id, row.record.closed])).toEqual([
      ["507869", true],
      ["243987", true],
      ["940669", false],
    ]);
  });

  it("an event comes by its slug, an unknown one is null", async () => {
    const event = await polymarket.getEventBySlug("bitboy-convicted", { signal });
    expect(event?.event.ok && event.event.record.title).toBe("BitBoy convicted?");
    expect(event?.markets).toHaveLength(1);
    expect(await polymarket.getEventBySlug("no-such-event", { signal })).toBeNull();
  });

  it.each([
    { path: "/gamma/events/keyset?offset=5", status: 422 },
    { path: "/gamma/markets?offset=2001", status: 422 },
    { path: "/gamma/markets/0xabc", status: 422 },
    { path: "/gamma/markets/1", status: 404 },
    { path: "/gamma/events/keyset?after_cursor=nonsense", status: 422 },
    { path: "/gamma/events/slug/%E0%A4%A", status: 404 },
    { path: "/clob/book?token_id=1", status: 404 },
    { path: "/data/trades?offset=4000", status: 400 },
    { path: "/data/activity", status: 400 },
    { path: "/data/v2/trades", status: 404 },
    { path: "/elsewhere", status: 404 },
  ])("$path is refused with $status and a reason", async ({ path, status }) => {
    expect(await get(path)).toEqual({
      status,
      json: expect.objectContaining({ error: expect.any(String) }),
    });
  });

  it("`cursor=` is ignored: page one comes again, as upstream", async () => {
    const one = await get("/gamma/events/keyset?closed=false&limit=2");
    const two = await get(
      `/gamma/events/keyset?closed=false&limit=2&cursor=${(one.json as { next_cursor: string }).next_cursor}`,
    );
    expect(two).toEqual(one);
  });

  it("a recorded book comes worst level first on the wire and best first from the client", async () => {
    const tokenId = "75467129615908319583031474642658885479135630431889036121812713428992454630178";
    const raw = (await get(`/clob/book?token_id=${tokenId}`)).json as { bids: { price: string }[] };
    const book = await polymarket.getOrderBook(tokenId, { signal });
    expect(Number(raw.bids.at(-1)?.price)).toBe(book?.bids[0]?.price);
    expect(await polymarket.getOrderBooks([tokenId, "1"], { signal })).toEqual([book]);
    expect(await polymarket.getOrderBook("1", { signal })).toBeNull();
  });

  it("a recorded price history comes oldest first; a token without one has none", async () => {
    const tokenId = "12960275576607793729646661472620486834369148340338148471631429834254768141476";
    const all = await polymarket.getPriceHistory({ tokenId, interval: "max", signal });
    const week = await polymarket.getPriceHistory({ tokenId, interval: "1w", signal });
    expect(all.length).toBeGreaterThan(week.length);
    expect(week.length).toBeGreaterThan(0);
    expect(all).toEqual(all.toSorted((one, other) => one.timeMs - other.timeMs));
    expect(await polymarket.getPriceHistory({ tokenId: "1", interval: "1d", signal })).toEqual([]);
  });

  const walk = async <T>(read: (cursor: string | null) => Promise<Feed<T>>) => {
    const pages: Feed<T>[] = [];
    do pages.push(await read(pages.at(-1)?.nextCursor ?? null));
    while (pages.at(-1)?.nextCursor);
    return {
      rows: pages.flatMap(({ rows }) => rows.flatMap((row) => (row.ok ? [row.record] : []))),
      truncated: pages.some(({ truncated }) => truncated),
    };
  };

  it("a wallet's trades end at the depth that the upstream allows, and say so", async () => {
    const wallet = "0x61276aba49117fd9299707d5d573652949d5c977";
    const { rows, truncated } = await walk((cursor) =>
      polymarket.listTrades({ wallet, cursor, signal }),
    );
    expect(rows).toHaveLength(3500);
    expect(truncated).toBe(true);
    expect(rows.map(({ tradedAt }) => tradedAt)).toEqual(
      rows
        .map(({ tradedAt }) => tradedAt)
        .toSorted()
        .toReversed(),
    );
  });

  it("activity, positions, value and leaders come through version 1", async () => {
    const wallet = "0xeebde7a0e019a63e6b476eb425505b7b3e6eba30";
    const trader = "0xd0d6053c3c37e727402d84c14069780d360993aa";
    const activity = await walk((cursor) =>
      polymarket.listActivity({ wallet: trader, cursor, signal }),
    );
    const positions = await walk((cursor) => polymarket.listPositions({ wallet, cursor, signal }));
    const leaders = await walk((cursor) => polymarket.listLeaderboard({ cursor, signal }));
    expect([activity.rows.length, positions.rows.length, leaders.rows.length]).toEqual([
      1000, 90, 50,
    ]);
    expect([activity.truncated, positions.truncated, leaders.truncated]).toEqual([
      false,
      false,
      false,
    ]);
    expect(await polymarket.getValue(wallet, { signal })).toBeGreaterThan(0);
    expect(await polymarket.getValue(trader, { signal })).toBeNull();
  });
});
