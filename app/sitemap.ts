import type { MetadataRoute } from "next";
import { headers } from "next/headers";
import { listEvents } from "@/lib/events/list-events";
import { listEventsInputSchema } from "@/lib/events/schema";
import { parseInput } from "@/lib/http/parse-input";
import { listMarkets } from "@/lib/markets/list-markets";
import { listMarketsInputSchema } from "@/lib/markets/schema";
import { pageContext } from "@/lib/server/page-context";
import { readBase } from "./read-base";

const PAGES = [
  "/",
  "/discovery",
  "/discovery/new",
  "/events",
  "/whales",
  "/insiders",
  "/analysis",
  "/methodology",
  "/glossary",
  "/data-source",
  "/status",
  "/changelog",
];
const MOST = 1000;

/** The public pages, and the most traded open events and markets; what is not readable now is left out. */
export default async function sitemap(): Promise<MetadataRoute.Sitemap> {
  const base = readBase((await headers()).get("host")).origin;
  const ctx = await pageContext();
  const asked = { closed: "false", limit: MOST };
  const [events, markets] = await Promise.allSettled([
    listEvents(ctx, parseInput(listEventsInputSchema, asked)),
    listMarkets(ctx, parseInput(listMarketsInputSchema, asked)),
  ]);
  const rows =
    markets.status === "fulfilled" && !(markets.value instanceof Response)
      ? markets.value.data
      : [];
  return [
    ...PAGES.map((path) => ({ url: `${base}${path}` })),
    ...(events.status === "fulfilled" ? events.value.data : []).map(({ slug, updatedAt }) => ({
      url: `${base}/events/${encodeURIComponent(slug)}`,
      ...(updatedAt !== null && { lastModified: updatedAt }),
    })),
    ...rows.map(({ id, updatedAt }) => ({
      url: `${base}/markets/${encodeURIComponent(id)}`,
      ...(updatedAt !== null && { lastModified: updatedAt }),
    })),
  ];
}
