import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { Fault, GammaPage } from "./hostile-faults.ts";
import { type GammaEventRow, type GammaMarketRow, makeGammaEvents } from "./make-gamma-rows.ts";

export type HostileRule = {
  fault: Fault;
  /** The path under the server, `/gamma` `/clob` `/data` first; every path without it. */
  path?: string | RegExp;
  /** The page of the walk, from 1, as the cursor says it. */
  page?: number;
  /** How many of the requests that fit are hit, from the first one; all without it. */
  times?: number;
};

export type HostileScript = {
  events?: GammaEventRow[];
  /** Open markets that belong to no event. */
  looseMarkets?: GammaMarketRow[];
  pageSize?: number;
  faults?: readonly HostileRule[];
  /** Milliseconds before every good answer. */
  latencyMs?: number;
  /** Answers of other paths, by path: the JSON that they give. */
  routes?: Record<string, unknown>;
};

export type HostileRequest = { method: string; path: string; query: URLSearchParams; body: string };

export type HostileUpstream = {
  urls: { gamma: string; clob: string; data: string };
  /** What it serves; a test may change them between two runs. */
  events: GammaEventRow[];
  looseMarkets: GammaMarketRow[];
  requests: HostileRequest[];
  setFaults(faults: readonly HostileRule[]): void;
  close(): Promise<void>;
};

/** Plays the upstream over invented events and does to single answers what the script says. */
export async function startHostileUpstream(script: HostileScript = {}): Promise<HostileUpstream> {
  const state = {
    events: script.events ?? makeGammaEvents(10),
    looseMarkets: script.looseMarkets ?? [],
    pageSize: script.pageSize ?? 100,
    routes: script.routes ?? {},
    rules: toRules(script.faults ?? []),
    requests: [] as HostileRequest[],
  };
  const server = createServer((request, response) => {
    void answer(state, request, response, script.latencyMs ?? 0);
  });
  server.listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    urls: { gamma: `${base}/gamma`, clob: `${base}/clob`, data: `${base}/data` },
    events: state.events,
    looseMarkets: state.looseMarkets,
    requests: state.requests,
    setFaults: (faults) => void (state.rules = toRules(faults)),
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

type State = {
  events: GammaEventRow[];
  looseMarkets: GammaMarketRow[];
  pageSize: number;
  routes: Record<string, unknown>;
  rules: (HostileRule & { left: number })[];
  requests: HostileRequest[];
};

const toRules = (faults: readonly HostileRule[]) =>
  faults.map((rule) => ({ ...rule, left: rule.times ?? Infinity }));

async function answer(
  state: State,
  request: IncomingMessage,
  response: ServerResponse,
  latencyMs: number,
): Promise<void> {
  const url = new URL(request.url ?? "/", "http://hostile");
  let body = "";
  for await (const chunk of request) body += String(chunk);
  const method = request.method ?? "GET";
  state.requests.push({ method, path: url.pathname, query: url.searchParams, body });
  if (latencyMs > 0) await new Promise((resolve) => setTimeout(resolve, latencyMs));
  const fault = pickFault(state, url);
  const good = readGood(state, url, fault && "page" in fault ? fault : undefined);
  const text = JSON.stringify(good.json);
  if (fault && "answer" in fault) return fault.answer(request, response, text);
  response.writeHead(good.status, { "content-type": "application/json" }).end(text);
}

function pickFault(state: State, url: URL): Fault | undefined {
  const size = readSize(url.searchParams, state);
  const page = Math.floor(readOffset(url.searchParams.get("after_cursor")) / size) + 1;
  const rule = state.rules.find(
    ({ path, page: wanted, left }) =>
      left > 0 && fits(url.pathname, path) && (wanted === undefined || wanted === page),
  );
  if (rule) rule.left -= 1;
  return rule?.fault;
}

const fits = (path: string, wanted: string | RegExp | undefined) =>
  wanted === undefined || (typeof wanted === "string" ? path === wanted : wanted.test(path));

const toCursor = (offset: number) => Buffer.from(`at:${offset}`).toString("base64url");

function readOffset(cursor: string | null): number {
  const text = Buffer.from(cursor ?? "", "base64url").toString();
  return text.startsWith("at:") ? Number(text.slice(3)) : 0;
}

const readSize = (query: URLSearchParams, { pageSize }: State) =>
  Math.min(Number(query.get("limit") ?? 20), pageSize);

type Good = { status: number; json: unknown };

function readGood(state: State, url: URL, fault?: Extract<Fault, { page: unknown }>): Good {
  const { pathname: path, searchParams: query } = url;
  if (path in state.routes) return { status: 200, json: state.routes[path] };
  const closed = query.get("closed") === "true";
  const markets = [
    ...state.events.flatMap((event) =>
      event.markets.map((market) => ({ ...market, events: [{ ...event, markets: undefined }] })),
    ),
    ...state.looseMarkets,
  ] as (GammaMarketRow & { closed?: boolean })[];
  if (path === "/gamma/events/keyset")
    return list(
      state,
      query,
      "events",
      state.events.filter((event) => (event["closed"] === true) === closed),
      fault,
    );
  if (path === "/gamma/markets/keyset") {
    const ids = new Set(query.getAll("id"));
    const fitting = markets.filter(
      (market) => (market.closed === true) === closed && (ids.size === 0 || ids.has(market.id)),
    );
    return list(state, query, "markets", fitting, fault);
  }
  const [, id] = /^\/gamma\/markets\/([^/]+)$/.exec(path) ?? [];
  const slug = /^\/gamma\/events\/slug\/([^/]+)$/.exec(path)?.[1];
  const found =
    markets.find((market) => market.id === id) ?? state.events.find((event) => event.slug === slug);
  return found ? { status: 200, json: found } : { status: 404, json: { error: "not found" } };
}

function list(
  state: State,
  query: URLSearchParams,
  key: "events" | "markets",
  all: readonly unknown[],
  fault?: Extract<Fault, { page: unknown }>,
): Good {
  const cursor = query.get("after_cursor");
  const size = readSize(query, state);
  const offset = readOffset(cursor);
  const end = offset + size;
  const good: GammaPage = {
    rows: all.slice(offset, end),
    nextCursor: end < all.length ? toCursor(end) : null,
  };
  const previous = all.slice(Math.max(0, offset - size), offset);
  const { rows, nextCursor } = fault
    ? fault.page(good, { cursor, previous, firstCursor: toCursor(size) })
    : good;
  return {
    status: 200,
    json: { [key]: rows, ...(nextCursor !== null && { next_cursor: nextCursor }) },
  };
}
