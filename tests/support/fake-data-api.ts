import { makePolymarket } from "./make-polymarket";

type Row = Record<string, unknown> & { timestamp?: number };

export type FakeLists = Partial<
  Record<"trades" | "takerTrades" | "activity" | "positions" | "closed", Row[]>
> & {
  holders?: { token: string; holders: Row[] }[];
  interest?: { market: string; value: number }[];
  leaders?: Row[];
  history?: { t: number; p: number }[];
  /** Gamma rows by condition id. */
  markets?: Row[];
};

export type FakeRequest = { path: string; query: URLSearchParams; number: number };

type Options = {
  lists: FakeLists;
  /** Deeper offsets are refused, as the upstream does. */
  maxOffset?: number;
  /** Answers instead of the list, where it answers at all; `number` counts the requests of one path from 1. */
  fault?(request: FakeRequest): Response | unknown[] | undefined;
};

const json = (body: unknown, status = 200) =>
  new Response(JSON.stringify(body), {
    status,
    headers: { "content-type": "application/json" },
  });

/** Version 1 of the Data API over rows in hand, newest first, with its offset cap and its windows; reached through the real client. */
export function fakeDataApi({ lists, maxOffset = 3000, fault }: Options) {
  const counts = new Map<string, number>();
  const requests: FakeRequest[] = [];
  const fetch = async (input: string | URL | Request) => {
    const url = new URL(input instanceof Request ? input.url : input);
    const number = (counts.get(url.pathname) ?? 0) + 1;
    counts.set(url.pathname, number);
    const request = { path: url.pathname, query: url.searchParams, number };
    requests.push(request);
    const faulty = fault?.(request);
    if (faulty instanceof Response) return faulty;
    if (faulty) return json(faulty);
    return answer(lists, request, maxOffset);
  };
  const polymarket = makePolymarket({
    urls: { gamma: "http://fake/gamma", clob: "http://fake/clob", data: "http://fake/data" },
    fetch: fetch as typeof globalThis.fetch,
    limits: { attempts: 1 },
  });
  return { polymarket, requests, lists };
}

function answer(lists: FakeLists, { path, query }: FakeRequest, maxOffset: number): Response {
  const taker = query.get("takerOnly") !== "false";
  const paged: Record<string, Row[] | undefined> = {
    "/data/trades": taker ? lists.takerTrades : lists.trades,
    "/data/activity": lists.activity,
    "/data/positions": lists.positions,
    "/data/closed-positions": lists.closed,
    "/data/v1/leaderboard": lists.leaders,
  };
  if (path in paged) return page(paged[path] ?? [], query, maxOffset);
  if (path === "/data/holders") return json(lists.holders ?? []);
  if (path === "/data/oi") return json(lists.interest ?? []);
  if (path === "/data/value") return json([{ user: query.get("user"), value: 12.5 }]);
  if (path === "/clob/prices-history") return json({ history: lists.history ?? [] });
  if (path === "/gamma/markets/keyset") return json({ markets: markets(lists, query) });
  return json({ error: "not found" }, 404);
}

const markets = (lists: FakeLists, query: URLSearchParams) =>
  (lists.markets ?? []).filter(
    (row) =>
      query.getAll("condition_ids").includes(String(row["conditionId"])) &&
      String(row["closed"]) === query.get("closed"),
  );

function page(rows: Row[], query: URLSearchParams, maxOffset: number): Response {
  const offset = Number(query.get("offset") ?? 0);
  const limit = Number(query.get("limit") ?? 100);
  if (offset > maxOffset)
    return json({ error: `max historical activity offset of ${maxOffset} exceeded` }, 400);
  const from = Number(query.get("start") ?? 0);
  const to = Number(query.get("end") ?? Infinity);
  const user = query.get("user");
  const fitting = rows.filter(
    ({ timestamp = 1, proxyWallet }) =>
      timestamp >= from && timestamp <= to && (!user || !proxyWallet || proxyWallet === user),
  );
  return json(fitting.slice(offset, offset + limit));
}
