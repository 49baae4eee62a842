import { beforeAll, describe, expect, it, vi } from "vitest";
import { type Demo, NOON, openDemo, walkKeyset } from "./open-demo.ts";

// Thousands of rows are computed; a machine that does other things at once needs its time.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 });

interface WireMarket {
  id: string;
  question: string;
  conditionId: string;
  slug: string;
  outcomes: string;
  outcomePrices?: string;
  clobTokenIds: string;
  closed: boolean;
  volume?: string;
  volumeNum?: number;
  volume24hr?: number;
  liquidity: string;
  liquidityNum: number;
  bestBid?: number;
  bestAsk?: number;
  lastTradePrice?: number;
  endDate?: string;
  closedTime?: string;
  umaResolutionStatus?: string;
  negRiskOther: boolean;
  acceptingOrders: boolean;
  description: string;
  events?: { id: string; tags?: unknown }[];
  tags?: unknown[];
}
interface WireEvent {
  id: string;
  slug: string;
  title: string;
  closed: boolean;
  negRisk: boolean;
  markets: WireMarket[];
  tags: { slug: string; label: string }[];
}

const DAY_MS = 86_400_000;
const yesPrice = (market: WireMarket) =>
  Number((JSON.parse(market.outcomePrices ?? '["0"]') as string[])[0]);

describe("the event crawl at the default size", () => {
  let demo: Demo;
  let events: WireEvent[];
  let open: WireMarket[];

  beforeAll(async () => {
    demo = openDemo({ markets: 3000 });
    const started = performance.now();
    ({ rows: events } = await walkKeyset<WireEvent>(demo, "events", "closed=false&limit=500"));
    console.info(`crawl of 3,000 markets, first: ${Math.round(performance.now() - started)} ms`);
    open = events.flatMap((event) => event.markets).filter((market) => !market.closed);
  });

  it("holds at least 3,000 open markets in 400 events over 8 categories", () => {
    expect(open.length).toBeGreaterThanOrEqual(3000);
    expect(events.length).toBeGreaterThanOrEqual(400);
    expect(new Set(events.map((event) => event.tags[0]?.label)).size).toBeGreaterThanOrEqual(8);
  });

  it("shows every row once, whatever the page size", async () => {
    const { rows, pages } = await walkKeyset<WireEvent>(demo, "events", "closed=false&limit=37");
    expect(rows.map(({ id }) => id)).toEqual(events.map(({ id }) => id));
    expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
    expect(pages).toBe(Math.ceil(events.length / 37));
  });

  it("finds the same markets in the market list, and a few that have no event", async () => {
    const { rows } = await walkKeyset<WireMarket>(demo, "markets", "closed=false&limit=500");
    const orphans = rows.filter((market) => market.events?.length === 0);
    expect(orphans.length).toBeGreaterThan(2);
    expect(orphans.length).toBeLessThan(30);
    const fromEvents = open.map(({ id }) => id);
    const fromMarkets = rows.filter((market) => market.events?.length === 1).map(({ id }) => id);
    expect(fromMarkets).toEqual(fromEvents);
    expect(rows.every((market) => market.events?.[0]?.tags === undefined)).toBe(true);
  });

  it("keeps every price in [0, 1], the bid below the ask and twins equal", () => {
    for (const market of open) {
      const known = market.outcomePrices ?? '["0","1"]';
      const [yes = -1, no = -1] = (JSON.parse(known) as string[]).map(Number);
      expect(Math.min(yes, no)).toBeGreaterThanOrEqual(0);
      expect(yes + no).toBeCloseTo(1, 9);
      expect(market.bestBid ?? 0).toBeLessThan(market.bestAsk ?? 1);
      expect(Number(market.liquidity)).toBe(market.liquidityNum);
      expect(Number(market.volume ?? "0")).toBe(market.volumeNum ?? 0);
      expect(market.volume24hr ?? 0).toBeLessThanOrEqual((market.volumeNum ?? 0) + 1e-6);
    }
  });

  it("leaves out what is not known instead of writing 0", () => {
    const without = (field: keyof WireMarket) => open.filter((market) => !(field in market)).length;
    expect(without("volume")).toBeGreaterThan(open.length * 0.1);
    expect(without("lastTradePrice")).toBe(without("volume"));
    expect(without("bestBid")).toBeGreaterThan(10);
    expect(without("endDate")).toBeGreaterThan(5);
    expect(without("endDate")).toBeLessThan(open.length * 0.03);
    expect(without("outcomePrices")).toBeGreaterThan(0);
  });

  it("has YES prices of exclusive events that sum to about one", () => {
    const exclusive = events.filter((event) => event.negRisk && !event.closed);
    const sums = exclusive
      .filter((event) => event.markets.every((market) => market.outcomePrices !== undefined))
      .map((event) => event.markets.reduce((sum, market) => sum + yesPrice(market), 0));
    expect(sums.length).toBeGreaterThan(80);
    const near = sums.filter((sum) => Math.abs(sum - 1) < 0.12).length;
    expect(near / sums.length).toBeGreaterThan(0.9);
  });

  it("holds placeholders, hostile titles, line separators, disputes and wide spreads", () => {
    const titles = events.map((event) => event.title).join("\n");
    for (const part of ["<script>", "=1+1", "DROP TABLE", "🚀"]) expect(titles).toContain(part);
    expect(open.some((market) => market.negRiskOther)).toBe(true);
    expect(open.some((market) => market.description.includes("\u2028"))).toBe(true);
    const statuses = new Set(open.map((market) => market.umaResolutionStatus));
    expect(statuses).toContain("proposed");
    expect(statuses).toContain("disputed");
    const wide = open.filter(
      ({ bestBid, bestAsk, lastTradePrice, outcomePrices }) =>
        bestBid !== undefined &&
        bestAsk !== undefined &&
        outcomePrices !== undefined &&
        lastTradePrice !== undefined &&
        bestAsk - bestBid > 0.101,
    );
    expect(wide.length).toBeGreaterThan(20);
    expect(wide.every((market) => yesPrice(market) === market.lastTradePrice)).toBe(true);
    const outcomes = new Set(open.map((market) => market.outcomes));
    for (const pair of ['["Yes","No"]', '["Over","Under"]', '["Up","Down"]']) {
      expect(outcomes).toContain(pair);
    }
  });

  it("gives every market its own ids", () => {
    expect(new Set(open.map(({ conditionId }) => conditionId)).size).toBe(open.length);
    const tokens = open.flatMap((market) => JSON.parse(market.clobTokenIds) as string[]);
    expect(new Set(tokens).size).toBe(2 * open.length);
    expect(tokens.every((token) => /^[1-9]\d{76}$/.test(token))).toBe(true);
    expect(open.every(({ conditionId }) => /^0x[0-9a-f]{64}$/.test(conditionId))).toBe(true);
    expect(open.every(({ id }) => id.startsWith("demo-"))).toBe(true);
  });
});

