import { afterEach, describe, expect, it } from "vitest";
import { AppError } from "@/lib/errors";
import { readUpstreamFault } from "@/lib/http/upstream-fault";
import * as faults from "@/tests/support/hostile-faults";
import {
  type HostileScript,
  type HostileUpstream,
  startHostileUpstream,
} from "@/tests/support/hostile-upstream";
import { makeGammaEvents } from "@/tests/support/make-gamma-rows";
import { makePolymarket } from "@/tests/support/make-polymarket";

let upstream: HostileUpstream;
const start = async (script: HostileScript) => (upstream = await startHostileUpstream(script));
afterEach(() => upstream.close());

const { signal } = new AbortController();
const MiB = 2 ** 20;

describe("an answer that is no answer", () => {
  it.each([
    { name: "429 in seconds", fault: faults.tooManyRequests(60), reason: "throttled", tries: 1 },
    {
      name: "429 with a date",
      fault: faults.tooManyRequests(new Date(Date.now() + 60_000)),
      reason: "throttled",
      tries: 1,
    },
    { name: "429 for ever", fault: faults.tooManyRequests(), reason: "throttled", tries: 4 },
    { name: "500", fault: faults.status(500), reason: "status", tries: 4 },
    { name: "502 with HTML", fault: faults.html(502), reason: "status", tries: 4 },
    { name: "503", fault: faults.status(503), reason: "maintenance", tries: 4 },
    { name: "425", fault: faults.status(425), reason: "maintenance", tries: 4 },
    { name: "400", fault: faults.status(400), reason: "status", tries: 1 },
    { name: "401", fault: faults.status(401), reason: "status", tries: 1 },
    { name: "422", fault: faults.status(422), reason: "status", tries: 1 },
    { name: "a redirect", fault: faults.status(302), reason: "status", tries: 1 },
    { name: "a reset", fault: faults.reset, reason: "network", tries: 4 },
    { name: "a cut connection", fault: faults.cutOff, reason: "network", tries: 4 },
    { name: "truncated JSON", fault: faults.truncated, reason: "not_json", tries: 4 },
    { name: "slow headers", fault: faults.slowHeaders(5000), reason: "timeout", tries: 4 },
    { name: "a dripping body", fault: faults.slowBody(20), reason: "timeout", tries: 4 },
    { name: "HTML with 200", fault: faults.html(), reason: "not_json", tries: 4 },
    { name: "OK", fault: faults.bareOk, reason: "not_json", tries: 4 },
    { name: "an empty body", fault: faults.emptyBody, reason: "not_json", tries: 4 },
    { name: "null", fault: faults.nullBody, reason: "unexpected_shape", tries: 4 },
    { name: "an error object", fault: faults.errorObject, reason: "unexpected_shape", tries: 4 },
    { name: "a bare list", fault: faults.emptyArray, reason: "unexpected_shape", tries: 4 },
    { name: "64 MiB", fault: faults.huge(64 * MiB), reason: "too_large", tries: 1 },
    { name: "a gzip bomb", fault: faults.gzipBomb(64 * MiB), reason: "too_large", tries: 1 },
  ])("$name is UPSTREAM_FAILED: $reason after $tries tries", async ({ fault, reason, tries }) => {
    await start({ faults: [{ fault }] });
    const limits = reason === "timeout" ? { tryTimeoutMs: 100 } : {};
    const error: unknown = await makePolymarket({ urls: upstream.urls, limits })
      .listEventsPage({ signal })
      .catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(AppError);
    expect(error).toMatchObject({ code: "UPSTREAM_FAILED" });
    expect(String(error)).toContain(new URL(upstream.urls.gamma).host);
    expect(readUpstreamFault(error)).toMatchObject({ reason, path: "/gamma/events/keyset" });
    expect(upstream.requests).toHaveLength(tries);
  });

  it.each([
    { name: "429 in 0 s", fault: faults.tooManyRequests(0) },
    { name: "503", fault: faults.status(503) },
    { name: "a reset", fault: faults.reset },
    { name: "HTML", fault: faults.html() },
    { name: "a cut connection", fault: faults.cutOff },
    { name: "truncated JSON", fault: faults.truncated },
    { name: "slow headers", fault: faults.slowHeaders(5000) },
  ])("after $name twice the third try gives the page", async ({ fault }) => {
    await start({ faults: [{ fault, times: 2 }] });
    const limits = { tryTimeoutMs: 700 };
    const page = await makePolymarket({ urls: upstream.urls, limits }).listEventsPage({ signal });
    expect(page.events).toHaveLength(10);
    expect(upstream.requests).toHaveLength(3);
  });
});

