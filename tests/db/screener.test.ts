import * as fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { listMarkets } from "@/lib/markets/list-markets.ts";
import { listMarketsInputSchema, type Market, type MarketFilter } from "@/lib/markets/schema.ts";
import { listMarketGroups } from "@/lib/markets/list-market-groups.ts";
import { listSparklines } from "@/lib/markets/list-sparklines.ts";
import { selectMarkets } from "@/lib/markets/select-markets.ts";
import { listMarketGroupsInputSchema } from "@/lib/markets/terminal-schema.ts";
import { startStack, type TestStack } from "../support/stack.ts";

let stack: TestStack;
let all: Market[];

const signal = new AbortController().signal;
const context = () => ({ db: stack.anon(), origin: "demo" as const, signal });
const select = (query: Record<string, unknown>) =>
  selectMarkets(context(), listMarketsInputSchema.parse(query));

/** Rows with ties, nulls and wildcards in the titles; another origin holds the same ids. */
const SEED = `
  select setseed(0.42);
  insert into public.markets (origin, id, slug, condition_id, title, search, category, tags, active, closed, price, spread,
    volume_24h, liquidity, change_24h, end_date, content_hash)
  select origin, 'm' || lpad(i::text, 3, '0'), 'slug-' || i, '0x' || i, title, lower(title), category, tags, random() < 0.8, random() < 0.3,
    nullif(round(random()::numeric, 1), 0.5), nullif(round((random() / 2)::numeric, 2), 0.1),
    nullif(floor(random() * 6) * 100, 300), nullif(floor(random() * 5) * 10, 20),
    nullif(round((random() - 0.5)::numeric, 1), 0), timestamptz '2026-12-01Z' + nullif(floor(random() * 5), 2) * interval '1 day', 'h'
  from (values ('demo'), ('recorded')) as source(origin), generate_series(1, 120) as i,
    lateral (select
      (array['Bitcoin', 'election', 'Will', '100% sure', 'snake_case', 'back\\slash', 'Ärger', 'rain', 'Trump''s'])[1 + i % 9] || ' ' ||
      (array['wins', 'falls', 'bitcoin', 'Rain'])[1 + i % 4] || ' ' || i % 7 as title,
      (array['Sports', 'Crypto', 'Other', null])[1 + i % 4] as category,
      case i % 3 when 0 then array['All', 'Games'] when 1 then array['Games'] else '{}' end as tags) as words;
  insert into public.market_outcomes (origin, market_id, position, name, price)
  select origin, id, position, (array['Yes', 'No'])[position + 1], price from public.markets, generate_series(0, 1) as position;
  insert into public.sync_sources (origin, last_success_at) values ('demo', now());`;

beforeAll(async () => {
  stack = await startStack();
  for (const statement of SEED.split(/;\n/)) await stack.sql(statement);
  all = (await select({ limit: 1000 })).markets;
});
afterAll(() => stack?.stop());

const matches = (market: Market, filter: MarketFilter): boolean => {
  const least = (value: number | null, bound: number | undefined) =>
    bound === undefined || (value !== null && value >= bound);
  const most = (value: number | null, bound: number | undefined) =>
    bound === undefined || (value !== null && value <= bound);
  const end = market.endDate === null ? null : Date.parse(market.endDate);
  return (
    (filter.category === undefined || market.category === filter.category) &&
    (filter.tag === undefined || market.tags.includes(filter.tag)) &&
    (filter.active === undefined || market.active === filter.active) &&
    (filter.closed === undefined || market.closed === filter.closed) &&
    least(market.price, filter.price_min) &&
    most(market.price, filter.price_max) &&
    least(market.volume24h, filter.volume_min) &&
    least(market.liquidity, filter.liquidity_min) &&
    most(market.spread, filter.spread_max) &&
    least(market.change24h, filter.change_min) &&
    most(market.change24h, filter.change_max) &&
    (filter.ends_before === undefined || (end !== null && end < Date.parse(filter.ends_before))) &&
    least(end, filter.ends_after === undefined ? undefined : Date.parse(filter.ends_after))
  );
};