describe("time", () => {
  it("answers the same to the same seed and moment, in any order", async () => {
    const [one, two] = [openDemo({ seed: 7 }), openDemo({ seed: 7 })];
    const paths = [
      "/gamma/events/keyset?limit=50&closed=false",
      "/gamma/markets?limit=20",
      "/gamma/markets/keyset?closed=true&limit=30",
    ];
    const first = [];
    for (const path of paths) first.push(await one.answer(path));
    two.clock.now = new Date(NOON.getTime() + 9 * DAY_MS);
    await two.answer(paths[0] ?? "");
    two.clock.now = NOON;
    const second = [];
    for (const path of paths.toReversed()) second.unshift(await two.answer(path));
    expect(second).toEqual(first);
    expect((await openDemo({ seed: 8 }).answer(paths[0] ?? "")).text).not.toBe(first[0]?.text);
  });

  it("closes some markets and opens others in a day; the closed ones answer by id", async () => {
    const demo = openDemo({ markets: 600 });
    const ids = async () => {
      const { rows } = await walkKeyset<WireMarket>(demo, "markets", "closed=false&limit=100");
      return new Set(rows.map(({ id }) => id));
    };
    const before = await ids();
    demo.clock.now = new Date(NOON.getTime() + DAY_MS);
    const after = await ids();
    const gone = [...before].filter((id) => !after.has(id));
    expect(gone.length).toBeGreaterThan(10);
    expect([...after].filter((id) => !before.has(id)).length).toBeGreaterThan(10);
    const closed = await Promise.all(
      gone.slice(0, 40).map((id) => demo.get<WireMarket>(`/gamma/markets/${id}`)),
    );
    expect(closed.every((market) => market.closed)).toBe(true);
    const blank = /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\+00$/;
    expect(closed.every((market) => blank.test(market.closedTime ?? ""))).toBe(true);
    const settled = closed.filter((market) => market.umaResolutionStatus === "resolved");
    expect(settled.length).toBeGreaterThan(0);
    const payouts = ['["1","0"]', '["0","1"]', '["0.5","0.5"]'];
    expect(settled.every((market) => payouts.includes(market.outcomePrices ?? ""))).toBe(true);
    const some = gone
      .slice(0, 5)
      .map((id) => `id=${id}`)
      .join("&");
    expect(await demo.get(`/gamma/markets?${some}`)).toEqual([]);
    expect(await demo.get(`/gamma/markets?closed=true&${some}`)).toHaveLength(5);
  });

  it("settles a cancelled event half and half", async () => {
    const { rows } = await walkKeyset<WireMarket>(openDemo(), "markets", "closed=true&limit=100");
    const halves = rows.filter((market) => market.outcomePrices === '["0.5","0.5"]');
    expect(rows.length).toBeGreaterThan(500);
    expect(halves.length).toBeGreaterThan(0);
    expect(halves.length).toBeLessThan(rows.length * 0.05);
    expect(rows.some((market) => market.acceptingOrders)).toBe(true);
  });
});

