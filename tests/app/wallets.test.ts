import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import * as scoreRoute from "@/app/api/cron/score/route.ts";
import * as pageRoute from "@/app/api/polymarket/wallet/[address]/route.ts";
import * as activityRoute from "@/app/api/polymarket/wallet/[address]/activity/route.ts";
import * as closedRoute from "@/app/api/polymarket/wallet/[address]/closed-positions/route.ts";
import * as pnlRoute from "@/app/api/polymarket/wallet/[address]/pnl/route.ts";
import * as positionsRoute from "@/app/api/polymarket/wallet/[address]/positions/route.ts";
import * as tradesRoute from "@/app/api/polymarket/wallet/[address]/trades/route.ts";
import * as valueRoute from "@/app/api/polymarket/wallet/[address]/value/route.ts";
import { createDemoHandler } from "@/lib/demo/demo-handler.ts";
import { demoTruth } from "@/lib/demo/truth.ts";
import {
  positionSchema,
  walletActivitySchema,
  walletPageSchema,
  walletPnlSchema,
  walletTradeSchema,
  walletValueSchema,
} from "@/lib/wallets/schema.ts";
import { serve } from "@/supabase/local/serve.ts";
import { callRoute, startApp } from "../support/app.ts";

const MARKETS = 100;
const NOW = new Date("2026-11-21T12:00:00Z");
const whale = demoTruth(1, MARKETS).find(({ kind }) => kind === "informed")?.address ?? "";

let app: Awaited<ReturnType<typeof startApp>>;
let upstream: Awaited<ReturnType<typeof serve>>;
let requests = 0;

beforeAll(async () => {
  const handle = createDemoHandler({ seed: 1, markets: MARKETS, latencyMs: 0, now: () => NOW });
  upstream = await serve(
    (request) => {
      requests += 1;
      return handle(request);
    },
    { port: 0 },
  );
  app = await startApp({ CASCADIAN_ORIGIN: "demo", CASCADIAN_UPSTREAM_URL: upstream.url });
});
afterAll(async () => {
  await upstream?.close();
  await app?.stop();
});

type Route = Parameters<typeof callRoute>[0];
type Body = {
  data: never;
  metadata: { total?: number; nextCursor?: string | null; stale?: boolean; source?: string };
  error: { code: string; details: Record<string, string[]> };
};

const read = async (route: Route, part: string, query = "", address = whale) => {
  const path = `/api/polymarket/wallet/${address}/${part}${query}`;
  const response = await callRoute(route, `GET ${path}`, { params: { address } });
  return { status: response.status, body: (await response.json()) as Body };
};

const ROUTES: [string, Route][] = [
  ["positions", positionsRoute],
  ["closed-positions", closedRoute],
  ["trades", tradesRoute],
  ["activity", activityRoute],
  ["value", valueRoute],
  ["pnl", pnlRoute],
];

describe("a wallet that was never seen", () => {
  it("is fetched once for all that ask, and its parts fit each other", async () => {
    const answers = await Promise.all(ROUTES.map(([part, route]) => read(route, part, "")));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200, 200]);
    const { body } = await read(positionsRoute, "positions", "?limit=1000");
    const open = z.array(positionSchema).parse(body.data);
    expect(body.metadata).toMatchObject({ total: open.length, source: "demo", stale: false });
    expect(open.length).toBeGreaterThan(10);
    const { body: value } = await read(valueRoute, "value");
    const listed = open.reduce((sum, one) => sum + (one.currentValueUsd ?? 0), 0);
    expect(walletValueSchema.parse(value.data).positions.value).toBeCloseTo(listed, 4);
    const fetched = requests;
    await read(tradesRoute, "trades");
    expect(requests).toBe(fetched);
  });

  it("shows losers that are held to zero among its positions", async () => {
    const { body } = await read(positionsRoute, "positions", "?sort=price&limit=5");
    const [lost] = z.array(positionSchema).parse(body.data);
    expect(lost).toMatchObject({ currentPrice: 0, redeemable: true });
  });

  it("is empty where the upstream knows nothing of it", async () => {
    const { status, body } = await read(tradesRoute, "trades", "", `0x${"0".repeat(39)}1`);
    expect([status, body.data]).toEqual([200, []]);
  });

  it("is one request for a page that shows all of it: the same rows and figures", async () => {
    const { body } = await read(pageRoute, "", "?limit=20");
    const page = walletPageSchema.parse(body.data);
    const parts = await Promise.all(
      ROUTES.map(async ([part, route]) => {
        const isList = part !== "value" && part !== "pnl";
        return (await read(route, part, isList ? "?limit=20" : "")).body;
      }),
    );
    const [open, closed, trades, activity, value, pnl] = parts;
    expect(page.positions).toEqual({ rows: open?.data, total: open?.metadata.total });
    expect(page.closedPositions).toEqual({ rows: closed?.data, total: closed?.metadata.total });
    for (const [list, part] of [
      [page.trades, trades],
      [page.activity, activity],
    ] as const)
      expect(list).toEqual({ rows: part?.data, nextCursor: part?.metadata.nextCursor });
    expect(page.value).toEqual(value?.data);
    expect(page.pnl).toEqual(pnl?.data);
    expect(page.identity).toMatchObject({ coverage: "complete", coverageReason: null });
  });
});

