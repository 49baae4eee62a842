import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { BenchRow } from "./executor";
import { startApp } from "../support/app";

const ROUNDS = 60;
const QUERIES = [
  "volume_min=10000&sort=-volume24h",
  "active=true&closed=false",
  "category=Sports&sort=-liquidity",
  "price_min=0.2&price_max=0.8&liquidity_min=1000&closed=false",
  "tag=Tag%203&sort=endDate",
  "q=election&category=Crypto",
];

const seed = (from: number, to: number) => `
  insert into public.markets (origin, id, condition_id, slug, title, search, event_id, event_slug, category, tags, price,
    best_bid, best_ask, spread, last_trade_price, volume_24h, volume_total, liquidity, change_24h, end_date, active, closed,
    accepting_orders, neg_risk, updated_at, content_hash)
  select 'demo', 'demo-' || i, '0x' || md5(i::text), 'slug-' || i, title, lower(title), 'e' || i / 8, 'event-' || i / 8,
    (array['Sports', 'Politics', 'Crypto', 'Culture', 'Science', 'Economy', 'World', 'Other'])[1 + (i / 8) % 8],
    array['Tag ' || (i / 8) % 40, 'All'], random(), random(), random(), random() / 5, random(),
    case when random() < 0.5 then exp(random() * 14) end, exp(random() * 16), exp(random() * 12), random() - 0.5,
    now() + random() * interval '300 days', true, random() < 0.1, true, false, now(), 'h'
  from generate_series(${from}, ${to}) as i, lateral (
    select 'Will ' || md5((i % 977)::text) || ' win the ' || (array['championship', 'election', 'race', 'final'])[1 + i % 4] || ' of ' || i as title
  ) as titled`;

const outcomes = (from: number, to: number) => `
  insert into public.market_outcomes (origin, market_id, position, name, token_id, price)
  select 'demo', 'demo-' || i, position, (array['Yes', 'No'])[position + 1], md5(i::text) || position, 0.5
  from generate_series(${from}, ${to}) as i, generate_series(0, 1) as position`;

const quantile = (sorted: readonly number[], share: number) =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;

async function measure(call: (query: string) => Promise<Response>): Promise<number[]> {
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round++)
    for (const query of QUERIES) {
      const startMs = performance.now();
      const response = await call(query);
      await response.text();
      if (!response.ok) throw new Error(`${query}: ${response.status}`);
      // The first rounds warm up.
      if (round >= 5) times.push(performance.now() - startMs);
    }
  return times.sort((a, b) => a - b);
}

/** The screener through the route over HTTP, and the same rows straight from the embedded REST API. */
export async function benchScreener(): Promise<BenchRow[]> {
  const app = await startApp();
  const route = await import("@/app/api/polymarket/markets/route");
  const server = createServer((request, response) => {
    const url = `http://localhost${request.url ?? "/"}`;
    void route
      .GET(new Request(url), { params: Promise.resolve({}) })
      .then(async (answer) => response.writeHead(answer.status).end(await answer.text()));
  });
  server.listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const overRoute = (query: string) => fetch(`${base}/api/polymarket/markets?${query}`);
  const overRest = (query: string) => {
    const { sort = "-volume24h", ...text } = Object.fromEntries(new URLSearchParams(query));
    return fetch(`${app.url}/rest/v1/rpc/list_markets`, {
      method: "POST",
      headers: { apikey: app.publishableKey, "content-type": "application/json" },
      body: JSON.stringify({ p_origin: "demo", p_filter: text, p_sort: sort }),
    });
  };
  const rows: BenchRow[] = [];
  try {
    await app.sql(
      "insert into public.sync_sources (origin, last_success_at) values ('demo', now())",
    );
    for (const [from, to] of [
      [1, 50_000],
      [50_001, 500_000],
    ] as const) {
      for (let at = from; at <= to; at += 50_000) {
        await app.sql(seed(at, at + 49_999));
        await app.sql(outcomes(at, at + 49_999));
      }
      await app.sql(
        "update public.sync_sources set last_success_at = now(), generation = generation + 1",
      );
      await app.sql("vacuum analyze public.markets");
      const times = await measure(overRoute);
      const [p50, p95] = [quantile(times, 0.5), quantile(times, 0.95)];
      const isTarget = to === 50_000;
      const add = (
        figure: string,
        value: number,
        unit: string,
        target: string,
        pass: boolean | null,
      ) => rows.push({ figure: `screener, ${to} markets, ${figure}`, value, unit, target, pass });
      add("p50 over HTTP", p50, "ms", isTarget ? "≤ 15" : "stated", isTarget ? p50 <= 15 : null);
      add("p95 over HTTP", p95, "ms", isTarget ? "≤ 40" : "stated", isTarget ? p95 <= 40 : null);
      if (!isTarget) continue;
      const ratio = p50 / quantile(await measure(overRest), 0.5);
      add("p50 to the same call on the REST API", ratio, "×", "≤ 3", ratio <= 3);
    }
  } finally {
    server.close();
    await app.stop();
  }
  return rows;
}
