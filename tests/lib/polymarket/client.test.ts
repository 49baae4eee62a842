import { describe, expect, it, vi } from "vitest";
import type { Feed } from "@/lib/polymarket/client";
import { makePolymarket } from "@/tests/support/make-polymarket";

const { signal } = new AbortController();
const urls = { gamma: "http://g/gamma/", clob: "http://c/clob", data: "http://d/data" };

type Reply = { status?: number; json: unknown };

/** Answers by path; what a test did not set is an error that names the request. */
function makeClient(replies: Record<string, (url: URL, body: string) => Reply>) {
  const asked: string[] = [];
  const polymarket = makePolymarket({
    urls,
    fetch: async (input, init) => {
      const request = new Request(input, init);
      const url = new URL(request.url);
      asked.push(`${request.method} ${url.pathname}${url.search}`);
      const reply = replies[url.pathname]?.(url, await request.text());
      if (!reply) throw new Error(`not set: ${url.pathname}`);
      return Response.json(reply.json, { status: reply.status ?? 200 });
    },
  });
  return { polymarket, asked };
}

const missing = () => ({ status: 404, json: { error: "not found" } });
const tradeV1 = {
  proxyWallet: "0x1",
  side: "BUY",
  asset: "12",
  conditionId: "0xa",
  size: 1,
  price: 0.5,
  timestamp: 1_760_000_000,
  transactionHash: "0xf",
};
const tradeV2 = {
  proxy_wallet: "0x1",
  side: "BUY",
  token_id: "12",
  condition_id: "0xa",
  size: "1",
  price: "0.5",
  timestamp: 1_760_000_000,
  transaction_hash: "0xf",
};

const walk = async <T>(read: (cursor: string | null) => Promise<Feed<T>>) => {
  const pages: Feed<T>[] = [];
  do pages.push(await read(pages.at(-1)?.nextCursor ?? null));
  while (pages.at(-1)?.nextCursor);
  return pages;
};

describe("what is asked", () => {
  it.each([
    {
      name: "open events",
      call: (client: ReturnType<typeof makeClient>["polymarket"]) =>
        client.listEventsPage({ cursor: "a=b&c", limit: 7, signal }),
      want: "GET /gamma/events/keyset?closed=false&limit=7&after_cursor=a%3Db%26c",
    },
    {
      name: "a slug is one part of the path whatever it holds",
      call: (client: ReturnType<typeof makeClient>["polymarket"]) =>
        client.getEventBySlug("../a?b", { signal }),
      want: "GET /gamma/events/slug/..%2Fa%3Fb",
    },
    {
      name: "a price history by interval",
      call: (client: ReturnType<typeof makeClient>["polymarket"]) =>
        client.getPriceHistory({ tokenId: "12", interval: "1w", fidelity: 5, signal }),
      want: "GET /clob/prices-history?market=12&fidelity=5&interval=1w",
    },
    {
      name: "a price history by span, in seconds",
      call: (client: ReturnType<typeof makeClient>["polymarket"]) =>
        client.getPriceHistory({
          tokenId: "12",
          from: new Date(1_760_000_000_999),
          to: new Date(1_760_000_060_000),
          signal,
        }),
      want: "GET /clob/prices-history?market=12&startTs=1760000000&endTs=1760000060",
    },
  ])("$name", async ({ call, want }) => {
    const { polymarket, asked } = makeClient({
      "/gamma/events/keyset": () => ({ json: { events: [] } }),
      "/gamma/events/slug/..%2Fa%3Fb": missing,
      "/clob/prices-history": () => ({ json: { history: [] } }),
    });
    await call(polymarket);
    expect(asked).toEqual([want]);
  });

  it("more books than one request may ask for are asked for in several", async () => {
    const { polymarket, asked } = makeClient({
      "/clob/books": (_, body) => ({
        json: (JSON.parse(body) as { token_id: string }[]).map(({ token_id }) => ({
          asset_id: token_id,
          bids: [],
          asks: [],
        })),
      }),
    });
    const tokens = Array.from({ length: 1001 }, (_, index) => String(index));
    expect(await polymarket.getOrderBooks(tokens, { signal })).toHaveLength(1001);
    expect(asked).toHaveLength(3);
  });

  it("more ids than a page holds are asked for in several pages, closed first", async () => {
    const { polymarket, asked } = makeClient({
      "/gamma/markets/keyset": (url) => ({
        json: {
          markets:
            url.searchParams.get("closed") === "true"
              ? url.searchParams.getAll("id").map((id) => ({ id, question: "?", closed: true }))
              : [],
        },
      }),
    });
    const ids = Array.from({ length: 250 }, (_, index) => String(index));
    expect(await polymarket.getMarketsByIds(ids, { signal })).toHaveLength(250);
    expect(asked).toHaveLength(3);
  });

  it("a hundred vanished ids cost two lists and twenty single look-ups, not a hundred", async () => {
    const { polymarket, asked } = makeClient({
      "/gamma/markets/keyset": () => ({ json: { markets: [] } }),
      ...Object.fromEntries(
        Array.from({ length: 100 }, (_, index) => [`/gamma/markets/${index}`, missing]),
      ),
    });
    const ids = Array.from({ length: 100 }, (_, index) => String(index));
    expect(await polymarket.getMarketsByIds(ids, { signal })).toEqual([]);
    expect(asked).toHaveLength(22);
  });
});