describe("lists of a wallet", () => {
  it.each([
    ["trades", tradesRoute, walletTradeSchema],
    ["activity", activityRoute, walletActivitySchema],
  ] as const)(
    "%s are walked by cursor, each row once, newest first",
    async (part, route, schema) => {
      const whole = await read(route, part, "?limit=1000");
      const all = z.array(schema).parse(whole.body.data);
      const rows: typeof all = [];
      let cursor: string | null | undefined;
      do {
        const query = cursor ? `&cursor=${encodeURIComponent(cursor)}` : "";
        const { body } = await read(route, part, `?limit=70${query}`);
        rows.push(...z.array(schema).parse(body.data));
        cursor = body.metadata.nextCursor;
      } while (cursor);
      expect(rows.map(({ id }) => id)).toEqual(all.map(({ id }) => id));
      expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
      expect(rows.length).toBeGreaterThan(100);
    },
  );

  it("sort closed positions both ways and page them", async () => {
    const gains = async (query: string) => {
      const { body } = await read(closedRoute, "closed-positions", query);
      return z
        .array(positionSchema)
        .parse(body.data)
        .map((one) => one.realizedPnlUsd ?? 0);
    };
    const best = await gains("?sort=-realizedPnlUsd&limit=20");
    expect(best).toEqual(best.toSorted((a, b) => b - a));
    const worst = await gains("?sort=realizedPnlUsd&limit=5");
    expect(worst[0]).toBeLessThan(best.at(-1) ?? 0);
    expect(await gains("?sort=-realizedPnlUsd&limit=10&offset=10")).toEqual(best.slice(10));
  });

  it.each([
    ["address", "positions", positionsRoute, "", "0x12"],
    ["sort", "positions", positionsRoute, "?sort=nonsense", whale],
    ["limit", "trades", tradesRoute, "?limit=0", whale],
    ["cursor", "trades", tradesRoute, "?cursor=x", whale],
    ["offset", "trades", tradesRoute, "?offset=5", whale],
    ["type", "activity", activityRoute, "?type=%27", whale],
  ] as const)("refuse a bad %s by name", async (field, part, route, query, address) => {
    const { status, body } = await read(route, part, query, address);
    expect([status, body.error.code, Object.keys(body.error.details)]).toEqual([
      400,
      "INVALID_INPUT",
      [field],
    ]);
  });
});

describe("profit and loss of a wallet", () => {
  it("comes as figures with the badge, although no market is synced, and is what the upstream lists", async () => {
    const { body } = await read(pnlRoute, "pnl");
    const pnl = walletPnlSchema.parse(body.data);
    expect(pnl.total).toMatchObject({ version: "pnl-average-cost-1", n: expect.any(Number) });
    expect(pnl.equity.length).toBeGreaterThan(30);
    expect(pnl.reconciliation).toMatchObject({ state: "reconciled", reason: null });
    const open = await read(positionsRoute, "positions", "?limit=1000");
    const listed = z.array(positionSchema).parse(open.body.data);
    const unrealized = listed.reduce((sum, one) => sum + (one.unrealizedPnlUsd ?? 0), 0);
    expect(pnl.unrealized.value).toBeCloseTo(unrealized, 0);
    expect(unrealized).not.toBe(0);
  });

  it("comes with scores once they are computed, by cron alone, the second call finding nothing", async () => {
    expect((await callRoute(scoreRoute, "GET /api/cron/score")).status).toBe(401);
    const cron = async () => {
      const response = await callRoute(scoreRoute, "GET /api/cron/score", {
        headers: { authorization: "Bearer cron-secret-of-the-tests" },
      });
      return ((await response.json()) as { data: { wallets: number; finished: boolean } }).data;
    };
    expect((await cron()).wallets).toBeGreaterThan(0);
    expect(await cron()).toEqual({ wallets: 0, settledMarkets: 0, finished: true });
    const pnl = walletPnlSchema.parse((await read(pnlRoute, "pnl")).body.data);
    expect(pnl.scores?.volumeUsd).toMatchObject({ version: "volume-2", coverage: "complete" });
  });
});
