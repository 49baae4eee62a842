import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { getSignalRecord } from "@/lib/signals/get-signal-record.ts";
import { gradeSignals } from "@/lib/signals/grade-signals.ts";
import { listSignals } from "@/lib/signals/list-signals.ts";
import { startStack, type TestStack } from "../support/stack.ts";

let stack: TestStack;
beforeAll(async () => {
  stack = await startStack();
});
afterAll(() => stack?.stop());

const NOW = new Date("2026-11-21T12:00:00Z");
const origin = "demo" as const;
const context = (now = NOW) => ({
  service: stack.service(),
  db: stack.anon(),
  origin,
  now: () => now,
  signal: new AbortController().signal,
});
const ago = (hours: number) => new Date(NOW.getTime() - hours * 3_600_000).toISOString();

async function addMarket(
  id: string,
  more: { price?: number; closed?: boolean; fee?: string | null } = {},
) {
  const { price = 0.4, closed = false, fee = '{"rate": 0.04, "exponent": 1}' } = more;
  await stack.sql(
    `insert into public.markets (origin, id, condition_id, event_id, title, search, active, closed, price, content_hash)
     values ('demo', $1, '0x' || $1, 'e-' || $1, $1, $1, true, $2, $3, 'h')`,
    [id, closed, price],
  );
  await stack.sql(
    `insert into public.market_outcomes (origin, market_id, position, name, token_id, price)
     values ('demo', $1, 0, 'Yes', $1 || '-yes', $2::float8), ('demo', $1, 1, 'No', $1 || '-no', 1 - $2::float8)`,
    [id, price],
  );
  await stack.sql(
    "insert into public.market_details (origin, market_id, fee_schedule) values ('demo', $1, $2::jsonb)",
    [id, fee],
  );
}

const addSignal = (id: string, hoursAgo: number, more = "") =>
  stack.sql(
    `insert into public.signals (origin, source_type, source_id, dedupe_key, market_id, event_id, side, price_at, fee_at, created_at)
     values ('demo', 'flip', 's', $1, $1, 'e-' || $1, 'YES', 0.4, 0.01, $2)${more}`,
    [id, ago(hoursAgo)],
  );

const addPoint = (id: string, at: string, price: number) =>
  stack.sql(
    "insert into public.prices_1m (origin, token_id, at, price) values ('demo', $1, $2, $3)",
    [`${id}-yes`, at, price],
  );

const read = async (id: string) => {
  const rows = await stack.sql<Record<string, number | null>>(
    "select price_at, fee_at, price_1h, price_24h, settled_price from public.signals where dedupe_key = $1",
    [id],
  );
  return rows[0];
};

const minutes = (iso: string, add: number) =>
  new Date(Date.parse(iso) + add * 60_000).toISOString();

describe("grading", () => {
  it("takes the point nearest to the hour and to the day, within ten minutes, and nothing further off", async () => {
    await addMarket("g1");
    await addSignal("g1", 30);
    const hour = ago(29);
    await addPoint("g1", minutes(hour, -9), 0.41);
    await addPoint("g1", minutes(hour, 3), 0.45);
    await addPoint("g1", minutes(ago(6), 11), 0.9);
    const first = await gradeSignals(context());
    expect(first.priced).toBe(1);
    expect(await read("g1")).toMatchObject({ price_1h: expect.closeTo(0.45, 6), price_24h: null });
    expect((await gradeSignals(context())).priced).toBe(0);
  });

  it("is not done before its time", async () => {
    await addMarket("g2");
    await addSignal("g2", 0.5);
    await addPoint("g2", minutes(ago(0), 0), 0.7);
    await gradeSignals(context());
    expect(await read("g2")).toMatchObject({ price_1h: null, price_24h: null });
  });

  it("keeps a point of every sync for markets that are waited for", async () => {
    await addMarket("g3", { price: 0.55 });
    await addSignal("g3", 1);
    await stack.sql(
      "insert into public.sync_sources (origin, last_success_at) values ('demo', $1) on conflict (origin) do update set last_success_at = excluded.last_success_at",
      [minutes(ago(0), 2)],
    );
    await gradeSignals(context(new Date(NOW.getTime() + 5 * 60_000)));
    expect(await read("g3")).toMatchObject({ price_1h: expect.closeTo(0.55, 6) });
  });

  it.each([
    { name: "resolved", status: "resolved", payout: 1, want: 1 },
    { name: "resolved 50/50", status: "resolved", payout: 0.5, want: 0.5 },
    { name: "closed but disputed", status: "disputed", payout: 1, want: null },
    { name: "closed without a word", status: null, payout: 1, want: null },
    { name: "resolved at a price that is no payout", status: "resolved", payout: 0.97, want: null },
  ])("settles a market that is $name: $want", async ({ name, status, payout, want }) => {
    await addMarket(name, { price: payout, closed: true });
    await stack.sql("update public.markets set resolution_status = $2 where id = $1", [
      name,
      status,
    ]);
    await addSignal(name, 48);
    await gradeSignals(context());
    expect((await read(name))?.["settled_price"]).toBe(want);
  });

  it("takes the payout for a price that is due after the market settled", async () => {
    await addMarket("g4", { price: 1, closed: true });
    await stack.sql("update public.markets set resolution_status = 'resolved' where id = 'g4'");
    await stack.sql("update public.market_details set closed_time = $1 where market_id = 'g4'", [
      ago(20),
    ]);
    await addSignal("g4", 30);
    await gradeSignals(context());
    expect(await read("g4")).toMatchObject({ price_1h: null, price_24h: 1, settled_price: 1 });
  });
});

