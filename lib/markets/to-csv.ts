import type { Market } from "./schema.ts";

type Cell = string | number | boolean | null;

const COLUMNS = {
  id: (market) => market.id,
  conditionId: (market) => market.conditionId,
  slug: (market) => market.slug,
  title: (market) => market.title,
  category: (market) => market.category,
  tags: (market) => market.tags.join("; "),
  eventId: (market) => market.eventId,
  eventSlug: (market) => market.eventSlug,
  origin: (market) => market.origin,
  outcomes: (market) => market.outcomes.map(({ name }) => name).join("; "),
  price: (market) => market.price,
  bestBid: (market) => market.bestBid,
  bestAsk: (market) => market.bestAsk,
  spread: (market) => market.spread,
  lastTradePrice: (market) => market.lastTradePrice,
  volume24h: (market) => market.volume24h,
  volumeTotal: (market) => market.volumeTotal,
  liquidity: (market) => market.liquidity,
  change24h: (market) => market.change24h,
  momentum: (market) => market.momentum?.value ?? null,
  endDate: (market) => market.endDate,
  active: (market) => market.active,
  closed: (market) => market.closed,
  acceptingOrders: (market) => market.acceptingOrders,
  resolutionStatus: (market) => market.resolutionStatus,
  negRisk: (market) => market.negRisk,
  updatedAt: (market) => market.updatedAt,
  lastSeenAt: (market) => market.lastSeenAt,
} satisfies Record<Exclude<keyof Market, "analytics">, (market: Market) => Cell>;

export const CSV_HEADER = `${Object.keys(COLUMNS).join(",")}\r\n`;

export const toCsv = (markets: readonly Market[]): string =>
  markets
    .map(
      (market) =>
        `${Object.values(COLUMNS)
          .map((read) => toCell(read(market)))
          .join(",")}\r\n`,
    )
    .join("");

/** A text that a spreadsheet would run as a formula gets an apostrophe before it; unknown is an empty cell. */
export function toCell(value: Cell): string {
  if (value === null) return "";
  if (typeof value !== "string") return String(value);
  const guarded = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return `"${guarded.replaceAll('"', '""')}"`;
}