const compare = (a: unknown, b: unknown) => (a === b ? 0 : (a as number) < (b as number) ? -1 : 1);

/** Nulls last both ways; ties by id, in the direction of the sort. */
function order(markets: Market[], sort: string): Market[] {
  const field = sort.replace("-", "") as keyof Market;
  const sign = sort.startsWith("-") ? -1 : 1;
  return [...markets].sort((a, b) => {
    const [x, y] = [a[field], b[field]];
    if ((x === null) !== (y === null)) return x === null ? 1 : -1;
    return sign * (compare(x, y) || compare(a.id, b.id));
  });
}

const some = <T>(values: fc.Arbitrary<T>) => fc.option(values, { nil: undefined, freq: 2 });
const share = fc.constantFrom(0, 0.1, 0.3, 0.5, 0.9, 1);
const query = fc.record({
  category: some(fc.constantFrom("Sports", "Crypto", "Nothing")),
  tag: some(fc.constantFrom("All", "Games", "games")),
  active: some(fc.boolean()),
  closed: some(fc.boolean()),
  price_min: some(share),
  price_max: some(share),
  volume_min: some(fc.constantFrom(0, 100, 400)),
  liquidity_min: some(fc.constantFrom(0, 10, 40)),
  spread_max: some(share),
  change_min: some(fc.constantFrom(-0.5, -0.1, 0, 0.2)),
  change_max: some(fc.constantFrom(-0.1, 0.1, 0.5)),
  ends_before: some(fc.constantFrom("2026-12-02T00:00:00Z", "2026-12-04")),
  ends_after: some(fc.constantFrom("2026-12-02T00:00:00Z", "2026-12-04T00:00:00+01:00")),
  sort: fc.constantFrom(
    ...[
      "volume24h",
      "liquidity",
      "price",
      "spread",
      "change24h",
      "momentum",
      "endDate",
      "title",
    ].flatMap((field) => [field, `-${field}`]),
  ),
  limit: fc.constantFrom(1, 7, 50, 1000),
  offset: fc.constantFrom(0, 5, 30, 500),
});

