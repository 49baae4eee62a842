import type { Parsed, TradeRecord } from "@/lib/polymarket/records";

export const makeAddress = (number: number) => `0x${number.toString(16).padStart(40, "0")}`;

/** A buy of 10 shares of the first outcome at 0.5, with invented names. */
export const makeTrade = (overrides: Partial<TradeRecord> = {}): Parsed<TradeRecord> => ({
  ok: true,
  record: {
    transactionHash: "0xt1",
    wallet: makeAddress(1),
    tokenId: "11",
    conditionId: "0xc1",
    side: "BUY",
    size: 10,
    price: 0.5,
    tradedAt: "2026-11-20T12:00:00.000Z",
    title: "Will it rain?",
    slug: "will-it-rain",
    eventSlug: "rain",
    outcome: "Yes",
    outcomeIndex: 0,
    name: null,
    pseudonym: null,
    raw: {},
    ...overrides,
  },
});
