import { FieldError, readRow } from "./read-row.ts";
import {
  present,
  readAmount,
  readOutcomeIndex,
  readPrice,
  readText,
  readUnixTime,
} from "./read-value.ts";
import type { Parsed, TradeRecord, TradeSide } from "./records.ts";
import { dataTradeSchema } from "./wire.ts";

export const toTrade = (raw: unknown): Parsed<TradeRecord> =>
  readRow(dataTradeSchema, raw, (row) => ({
    transactionHash: row.transactionHash.toLowerCase(),
    wallet: row.proxyWallet.toLowerCase(),
    tokenId: row.asset,
    conditionId: readText(row.conditionId)?.toLowerCase() ?? null,
    side: toSide(row.side),
    size: present("size", readAmount("size", row.size)),
    price: present("price", readPrice("price", row.price)),
    tradedAt: present("timestamp", readUnixTime("timestamp", row.timestamp, 1000)),
    title: readText(row.title),
    slug: readText(row.slug),
    eventSlug: readText(row.eventSlug),
    outcome: readText(row.outcome),
    outcomeIndex: readOutcomeIndex("outcomeIndex", row.outcomeIndex),
    name: readText(row.name),
    pseudonym: readText(row.pseudonym),
    raw,
  }));

function toSide(side: string): TradeSide {
  if (side === "BUY" || side === "SELL") return side;
  throw new FieldError("side", `${JSON.stringify(side.slice(0, 20))} is neither BUY nor SELL`);
}