describe("the screener", () => {
  it("gives what a naive filter and sort over all rows give", async () => {
    expect(all).toHaveLength(120);
    await fc.assert(
      fc.asyncProperty(query, async (input) => {
        const found = await select(input);
        const { sort, limit, offset, ...filter } = input;
        const wanted = order(
          all.filter((market) => matches(market, filter)),
          sort,
        );
        expect(found.total).toBe(wanted.length);
        expect(found.markets.map(({ id }) => id)).toEqual(
          wanted.slice(offset, offset + limit).map(({ id }) => id),
        );
      }),
      { numRuns: 150, seed: 7 },
    );
  });

  it.each([
    { q: "BITCOIN", has: "bitcoin" },
    { q: "%", has: "%" },
    { q: "_case", has: "_case" },
    { q: "k\\s", has: "k\\s" },
    { q: "ärger", has: "ärger" },
    { q: "a", has: "a" },
    { q: "trump's", has: "trump's" },
    { q: "wins 3", has: "wins 3" },
  ])("finds $q as a substring and by similarity, like the plain formula", async ({ q, has }) => {
    const { markets, total } = await select({ q, limit: 1000 });
    const similar = await stack.sql<{ id: string }>(
      `select id from public.markets where origin = 'demo'
         and (position($1 in search) > 0 or extensions.word_similarity($1, search) >= 0.4)`,
      [q.toLowerCase()],
    );
    expect(total).toBe(similar.length);
    expect(markets.map(({ id }) => id).sort()).toEqual(similar.map(({ id }) => id).sort());
    const exact = all.filter(({ title }) => title.toLowerCase().includes(has));
    expect(exact.length).toBeGreaterThan(0);
    for (const { id } of exact) expect(markets.map((market) => market.id)).toContain(id);
  });

  it("finds a misspelt word", async () => {
    const { markets } = await select({ q: "bitcion", limit: 1000 });
    expect(markets.some(({ title }) => title.startsWith("Bitcoin"))).toBe(true);
  });

  it.each([
    "'; drop table markets; --",
    "$1",
    "%' or 1=1 --",
    "\\",
    "{a}",
    '"',
    "x' union select 1",
  ])("takes %s for nothing but text", async (text) => {
    for (const field of ["category", "tag"])
      expect((await select({ [field]: text })).total).toBe(0);
    expect((await select({ q: text })).total).toBeLessThan(120);
    expect((await select({})).total).toBe(120);
  });

  it.each([
    { p_sort: "title; drop table markets" },
    { p_sort: "volume24h desc" },
    { p_filter: { "1=1) --": true } },
    { p_filter: { origin: "recorded" } },
  ])("refuses $p_sort$p_filter at the database too", async (args) => {
    const { error } = await stack.anon().rpc("list_markets", { p_origin: "demo", ...args });
    expect(error?.code).toBe("22023");
  });

  it("takes a known total over only while no row has changed", async () => {
    const known = async () => (await select({ category: "Sports" })).total;
    const before = await known();
    await stack.sql(
      "update public.markets set category = 'Sports' where origin = 'demo' and id = 'm002'",
    );
    expect(await known()).toBe(before);
    await stack.sql("update public.sync_sources set generation = generation + 1");
    expect(await known()).toBe(before + 1);
    await stack.sql(
      "update public.markets set category = 'Crypto' where origin = 'demo' and id = 'm002'",
    );
    await stack.sql("update public.sync_sources set generation = generation + 1");
  });

  it("takes a known page over only while no row has changed, and its rows are those of the database again after", async () => {
    const first = async () => {
      const { markets } = await select({ q: "m001", category: "Crypto", limit: 5, sort: "title" });
      return markets.map(({ title }) => title);
    };
    const title = (text: string) =>
      stack.sql("update public.markets set title = $1 where origin = 'demo' and id = 'm001'", [
        text,
      ]);
    const search = (text: string) =>
      stack.sql("update public.markets set search = $1 where origin = 'demo' and id = 'm001'", [
        text,
      ]);
    await search("m001");
    await stack.sql("update public.sync_sources set generation = generation + 1");
    const before = await first();
    expect(before).toHaveLength(1);
    await title("Another title");
    expect(await first()).toEqual(before);
    await stack.sql("update public.sync_sources set generation = generation + 1");
    expect(await first()).toEqual(["Another title"]);
    await stack.sql("update public.sync_sources set last_success_at = now() + interval '1 second'");
    await title(before[0] ?? "");
    expect(await first()).toEqual(before);
    await search((before[0] ?? "").toLowerCase());
    await stack.sql("update public.sync_sources set generation = generation + 1");
  });

  it("shows a watchlist to its owner alone, and none to a stranger", async () => {
    const owner = await stack.createUser("watcher@example.com", "correct horse");
    const other = await stack.createUser("other@example.com", "battery staple");
    const mine = stack.as(owner.accessToken);
    for (const id of ["m003", "m050"])
      expect(
        (await mine.from("watchlist_items").insert({ origin: "demo", target_id: id })).error,
      ).toBeNull();
    const input = listMarketsInputSchema.parse({ watchlist: "true", sort: "title" });
    const watched = async (token: string) =>
      (await selectMarkets({ ...context(), db: stack.as(token) }, input)).markets
        .map(({ id }) => id)
        .sort();
    expect(await watched(owner.accessToken)).toEqual(["m003", "m050"]);
    expect(await watched(other.accessToken)).toEqual([]);
    const stranger = {
      ...context(),
      user: null,
      now: () => new Date(),
      log: () => {},
      requestSync: () => {},
    };
    await expect(listMarkets(stranger, input)).rejects.toMatchObject({ code: "UNAUTHENTICATED" });
  });

  it("serves the order of a page from an index for everyone that reads it", async () => {
    await stack.sql(
      `insert into public.markets (origin, id, title, search, active, closed, content_hash, volume_24h)
       select 'polymarket', i::text, 'T', 't', true, false, 'h', i from generate_series(1, 5000) as i`,
    );
    await stack.sql("analyze public.markets");
    await stack.sql("set role anon");
    const [{ sql } = { sql: "" }] = await stack.sql<{ sql: string }>(
      "select private.market_page_sql('{}', '-volume24h') as sql",
    );
    const bound = sql.replaceAll("$1", "'polymarket'").replaceAll("$4", "10").replaceAll("$5", "0");
    const plan = await stack.sql("explain " + bound);
    await stack.sql("reset role");
    expect(JSON.stringify(plan)).toContain("markets_volume_24h_idx");
  });
});