describe("pages and refusals", () => {
  const demo = openDemo();

  it.each([
    ["/gamma/markets?limit=500", 100],
    ["/gamma/markets/keyset?limit=5000", 100],
    ["/gamma/events?limit=3", 3],
  ])("%s gives %i rows", async (path, want) => {
    const body = await demo.get<unknown[] | { markets: unknown[] }>(path);
    expect(Array.isArray(body) ? body.length : body.markets.length).toBe(want);
  });

  it("ignores a cursor under another name, as upstream does", async () => {
    const first = await demo.get("/gamma/events/keyset?limit=5");
    const cursor = String(first["next_cursor"]);
    expect(await demo.get(`/gamma/events/keyset?limit=5&next_cursor=${cursor}`)).toEqual(first);
    expect(await demo.get(`/gamma/events/keyset?limit=5&after_cursor=${cursor}`)).not.toEqual(
      first,
    );
  });

  it.each([
    [
      "/gamma/markets?offset=2001",
      422,
      "offset too large, use /markets/keyset for deeper pagination",
    ],
    ["/gamma/events/keyset?offset=1", 422, "offset is not supported"],
    ["/gamma/events/keyset?after_cursor=%25%25", 422, "after_cursor is invalid"],
    ["/gamma/events?limit=x", 422, "limit is invalid"],
    [`/gamma/markets/0x${"a".repeat(64)}`, 422, "id is invalid"],
    ["/gamma/markets/demo-1-1", 404, "id not found"],
    ["/gamma/events/demo-1-9999", 404, "id not found"],
    ["/gamma/events/slug/nothing", 404, "slug not found"],
    ["/gamma/public-search?q=%20", 422, "q is required"],
    ["/gamma/nothing", 404, "not found"],
    ["/nothing", 404, "not found"],
  ])("%s: %i %s", async (path, status, words) => {
    const answer = await demo.answer(path);
    expect(answer.status).toBe(status);
    expect((JSON.parse(answer.text) as { error: string }).error).toContain(words);
  });

  it("sorts by the JSON names and keeps the order over pages", async () => {
    const query = "closed=false&order=volume24hr&ascending=false&limit=40";
    const { rows } = await walkKeyset<WireMarket>(demo, "markets", query);
    const volumes = rows.map((market) => market.volume24hr ?? 0);
    expect(volumes).toEqual(volumes.toSorted((a, b) => b - a));
    expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
  });

  it("answers by slug, condition, token and tag, and finds by words", async () => {
    const [market] = await demo.get<WireMarket[]>("/gamma/markets?limit=1&include_tag=true");
    if (!market) throw new Error("no market");
    const [token] = JSON.parse(market.clobTokenIds) as string[];
    for (const query of [
      `slug=${market.slug}`,
      `condition_ids=${market.conditionId}`,
      `clob_token_ids=${token}`,
    ]) {
      const found = await demo.get<WireMarket[]>(`/gamma/markets?${query}`);
      expect(found.map(({ id }) => id)).toEqual([market.id]);
    }
    expect((await demo.get<WireMarket>(`/gamma/markets/slug/${market.slug}`)).id).toBe(market.id);
    expect(market.tags?.length).toBeGreaterThan(0);
    const sports = await demo.get<WireEvent[]>("/gamma/events?tag_slug=sports&limit=20");
    expect(sports.every((event) => event.tags.some((tag) => tag.slug === "sports"))).toBe(true);
    const event = sports[0];
    const word = event?.title.split(" ")[0] ?? "";
    const search = await demo.get<{ events: WireEvent[] }>(`/gamma/public-search?q=${word}`);
    expect(search.events.length).toBeGreaterThan(0);
    expect((await demo.get<unknown[]>(`/gamma/events/${event?.id}/tags`)).length).toBeGreaterThan(
      0,
    );
  });
});
