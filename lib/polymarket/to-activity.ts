import { readRow } from "./read-row.ts";
import {
  present,
  readAmount,
  readOutcomeIndex,
  readPrice,
  readText,
  readUnixTime,
} from "./read-value.ts";
import type { ActivityRecord, Parsed, TradeSide } from "./records.ts";
import { dataActivitySchema } from "./wire.ts";

/** Account-level rows (rewards, rebates) have no market, no side and no price; a price of 0 there means none. */
export const toActivity = (raw: unknown): Parsed<ActivityRecord> =>
  readRow(dataActivitySchema, raw, (row) => ({
    type: row.type,
    transactionHash: readText(row.transactionHash)?.toLowerCase() ?? null,
    wallet: row.proxyWallet.toLowerCase(),
    tokenId: readText(row.asset),
    conditionId: readText(row.conditionId)?.toLowerCase() ?? null,
    side: toSide(row.side),
    size: readAmount("size", row.size),
    usd: readAmount("usdcSize", row.usdcSize),
    price: row.type === "TRADE" ? readPrice("price", row.price) : null,
    occurredAt: present("timestamp", readUnixTime("timestamp", row.timestamp, 1000)),
    title: readText(row.title),
    slug: readText(row.slug),
    eventSlug: readText(row.eventSlug),
    outcome: readText(row.outcome),
    outcomeIndex: readOutcomeIndex("outcomeIndex", row.outcomeIndex),
    raw,
  }));

const toSide = (side: string | null | undefined): TradeSide | null =>
  side === "BUY" || side === "SELL" ? side : null;
