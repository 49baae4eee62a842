import type { ActivityRow, PnlEvent } from "./pnl-event.ts";

const REWARDS = new Set(["REWARD", "MAKER_REBATE", "TAKER_REBATE", "REFERRAL_REWARD", "YIELD"]);
/** Money that moves in or out and is neither gained nor lost. */
const NEITHER = new Set(["DEPOSIT", "WITHDRAWAL", "TIP", "MIGRATION"]);

/** Within one second what brings shares comes first, so that nothing is sold before it is there. */
const PLACES: Record<PnlEvent["kind"], number> = {
  transfer: 0,
  split: 1,
  buy: 2,
  convert: 3,
  merge: 4,
  sell: 5,
  redeem: 6,
  reward: 7,
  unknown: 8,
};

/**
 * Rows of the stored activity, in any order, as events in order of time. `inOrder` keeps the order of rows of one
 * second, for sources that know it. The rows of one conversion are one event.
 */
export function toPnlEvents(
  rows: readonly ActivityRow[],
  { inOrder = false }: { inOrder?: boolean } = {},
): PnlEvent[] {
  const conversions = new Map<string, PnlEvent & { kind: "convert" }>();
  const events: PnlEvent[] = [];
  for (const row of rows) {
    if (row.type === "CONVERSION") {
      const event = addToConversion(conversions, row);
      if (event) events.push(event);
    } else {
      const event = toEvent(row);
      if (event) events.push(event);
    }
  }
  return events
    .map((event, index) => ({ event, index, atMs: Date.parse(event.at) }))
    .sort(
      (a, b) =>
        a.atMs - b.atMs ||
        (inOrder ? 0 : PLACES[a.event.kind] - PLACES[b.event.kind]) ||
        a.index - b.index,
    )
    .map(({ event }) => event);
}

/** The dollars of a conversion stand on some of its rows only. */
function addToConversion(
  known: Map<string, PnlEvent & { kind: "convert" }>,
  { transactionHash, conditionId, occurredAt, size, usd }: ActivityRow,
): PnlEvent | null {
  if (conditionId === null || size === null)
    return { kind: "unknown", type: "CONVERSION", at: occurredAt };
  const key = transactionHash === null ? "" : `${transactionHash} ${size}`;
  const begun = key && known.get(key);
  if (begun) {
    begun.conditionIds.push(conditionId);
    begun.usd += usd ?? 0;
    return null;
  }
  const event = {
    kind: "convert" as const,
    at: occurredAt,
    conditionIds: [conditionId],
    size,
    usd: usd ?? 0,
  };
  if (key) known.set(key, event);
  return event;
}

function toEvent(row: ActivityRow): PnlEvent | null {
  const { type, conditionId, size, usd, occurredAt: at } = row;
  if (REWARDS.has(type)) return { kind: "reward", at, usd: usd ?? size ?? 0 };
  if (NEITHER.has(type)) return null;
  if (conditionId === null) return { kind: "unknown", type, at };
  if (type === "TRADE") return toTrade(row, conditionId);
  if (type === "REDEEM") return { kind: "redeem", at, conditionId, usd };
  if ((type === "SPLIT" || type === "MERGE") && size !== null)
    return { kind: type === "SPLIT" ? "split" : "merge", at, conditionId, size };
  return { kind: "unknown", type, at };
}

function toTrade(row: ActivityRow, conditionId: string): PnlEvent {
  const { tokenId, side, size, price, usd, occurredAt: at } = row;
  if (tokenId === null || side === null || size === null || price === null)
    return { kind: "unknown", type: "TRADE", at };
  // A purchase for nothing is an adapter's or exchange's transfer that looks like one.
  if (price === 0 && side === "BUY") return { kind: "transfer", at, conditionId, tokenId, size };
  const gross = size * price;
  const feeUsd = usd === null ? null : side === "BUY" ? usd - gross : gross - usd;
  const kind = side === "BUY" ? "buy" : "sell";
  return { kind, at, conditionId, tokenId, size, price, feeUsd };
}