describe("what is found", () => {
  const addTrade = (
    key: number,
    wallet: string,
    market: string,
    more: { yes?: number; taker?: boolean | null; hours?: number } = {},
  ) =>
    stack.sql(
      `insert into public.wallet_trades (origin, trade_key, traded_at, size, price, yes_shares, is_taker, side, outcome_index, wallet, token_id, condition_id, transaction_hash)
       values ('demo', md5($1)::uuid, $2, abs($3::float8), 0.4, $3::float8, $4, 'BUY', 0, $5, 't', '0x' || $6, '0x1')`,
      [
        String(key),
        ago(more.hours ?? 0.2),
        more.yes ?? 50_000,
        more.taker === undefined ? true : more.taker,
        wallet,
        market,
      ],
    );

  it("is written once, with the price and the fee of its market now", async () => {
    await addMarket("f1", { price: 0.42 });
    await addTrade(1, "0xbig", "f1");
    expect((await gradeSignals(context())).written).toBe(1);
    expect((await gradeSignals(context())).written).toBe(0);
    const rows = await stack.sql(
      "select side, price_at, fee_at, source_id from public.signals where source_type = 'large-trade'",
    );
    expect(rows).toEqual([
      {
        side: "YES",
        price_at: 0.42,
        fee_at: expect.closeTo(0.04 * 0.42 * 0.58, 12),
        source_id: "0xbig",
      },
    ]);
  });

  it.each([
    { name: "a maker's row", taker: false },
    { name: "a row not known to be a taker's", taker: null },
    { name: "an hour old", hours: 1.1 },
    { name: "small", yes: 20_000 },
  ])("leaves out a fill that is $name", async ({ name, ...more }) => {
    await addMarket(name);
    await addTrade(name.length * 7, "0xbig", name, more);
    expect((await gradeSignals(context())).written).toBe(0);
  });

  it("leaves out market makers and closed markets, and has no fee where the market has no schedule", async () => {
    await stack.sql(
      "insert into public.wallet_scores (origin, wallet, is_market_maker) values ('demo', '0xmm', true)",
    );
    await addMarket("f2", { fee: null });
    await addMarket("f3", { closed: true });
    await addTrade(101, "0xmm", "f2");
    await addTrade(102, "0xbig", "f3");
    await addTrade(103, "0xbig", "f2", { yes: -60_000 });
    expect((await gradeSignals(context())).written).toBe(1);
    expect(
      await stack.sql("select side, fee_at from public.signals where market_id = 'f2'"),
    ).toEqual([{ side: "NO", fee_at: null }]);
  });

  it("tells of a whale's flip to the side that it is on now, and not of a market maker's", async () => {
    for (const [wallet, market] of [
      ["0xturn", "flip1"],
      ["0xmm", "flip2"],
    ] as const) {
      await addMarket(market);
      const at = { taker: false, hours: 3 };
      await addTrade(300 + market.length, `${wallet}`, market, { ...at, yes: 40_000 });
      await stack.sql("update public.wallet_trades set trade_key = gen_random_uuid()");
      await addTrade(301 + market.length, wallet, market, { taker: false, yes: -90_000 });
    }
    await gradeSignals(context());
    await gradeSignals(context());
    expect(
      await stack.sql(
        "select source_id, market_id, side from public.signals where source_type = 'flip' and market_id like 'flip%'",
      ),
    ).toEqual([{ source_id: "0xturn", market_id: "flip1", side: "NO" }]);
  });

  it("tells of a flagged bet once, and of none that is old or below the mark", async () => {
    await addMarket("u1");
    await stack.sql(
      `insert into public.unusual_bets (origin, wallet, token_id, condition_id, outcome_index, first_at, last_at, trades, stake_usd, average_price,
         factor_low_price, score_low, score_high, coverage, scored_at)
       select 'demo', wallet, 'u1-no', '0xu1', 1, at, at, 1, 4000, 0.2, 1, score, 1, 'complete', at
       from (values ('0xfresh', $1::timestamptz, 0.8), ('0xlow', $1, 0.7), ('0xold', $2, 0.9)) as bets (wallet, at, score)`,
      [ago(0.5), ago(2)],
    );
    await gradeSignals(context());
    await gradeSignals(context());
    expect(
      await stack.sql(
        "select source_id, side, reason from public.signals where source_type = 'unusual'",
      ),
    ).toEqual([
      { source_id: "0xfresh", side: "NO", reason: "$4000 bet that scores at least 0.80" },
    ]);
  });

  it("hears three scored wallets on one side, once a day, and not two or a divided market", async () => {
    await stack.sql(
      "insert into public.wallet_scores (origin, wallet, smart_money) select 'demo', '0xs' || i, 20 * i from generate_series(1, 4) as i",
    );
    for (const market of ["c2", "c3", "c4"]) await addMarket(market);
    await Promise.all(
      [
        "1 c2 1",
        "2 c2 1",
        "1 c3 -1",
        "2 c3 -1",
        "3 c3 -1",
        "1 c4 1",
        "2 c4 1",
        "3 c4 -1",
        "4 c4 -1",
      ].map((row, index) => {
        const [wallet, market = "", sign] = row.split(" ");
        return addTrade(200 + index, `0xs${wallet}`, market, { yes: Number(sign) * 2000 });
      }),
    );
    expect((await gradeSignals(context())).written).toBe(1);
    expect((await gradeSignals(context())).written).toBe(0);
    expect(
      await stack.sql("select market_id, side from public.signals where source_type = 'consensus'"),
    ).toEqual([{ market_id: "c3", side: "NO" }]);
  });
});

