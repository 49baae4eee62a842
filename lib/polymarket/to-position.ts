import { readRow } from "./read-row.ts";
import {
  present,
  readAmount,
  readFlag,
  readMoment,
  readOutcomeIndex,
  readPrice,
  readSignedAmount,
  readText,
  readUnixTime,
} from "./read-value.ts";
import type { ClosedPositionRecord, Parsed, PositionRecord } from "./records.ts";
import { type DataPosition, dataPositionSchema } from "./wire.ts";

export const toPosition = (raw: unknown): Parsed<PositionRecord> =>
  readRow(dataPositionSchema, raw, (row) => ({
    ...toShared(row),
    size: present("size", readAmount("size", row.size)),
    initialValueUsd: readAmount("initialValue", row.initialValue),
    currentValueUsd: readAmount("currentValue", row.currentValue),
    unrealizedPnlUsd: readSignedAmount("cashPnl", row.cashPnl),
    redeemable: readFlag(row.redeemable),
    mergeable: readFlag(row.mergeable),
    oppositeTokenId: readText(row.oppositeAsset),
    eventId:
      row.eventId === undefined || row.eventId === null ? null : readText(String(row.eventId)),
    negRisk: readFlag(row.negativeRisk),
    raw,
  }));

export const toClosedPosition = (raw: unknown): Parsed<ClosedPositionRecord> =>
  readRow(dataPositionSchema, raw, (row) => ({
    ...toShared(row),
    closedAt: readUnixTime("timestamp", row.timestamp, 1000),
    raw,
  }));

const toShared = (row: DataPosition) => ({
  wallet: row.proxyWallet.toLowerCase(),
  tokenId: row.asset,
  conditionId: row.conditionId.toLowerCase(),
  averagePrice: readPrice("avgPrice", row.avgPrice),
  currentPrice: readPrice("curPrice", row.curPrice),
  realizedPnlUsd: readSignedAmount("realizedPnl", row.realizedPnl),
  totalBought: readAmount("totalBought", row.totalBought),
  endDate: readMoment("endDate", row.endDate),
  title: readText(row.title),
  slug: readText(row.slug),
  eventSlug: readText(row.eventSlug),
  outcome: readText(row.outcome),
  outcomeIndex: readOutcomeIndex("outcomeIndex", row.outcomeIndex),
});
