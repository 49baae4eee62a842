import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseJson } from "@/lib/http/parse-json";
import { displayPrice } from "@/lib/polymarket/display-price";
import { fromV2 } from "@/lib/polymarket/from-v2";
import type { Parsed } from "@/lib/polymarket/records";
import { toActivity } from "@/lib/polymarket/to-activity";
import { toEventWithMarkets } from "@/lib/polymarket/to-event";
import { toHolder } from "@/lib/polymarket/to-holder";
import { toLeader } from "@/lib/polymarket/to-leader";
import { toMarket } from "@/lib/polymarket/to-market";
import { toOrderBook } from "@/lib/polymarket/to-order-book";
import { toClosedPosition, toPosition } from "@/lib/polymarket/to-position";
import { toTrade } from "@/lib/polymarket/to-trade";
import dataRows from "@/tests/fixtures/polymarket/data-rows.json";
import { makeGammaEvent, makeGammaMarket } from "@/tests/support/make-gamma-rows";

const READERS: [string, (raw: unknown) => Parsed<unknown>, object][] = [
  ["market", (raw) => toMarket(raw), makeGammaMarket("1", { events: [{ id: "1", slug: "s" }] })],
  ["event", (raw) => toEventWithMarkets(raw).event, makeGammaEvent("1")],
  ...(
    [
      ["trade", toTrade],
      ["activity", toActivity],
      ["position", toPosition],
      ["closedPosition", toClosedPosition],
      ["leader", toLeader],
      ["book", toOrderBook],
    ] as const
  ).map(([kind, read]): [string, (raw: unknown) => Parsed<unknown>, object] => [
    kind,
    (raw) => read(fromV2(raw)),
    dataRows.find((row) => row.kind === kind)?.row ?? {},
  ]),
  ["holder", (raw) => toHolder(raw, null), { proxyWallet: "0x1", asset: "1", amount: 5 }],
];

const nasty = fc.oneof(
  fc.jsonValue(),
  fc.constantFrom<unknown>(
    "",
    " ",
    "NaN",
    "Infinity",
    "1e999",
    "0x10",
    "[]",
    "[null]",
    '["__proto__"]',
    "[[[[",
    "\0",
    -0,
    1e308,
    Number.MAX_SAFE_INTEGER,
    [],
    {},
    { __proto__: null },
    "2026-13-45T99:99:99Z",
    "0000-00-00",
    "-1",
    "١٢",
    true,
  ),
);

/** Every number that comes out is one, and every moment is ISO in UTC. */
function findFlaw(value: unknown): string | null {
  if (typeof value === "number" && !Number.isFinite(value)) return `the number ${value}`;
  if (typeof value !== "object" || value === null) return null;
  for (const [key, inner] of Object.entries(value)) {
    if (key === "raw") continue;
    const isMoment = /(?:Date|At|Time|timestamp)$/.test(key);
    if (isMoment && typeof inner === "string" && !/^\d{4}-.*\.\d{3}Z$/.test(inner))
      return `${key} ${inner}`;
    const flaw = findFlaw(inner);
    if (flaw) return `${key}: ${flaw}`;
  }
  return null;
}

describe.each(READERS)("a %s", (_, read, good) => {
  it("never throws, whatever it is", () => {
    fc.assert(
      fc.property(fc.anything({ withBigInt: true, withDate: true }), (raw) => {
        expect(typeof read(raw).ok).toBe("boolean");
      }),
    );
  });

  it("with any of its fields spoiled is either sound or refused by name", () => {
    const fields = fc.constantFrom(...Object.keys(good));
    fc.assert(
      fc.property(fc.dictionary(fields, nasty, { maxKeys: 3 }), (spoiled) => {
        const parsed = read({ ...good, ...spoiled });
        expect(parsed.ok ? findFlaw(parsed.record) : null).toBeNull();
        expect(parsed.ok || parsed.reason.length > 3).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});

it("the displayed price of any market is a probability or unknown", () => {
  const fields = fc.constantFrom("bestBid", "bestAsk", "spread", "lastTradePrice", "outcomePrices");
  fc.assert(
    fc.property(fc.dictionary(fields, nasty), (spoiled) => {
      const market = toMarket(makeGammaMarket("1", spoiled));
      const price = market.ok ? displayPrice(market.record) : null;
      expect(price === null || (price >= 0 && price <= 1)).toBe(true);
    }),
    { numRuns: 500 },
  );
});

it("any JSON text gives what JSON.parse gives, less what no database holds", () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const text = JSON.stringify(value);
      const parsed = JSON.stringify(parseJson(text));
      expect(parsed).not.toMatch(/[^\\](\\\\)*\\u(0000|d[89a-f])/);
    }),
    { numRuns: 500 },
  );
});