describe("the list", () => {
  it("pages by cursor without a gap, filters, and shows no one another's signals", async () => {
    const { data: all } = await listSignals(context(), { limit: 1000 });
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const { data, metadata } = await listSignals(context(), {
        limit: 3,
        ...(cursor && { cursor }),
      });
      seen.push(...data.map(({ id }) => id));
      cursor = metadata?.nextCursor ?? undefined;
    } while (cursor);
    expect(seen).toEqual(all.map(({ id }) => id));
    expect(new Set(seen).size).toBe(all.length);
    const settled = await listSignals(context(), { limit: 1000, kind: "flip", graded: true });
    expect(settled.data.map(({ settledPrice }) => settledPrice).toSorted()).toEqual([0.5, 1, 1]);
    const mine = await stack.createUser("signals@example.com", "correct horse");
    await stack.sql(
      "insert into public.signals (origin, source_type, source_id, dedupe_key, user_id, market_id, side) values ('demo', 'workflow', 'w:n', 'mine', $1, 'g1', 'NO')",
      [mine.id],
    );
    const kind = { limit: 10, kind: "workflow" };
    expect((await listSignals(context(), kind)).data).toEqual([]);
    const own = await listSignals({ db: stack.as(mine.accessToken), origin }, kind);
    expect(own.data).toMatchObject([{ isMine: true, side: "NO", priceAt: null }]);
  });

  it.each(["x", "2026-01-01T00:00:00Z_no-id", "2026-01-01_00000000-0000-0000-0000-000000000000"])(
    "refuses the cursor %s",
    async (cursor) => {
      await expect(listSignals(context(), { limit: 1, cursor })).rejects.toMatchObject({
        code: "INVALID_INPUT",
      });
    },
  );
});