describe("bad rows", () => {
  it.each([
    { name: "a word for a number", field: "volumeNum", value: "a lot", reason: /^volumeNum: / },
    { name: "an object for a number", field: "bestBid", value: {}, reason: /^bestBid: / },
    {
      name: "a price above 1",
      field: "bestAsk",
      value: 1.7,
      reason: /^bestAsk: 1.7 is not within/,
    },
    { name: "a negative amount", field: "liquidityNum", value: -1, reason: /^liquidityNum: / },
    { name: "a text for a flag", field: "closed", value: "false", reason: /^closed: / },
    { name: "a date that is none", field: "endDate", value: "NOW()", reason: /^endDate: / },
    { name: "a broken list", field: "outcomes", value: '["Yes"', reason: /^outcomes: / },
    { name: "no title", field: "question", value: "", reason: /^question: is missing/ },
    { name: "a null id", field: "id", value: null, reason: /^id: / },
  ])("$name costs one row and names its field", async ({ field, value, reason }) => {
    await start({ faults: [{ fault: faults.driftedMarket(field, value) }] });
    const { events } = await makePolymarket({ urls: upstream.urls }).listEventsPage({ signal });
    const markets = events.flatMap((event) => event.markets);
    const bad = markets.filter((market) => !market.ok);
    expect(markets).toHaveLength(20);
    expect(bad).toEqual([expect.objectContaining({ reason: expect.stringMatching(reason) })]);
  });

  it("a row nested beyond reason costs one row and can still be written down", async () => {
    await start({ faults: [{ fault: faults.deepRow(50_000) }] });
    const { events } = await makePolymarket({ urls: upstream.urls }).listEventsPage({ signal });
    const bad = events.filter(({ event }) => !event.ok);
    expect(events).toHaveLength(11);
    expect(JSON.stringify(bad)).toContain("nested deeper than 32");
  });
});

describe("stopping", () => {
  it("an abort ends a waiting call at once with its own reason", async () => {
    await start({ faults: [{ fault: faults.slowHeaders(5000) }] });
    const stop = new AbortController();
    const limits = { tryTimeoutMs: 10_000, totalTimeoutMs: 45_000 };
    const call = makePolymarket({ urls: upstream.urls, limits }).listEventsPage({
      signal: stop.signal,
    });
    setTimeout(() => stop.abort(new Error("enough")), 30);
    const startedAt = Date.now();
    await expect(call).rejects.toThrow("enough");
    expect(Date.now() - startedAt).toBeLessThan(1000);
  });

  it("no wait reaches past the deadline of the call", async () => {
    await start({ faults: [{ fault: faults.tooManyRequests(2) }] });
    const startedAt = Date.now();
    await expect(
      makePolymarket({ urls: upstream.urls }).listEventsPage({
        signal,
        deadline: new Date(Date.now() + 500),
      }),
    ).rejects.toMatchObject({ code: "UPSTREAM_FAILED", retryAfterSeconds: 2 });
    expect(Date.now() - startedAt).toBeLessThan(400);
  });

  it("five failed calls rest that service, and the others go on", async () => {
    await start({
      faults: [{ fault: faults.status(500), path: /^\/gamma/ }],
      routes: { "/data/v2/value": { data: { proxy_wallet: "0x1", value: "12.5" } } },
    });
    const polymarket = makePolymarket({ urls: upstream.urls, limits: { attempts: 1 } });
    for (let call = 0; call < 5; call++)
      await expect(polymarket.listEventsPage({ signal })).rejects.toThrow("answered 500");
    const error: unknown = await polymarket
      .listEventsPage({ signal })
      .catch((caught: unknown) => caught);
    expect(readUpstreamFault(error)?.reason).toBe("circuit_open");
    expect(upstream.requests).toHaveLength(5);
    expect(await polymarket.getValue("0x1", { signal })).toBe(12.5);
  });
});