describe("without a keyset route", () => {
  const events = Array.from({ length: 5 }, (_, index) => ({
    id: String(index),
    slug: `s${index}`,
    title: "t",
  }));
  const page = (url: URL) => {
    const offset = Number(url.searchParams.get("offset"));
    return events.slice(offset, offset + 2);
  };
  const walkEvents = async (replies: Parameters<typeof makeClient>[0]) => {
    const { polymarket, asked } = makeClient(replies);
    const ids: string[] = [];
    let cursor: string | null = null;
    do {
      const answer = await polymarket.listEventsPage({ cursor, limit: 500, signal });
      for (const { event } of answer.events) if (event.ok) ids.push(event.record.id);
      cursor = answer.nextCursor;
    } while (cursor);
    return { ids, asked };
  };

  it("offsets serve: a short page is not the end, an empty one is", async () => {
    const { ids, asked } = await walkEvents({
      "/gamma/events/keyset": missing,
      "/gamma/events": (url) => ({ json: page(url) }),
    });
    expect(ids).toEqual(["0", "1", "2", "3", "4"]);
    expect(asked).toHaveLength(5);
    expect(asked.at(-1)).toBe("GET /gamma/events?closed=false&limit=500&offset=5");
  });

  it("the depth that is refused is the end of what can be seen", async () => {
    const error = "offset too large, use /events/keyset for deeper pagination";
    const { ids } = await walkEvents({
      "/gamma/events/keyset": missing,
      "/gamma/events": (url) =>
        Number(url.searchParams.get("offset")) > 2
          ? { status: 422, json: { type: "validation error", error } }
          : { json: page(url) },
    });
    expect(ids).toEqual(["0", "1", "2", "3"]);
  });
});