describe("the screener by event", () => {
  const groups = async (input: Record<string, unknown>) => {
    const ctx = { ...context(), now: () => new Date(), user: null, requestSync: () => {} };
    return listMarketGroups(ctx, listMarketGroupsInputSchema.parse(input));
  };
  beforeAll(async () => {
    await stack.sql(
      `insert into public.events (origin, id, slug, title, search, active, closed, content_hash)
       select 'demo', 'e' || i, 'event-' || i, 'Event ' || i, 'event', true, false, 'h' from generate_series(1, 10) as i`,
    );
    // Every third market has no event.
    await stack.sql(
      `update public.markets set event_id = 'e' || (1 + right(id, 2)::integer % 10)
       where origin = 'demo' and right(id, 2)::integer % 3 > 0`,
    );
    all = (await select({ limit: 1000 })).markets;
  });

  it.each(["-volume24h", "volume24h", "-price", "spread", "title"])(
    "holds each market of the filter in one group, in the order of %s",
    async (sort) => {
      const filter = { active: true, price_min: 0.2 };
      const { data, metadata } = await groups({ ...filter, sort, limit: 1000 });
      const wanted = all.filter((market) => matches(market, filter));
      expect(data.reduce((sum, { markets }) => sum + markets, 0)).toBe(wanted.length);
      expect(metadata?.total).toBe(data.length);
      for (const { key, event, markets, lead, volume24h } of data) {
        const own = wanted.filter(({ id, eventId }) => (eventId ?? `market ${id}`) === key);
        expect(markets).toBe(own.length);
        expect(event?.id ?? null).toBe(lead.eventId);
        expect(lead.id).toBe(order(own, sort)[0]?.id);
        const known = own.flatMap((market) => market.volume24h ?? []);
        expect(volume24h).toBe(known.length === 0 ? null : known.reduce((a, b) => a + b, 0));
      }
    },
  );

  it("turns pages without losing or repeating a group", async () => {
    const whole = await groups({ limit: 1000 });
    const [first, second] = [
      await groups({ limit: 20 }),
      await groups({ limit: 1000, offset: 20 }),
    ];
    expect([...first.data, ...second.data].map(({ key }) => key)).toEqual(
      whole.data.map(({ key }) => key),
    );
  });

  it("lists the markets of one event alone", async () => {
    const { markets, total } = await select({ event_id: "e3", closed: false });
    expect(total).toBe(markets.length);
    expect(markets.length).toBeGreaterThan(0);
    for (const market of markets) expect([market.eventId, market.closed]).toEqual(["e3", false]);
  });
});

it("draws small charts of stored prices alone, one point each four hours", async () => {
  await stack.sql(`update public.market_outcomes set token_id = 'tok-' || market_id
    where origin = 'demo' and market_id in ('m001', 'm002') and position = 0`);
  await stack.sql(`insert into public.prices_1h (origin, token_id, at, open, high, low, close, points)
    select 'demo', 'tok-m001', timestamptz '2026-11-20T00:00Z' + hour * interval '1 hour', 0.5, 0.5, 0.5, hour / 100.0, 1
    from generate_series(0, 7) as hour
    union all select 'demo', 'tok-m001', timestamptz '2026-11-01Z', 0.9, 0.9, 0.9, 0.9, 1
    union all select 'recorded', 'tok-m002', timestamptz '2026-11-20Z', 0.9, 0.9, 0.9, 0.9, 1`);
  const { data } = await listSparklines(
    { ...context(), now: () => new Date("2026-11-21T00:00Z") },
    { ids: ["m002", "m001", "nothing"] },
  );
  expect(data).toEqual([
    {
      marketId: "m001",
      points: [
        [36, 0.03],
        [37, 0.07],
      ],
      asOf: "2026-11-20T07:00:00.000Z",
    },
  ]);
});