it("walks keyset pages with all filters sent again and `after_cursor`", async () => {
  await start({ pageSize: 4 });
  const polymarket = makePolymarket({ urls: upstream.urls });
  let cursor: string | null = null;
  const ids: string[] = [];
  do {
    const page = await polymarket.listEventsPage({ cursor, signal });
    for (const { event } of page.events) if (event.ok) ids.push(event.record.id);
    cursor = page.nextCursor;
  } while (cursor);
  expect(ids).toEqual(upstream.events.map(({ id }) => id));
  expect(upstream.requests.map(({ query }) => query.get("closed"))).toEqual([
    "false",
    "false",
    "false",
  ]);
});

it.each([
  { name: "an empty page", fault: faults.emptyPage, want: [[100, 101], [], [104, 105]] },
  {
    name: "a page that comes twice",
    fault: faults.duplicatePage,
    want: [
      [100, 101],
      [100, 101],
      [104, 105],
    ],
  },
  {
    name: "a page that shifted by a row",
    fault: faults.shiftedPage,
    want: [
      [100, 101],
      [101, 102, 103],
      [104, 105],
    ],
  },
])("hands on $name as it is: who walks decides", async ({ fault, want }) => {
  await start({ events: makeGammaEvents(6), pageSize: 2, faults: [{ fault, page: 2 }] });
  expect((await walkEvents(3)).pages).toEqual(want);
});

it.each([
  { name: "stands still", fault: faults.stuckCursor, page: 2, distinct: 2 },
  { name: "goes in a circle", fault: faults.cyclicCursor, page: 3, distinct: 3 },
  { name: "never ends", fault: faults.endlessCursor, page: 3, distinct: 6 },
])("hands on a cursor that $name: who walks decides", async ({ fault, page, distinct }) => {
  const rules = [{ fault, page }, ...(fault === faults.endlessCursor ? [{ fault }] : [])];
  await start({ events: makeGammaEvents(6), pageSize: 2, faults: rules });
  const { cursors } = await walkEvents(6);
  expect(cursors).toHaveLength(6);
  expect(new Set(cursors).size).toBe(distinct);
});

async function walkEvents(most: number) {
  const polymarket = makePolymarket({ urls: upstream.urls });
  const pages: number[][] = [];
  const cursors: (string | null)[] = [];
  let cursor: string | null = null;
  do {
    cursors.push(cursor);
    const page = await polymarket.listEventsPage({ cursor, signal });
    pages.push(page.events.flatMap(({ event }) => (event.ok ? Number(event.record.id) : [])));
    cursor = page.nextCursor;
  } while (cursor && pages.length < most);
  return { pages, cursors };
}

it("finds closed and open markets by id and leaves unknown ones out", async () => {
  await start({});
  Object.assign(upstream.events[0]?.markets[0] ?? {}, { closed: true });
  const found = await makePolymarket({ urls: upstream.urls }).getMarketsByIds(
    ["1001", "1002", "404"],
    { signal },
  );
  expect(found.map((row) => row.ok && [row.record.id, row.record.closed])).toEqual([
    ["1001", true],
    ["1002", false],
  ]);
});