describe("version 2 of the Data API", () => {
  it("is walked by its cursor until there is none; an empty page is not the end", async () => {
    const { polymarket, asked } = makeClient({
      "/data/v2/trades": (url) => {
        const cursor = url.searchParams.get("cursor");
        const next = cursor === null ? "one" : cursor === "one" ? "two" : null;
        const data = cursor === "one" ? [] : [tradeV2];
        return { json: { data, pagination: { next_cursor: next, has_more: next !== null } } };
      },
    });
    const pages = await walk((cursor) =>
      polymarket.listTrades({ wallet: "0x1", conditionIds: ["0xa", "0xb"], cursor, signal }),
    );
    expect(pages.map(({ rows }) => rows.length)).toEqual([1, 0, 1]);
    expect(asked[1]).toBe("GET /data/v2/trades?user=0x1&condition=0xa%2C0xb&limit=500&cursor=one");
  });

  it("that is not there is asked once, then version 1 serves", async () => {
    const { polymarket, asked } = makeClient({
      "/data/v2/trades": missing,
      "/data/trades": (url) => ({
        json: Number(url.searchParams.get("offset")) < 2 ? [tradeV1] : [],
      }),
    });
    const pages = await walk((cursor) => polymarket.listTrades({ wallet: "0x1", cursor, signal }));
    await polymarket.listTrades({ wallet: "0x1", signal });
    expect(pages.map(({ rows }) => rows.length)).toEqual([1, 1, 0]);
    expect(asked.filter((path) => path.includes("/v2/"))).toHaveLength(1);
  });

  it("a failure other than its absence is a failure and no reason to fall back", async () => {
    const { polymarket } = makeClient({
      "/data/v2/trades": () => ({ status: 400, json: { error: "condition is malformed" } }),
    });
    await expect(polymarket.listTrades({ wallet: "0x1", signal })).rejects.toThrow(
      'answered 400 with the error "condition is malformed"',
    );
  });

  it.each([
    { name: "a value in text", json: { data: { value: "12.5" } }, want: 12.5 },
    { name: "an unknown wallet", json: { data: null }, want: null },
    { name: "a value that is none", json: { data: { value: "n/a" } }, want: null },
  ])("value: $name", async ({ json, want }) => {
    const { polymarket } = makeClient({ "/data/v2/value": () => ({ json }) });
    expect(await polymarket.getValue("0x1", { signal })).toBe(want);
  });

  it("holders of both outcomes", async () => {
    const holder = (wallet: string) => ({ proxy_wallet: wallet, amount: "5", outcome_index: 0 });
    const { polymarket } = makeClient({
      "/data/v2/holders": () => ({
        json: {
          data: [
            { token_id: "1", holders: [holder("0xA")] },
            { token_id: "2", holders: [holder("0xB")] },
          ],
        },
      }),
    });
    const rows = await polymarket.listHolders({ conditionId: "0xa", signal });
    expect(rows.map((row) => row.ok && [row.record.tokenId, row.record.wallet])).toEqual([
      ["1", "0xa"],
      ["2", "0xb"],
    ]);
  });
});

describe("the depth that version 1 refuses", () => {
  const tooDeep = { error: "max historical activity offset of 3000 exceeded" };

  it.each([
    { name: "with 400", reply: { status: 400, json: tooDeep } },
    { name: "with 422", reply: { status: 422, json: tooDeep } },
    { name: "with 200", reply: { json: tooDeep } },
  ])("$name ends the walk as truncated", async ({ reply }) => {
    const { polymarket } = makeClient({
      "/data/v2/activity": missing,
      "/data/activity": (url) =>
        url.searchParams.get("offset") === "0" ? { json: [{ ...tradeV1, type: "TRADE" }] } : reply,
    });
    const pages = await walk((cursor) =>
      polymarket.listActivity({ wallet: "0x1", cursor, signal }),
    );
    expect(pages.map(({ rows, truncated }) => [rows.length, truncated])).toEqual([
      [1, false],
      [0, true],
    ]);
  });

  it("a refusal of the first page is a failure", async () => {
    const { polymarket } = makeClient({
      "/data/v2/activity": missing,
      "/data/activity": () => ({ status: 400, json: { error: "user is invalid" } }),
    });
    await expect(polymarket.listActivity({ wallet: "me", signal })).rejects.toThrow(
      "user is invalid",
    );
  });
});

it("price points come oldest first, once a moment, without those that are no price", async () => {
  const history = [
    { t: 30, p: 0.3 },
    { t: 10, p: 0.1 },
    { t: 30, p: 0.4 },
    { t: 20, p: 7 },
    { t: 0, p: 0.5 },
  ];
  const { polymarket } = makeClient({ "/clob/prices-history": () => ({ json: { history } }) });
  expect(await polymarket.getPriceHistory({ tokenId: "1", interval: "1d", signal })).toEqual([
    { timeMs: 10_000, price: 0.1 },
    { timeMs: 30_000, price: 0.4 },
  ]);
});

it.each([
  { name: "an answer", status: 200 },
  { name: "a refusal", status: 400 },
])("$name leaves no timer and no listener behind", async ({ status }) => {
  const stop = new AbortController();
  const add = vi.spyOn(stop.signal, "addEventListener");
  const remove = vi.spyOn(stop.signal, "removeEventListener");
  vi.useFakeTimers();
  try {
    const { polymarket } = makeClient({
      "/gamma/events/keyset": () => ({ status, json: { events: [] } }),
    });
    await polymarket.listEventsPage({ signal: stop.signal }).catch(() => undefined);
    expect(vi.getTimerCount()).toBe(0);
    expect(remove.mock.calls.length).toBe(add.mock.calls.length);
  } finally {
    vi.useRealTimers();
  }
});
