import {
  type Answer,
  type Call,
  gammaNotFound,
  invalid,
  jsonList,
  jsonPage,
  JsonText,
  ok,
} from "./answer.ts";
import { eventVisible, marketVisible, gammaEventText, listedMarketText } from "./gamma-event.ts";
import { eventList, listPage, marketList } from "./gamma-list.ts";
import { readListQuery } from "./gamma-query.ts";
import { publicSearch } from "./gamma-search.ts";
import { parseId, parseSlugTail } from "./ids.ts";
import type { EventSpec, MarketSpec } from "./market-spec.ts";
import { ALL_TAGS, toWireTag } from "./tags.ts";
import type { World } from "./world.ts";

const MOST_EVENTS = 500;
const MOST_MARKETS = 100;

function listEvents(world: World, call: Call, keyset: boolean): Answer {
  const query = readListQuery(call.query, { path: "events", keyset, most: MOST_EVENTS });
  if ("status" in query) return query;
  const page = listPage({ world, kind: eventList, query, now: call.now });
  if ("status" in page) return page;
  const rows = page.rows.map((event) => gammaEventText(event, call.now));
  return ok(keyset ? jsonPage("events", rows, page.next) : jsonList(rows));
}

function listMarkets(world: World, call: Call, keyset: boolean): Answer {
  const query = readListQuery(call.query, { path: "markets", keyset, most: MOST_MARKETS });
  if ("status" in query) return query;
  const page = listPage({ world, kind: marketList, query, now: call.now });
  if ("status" in page) return page;
  const rows = page.rows.map((market) => listedMarketText(market, call.now, query.includeTag));
  return ok(keyset ? jsonPage("markets", rows, page.next) : jsonList(rows));
}

type Place = { slot: number; n: number; k: number | null } | null;

function findEvent(world: World, place: Place, name: string, now: number): EventSpec | null {
  if (!place || place.k !== null) return null;
  const event = world.eventAt(place.slot, place.n);
  const isIt = event && (event.id === name || event.slug === name);
  return isIt && eventVisible(event, now, null) ? event : null;
}

function findMarket(world: World, place: Place, name: string, now: number): MarketSpec | null {
  if (!place || place.k === null) return null;
  const market = world.marketAt({ ...place, k: place.k });
  const isIt = market && (market.id === name || market.names.slug === name);
  return isIt && marketVisible(market, now, null) ? market : null;
}

function oneEvent(world: World, call: Call, place: Place, name: string, tags: boolean): Answer {
  const event = findEvent(world, place, name, call.now);
  if (!event) return gammaNotFound(place ? "id not found" : "slug not found");
  if (tags) return ok(event.draft.tags.map(toWireTag));
  return ok(new JsonText(gammaEventText(event, call.now)));
}

function oneMarket(world: World, call: Call, place: Place, name: string, tags: boolean): Answer {
  const market = findMarket(world, place, name, call.now);
  if (!market) return gammaNotFound(place ? "id not found" : "slug not found");
  if (tags) return ok(market.event.draft.tags.map(toWireTag));
  const withTags = call.query.get("include_tag") === "true";
  return ok(new JsonText(listedMarketText(market, call.now, withTags)));
}

function byId(world: World, call: Call, [kind, id = "", part]: string[]): Answer {
  if (id.startsWith("0x")) return invalid("id is invalid");
  const one = kind === "events" ? oneEvent : oneMarket;
  return one(world, call, parseId(id), id, part === "tags");
}

function tagRoute({ query }: Call, [, first = "", slug]: string[]): Answer {
  if (first === "") {
    const offset = Math.max(0, Number(query.get("offset") ?? 0) || 0);
    const limit = Math.min(100, Math.max(0, Number(query.get("limit") ?? 100) || 100));
    return ok(ALL_TAGS.slice(offset, offset + limit));
  }
  const tag = ALL_TAGS.find((one) => (first === "slug" ? one.slug === slug : one.id === first));
  return tag ? ok(tag) : gammaNotFound();
}

const FIXED: Record<string, Answer> = {
  status: ok("OK"),
  series: ok([]),
  comments: ok([]),
  teams: ok([]),
  "market-clarifications": ok([]),
  sports: ok([
    {
      id: 1,
      sport: "cbl",
      resolution: "https://www.example.org/cbl",
      ordering: "home",
      tags: "1,100639,28",
      series: "1",
    },
  ]),
};

function entityRoute(world: World, call: Call, parts: string[]): Answer | null {
  const [kind, second, third] = parts;
  if (second === undefined || (second === "keyset" && third === undefined)) {
    const list = kind === "events" ? listEvents : listMarkets;
    return list(world, call, second === "keyset");
  }
  if (second === "slug" && third !== undefined) {
    const one = kind === "events" ? oneEvent : oneMarket;
    return one(world, call, parseSlugTail(third), third, false);
  }
  const knownTail = parts.length === 2 || (parts.length === 3 && third === "tags");
  return knownTail ? byId(world, call, parts) : null;
}

/** Null where the path is none of Gamma's. */
export function answerGamma(world: World, call: Call): Answer | null {
  const parts = call.path.split("/").filter((part) => part !== "");
  const [kind = ""] = parts;
  if (kind === "tags") return tagRoute(call, parts);
  if (kind === "public-search") return publicSearch(world, call);
  if (kind === "events" || kind === "markets") return entityRoute(world, call, parts);
  return parts.length === 1 ? (FIXED[kind] ?? null) : null;
}