describe("the record", () => {
  const KINDS = 200;
  const EVENTS = 60;
  const EACH = 3;
  const FEE = 0.01;

  /** Each kind is one replication: sixty events of three signals that half the time share their luck. */
  const replicate = (edge: number, seed: number) =>
    stack.sql(
      `with luck as (select setseed($1)),
       draws as materialized (
         select kind, event, bet, random() as u, 0.2 + 0.6 * random() as price, random() < 0.5 as is_yes, random() < 0.5 as is_shared
         from luck, generate_series(1, ${KINDS}) as kind, generate_series(1, ${EVENTS}) as event, generate_series(1, ${EACH}) as bet
       ),
       outcomes as (
         select *, case when is_shared then first_value(u) over (partition by kind, event order by bet) else u end as luck from draws
       )
       insert into public.signals
         (origin, source_type, source_id, dedupe_key, market_id, event_id, side, price_at, fee_at, settled_price, settled_at)
       select
         'recorded', 'r' || translate(kind::text, '0123456789', 'abcdefghij'), 's', kind || ' ' || event || ' ' || bet, 'm', 'e' || event,
         case when is_yes then 'YES' else 'NO' end, price, ${FEE},
         -- The side that was named is worth its price and the edge.
         case when luck < case when is_yes then price else 1 - price end + $2 then is_yes::int else 1 - is_yes::int end,
         now()
       from outcomes`,
      [seed, edge],
    );

  it.each([
    { edge: 0, seed: 0.1, most: 2 },
    { edge: 0.05, seed: 0.2, most: KINDS },
  ])(
    "holds the true edge of $edge in its 90 % interval about nine times of ten, over 200 replications",
    async ({ edge, seed, most }) => {
      await stack.sql("delete from public.signals where origin = 'recorded'");
      await replicate(edge, seed);
      const record = await getSignalRecord({ ...context(), origin: "recorded" }, {});
      const settled = record.filter(({ horizon }) => horizon === "settlement");
      expect(settled.length).toBe(KINDS);
      expect(
        settled.every(({ events, edge: { n } }) => events === EVENTS && n === EVENTS * EACH),
      ).toBe(true);
      const truth = edge - FEE;
      const held = settled.filter(
        ({ edge: { low = NaN, high = NaN } }) => low <= truth && truth <= high,
      ).length;
      const band = 1.96 * Math.sqrt((0.9 * 0.1) / KINDS);
      expect(held / KINDS).toBeGreaterThan(0.9 - band);
      expect(held / KINDS).toBeLessThan(0.9 + band);
      const mean = settled.reduce((sum, { edge: { value } }) => sum + (value ?? NaN), 0) / KINDS;
      expect(mean).toBeCloseTo(truth, 2);
      // An edge of nothing, less the fee, is called positive hardly ever.
      const positive = settled.filter(({ verdict }) => verdict === "positive");
      expect(positive.length).toBeLessThanOrEqual(most);
    },
  );

  it("makes no narrower an interval of the same draw told many times", async () => {
    await stack.sql("delete from public.signals where origin = 'recorded'");
    await stack.sql(
      `insert into public.signals (origin, source_type, source_id, dedupe_key, market_id, event_id, side, price_at, fee_at, settled_price)
       select 'recorded', kind, 's', event || ' ' || copy, 'm', 'e' || event, 'YES', 0.5, 0, event % 2
       from (values ('once', 1), ('often', 20)) as kinds (kind, copies), generate_series(1, 11) as event, generate_series(1, copies) as copy`,
    );
    const record = await getSignalRecord({ ...context(), origin: "recorded" }, {});
    const [once, often] = ["once", "often"].map(
      (kind) => record.find((row) => row.kind === kind && row.horizon === "settlement")?.edge,
    );
    expect(often).toMatchObject({ n: 220 });
    expect(once).toMatchObject({ n: 11 });
    expect(often?.low).toBeCloseTo(once?.low ?? NaN, 12);
  });

  it("keeps out what has no fee or no price, says how many, and gives no interval below five events", async () => {
    await stack.sql("delete from public.signals where origin = 'recorded'");
    await stack.sql(
      `insert into public.signals (origin, source_type, source_id, dedupe_key, market_id, event_id, side, price_at, fee_at, price_1h, created_at)
       select 'recorded', 'flip', 's', i::text, 'm', 'e' || i, 'NO', 0.5, case when i > 1 then 0.02 end, case when i < 5 then 0.4 end, now() - interval '3 h'
       from generate_series(1, 6) as i`,
    );
    const record = await getSignalRecord({ ...context(), origin: "recorded" }, { kind: "flip" });
    expect(record.find(({ horizon }) => horizon === "1h")).toMatchObject({
      signals: 6,
      missing: 2,
      feeUnknown: 1,
      events: 3,
      edge: { value: expect.closeTo(0.08, 12), n: 3, coverage: "truncated" },
      pValue: null,
      verdict: "no-evidence",
    });
    expect(record.find(({ horizon }) => horizon === "1h")?.edge).not.toHaveProperty("low");
    expect(record.find(({ horizon }) => horizon === "24h")).toMatchObject({
      missing: 0,
      edge: { value: null, n: 0 },
    });
  });
});
