import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { priceEdge } from "@/lib/workflows/price-edge";
import { buySets, feePerShare, walkBook } from "@/lib/markets/walk-book";

const free = { rate: 0, exponent: 1, takerOnly: true };
const fee = { rate: 0.25, exponent: 2, takerOnly: true };
const asks = [
  { price: 0.5, size: 100 },
  { price: 0.6, size: 100 },
];

describe("a fee a share", () => {
  it.each([
    [0.5, fee, 0.25 * 0.0625],
    [0.9, fee, 0.25 * 0.09 ** 2],
    [0.5, { ...fee, exponent: 1 }, 0.0625],
    [1, fee, 0],
    [0.5, null, null],
  ])("at %f", (price, schedule, want) => {
    const charged = feePerShare(schedule, price);
    expect(charged === null ? null : charged.toFixed(9)).toBe(
      want === null ? null : want.toFixed(9),
    );
  });
});

describe("walking a book", () => {
  it.each([
    ["within the best level", 25, { shares: 50, price: 0.5, fee: 0 }],
    ["over two levels", 80, { shares: 150, price: 80 / 150, fee: 0 }],
    ["to its end", 110, { shares: 200, price: 0.55, fee: 0 }],
    ["past its end", 111, null],
  ])("%s", (_, usd, want) => {
    const rounded = (fill: ReturnType<typeof walkBook>) =>
      fill && { ...fill, shares: fill.shares.toFixed(9), price: fill.price.toFixed(9) };
    expect(rounded(walkBook(asks, usd, free))).toEqual(rounded(want));
  });

  it("weighs the fee by level, and leaves an unknown one unknown", () => {
    const filled = walkBook(asks, 80, fee);
    expect(filled?.fee).toBeCloseTo((100 * 0.25 * 0.0625 + 50 * 0.25 * 0.24 ** 2) / 150);
    expect(walkBook(asks, 80, null)?.fee).toBeNull();
    expect(walkBook([], 1, fee)).toBeNull();
  });
});

const now = new Date("2026-11-21T00:00:00Z");
const facts = { maxKelly: 0.25, endDate: "2026-12-01T00:00:00Z", now };

describe("an edge", () => {
  it("is what the fair price is above price and fee", () => {
    const edge = priceEdge(0.6, { shares: 100, price: 0.5, fee: 0.01 }, facts);
    expect(edge).toMatchObject({
      executablePrice: 0.5,
      fee: 0.01,
      cost: 0.51,
      grossEdge: 0.1,
      netEdge: 0.09,
    });
    expect(edge.kelly).toBeCloseTo((0.25 * 0.09) / 0.49, 5);
    expect(edge.apr).toBeCloseTo((1 / 0.51 - 1) * (365 / (10 + 2 / 24)), 3);
  });

  it.each([
    [
      "an unknown fee",
      { shares: 1, price: 0.5, fee: null },
      { fee: null, cost: null, netEdge: null, kelly: null, apr: null, grossEdge: 0.1 },
    ],
    ["no fill", null, { executablePrice: null, grossEdge: null, netEdge: null }],
    ["a price above the fair one", { shares: 1, price: 0.7, fee: 0 }, { kelly: 0, netEdge: -0.1 }],
    ["a sure thing", { shares: 1, price: 0.01, fee: 0 }, { kelly: 0.149 }],
    ["a cost of one", { shares: 1, price: 1, fee: 0 }, { kelly: 0 }],
  ])("of %s", (_, fill, want) => {
    const { kelly, ...edge } = priceEdge(0.6, fill, facts);
    expect({
      ...edge,
      kelly: kelly === null ? null : Math.round(kelly * 1000) / 1000,
    }).toMatchObject(want);
  });

  it("holds a stake to its cap, and a market that ends today to a day and the challenge", () => {
    const edge = priceEdge(
      0.99,
      { shares: 1, price: 0.5, fee: 0 },
      { ...facts, maxKelly: 0.05, endDate: "2026-11-21T01:00:00Z" },
    );
    expect(edge).toMatchObject({ kelly: 0.05 });
    expect(edge.apr).toBeCloseTo(365 / (1 + 2 / 24), 3);
    expect(
      priceEdge(0.9, { shares: 1, price: 0.5, fee: 0 }, { ...facts, endDate: null }).apr,
    ).toBeNull();
  });
});

describe("sets of every leg", () => {
  it("are bought level by level while they cost less than they pay", () => {
    const legs = [
      {
        asks: [
          { price: 0.4, size: 10 },
          { price: 0.5, size: 10 },
          { price: 0.9, size: 10 },
        ],
        feeSchedule: free,
      },
      {
        asks: [
          { price: 0.45, size: 15 },
          { price: 0.49, size: 100 },
        ],
        feeSchedule: free,
      },
    ];
    const bought = buySets(legs, 1, 1e6);
    expect(bought).toEqual({
      sets: expect.closeTo(20),
      costUsd: expect.closeTo(10 * 0.85 + 5 * 0.95 + 5 * 0.99),
      profitUsd: expect.closeTo(1.5 + 0.25 + 0.05),
    });
    expect(buySets(legs, 1, 4.25)?.sets).toBeCloseTo(5);
  });

  it("are none where fees eat the rest, and unknown where a fee is", () => {
    const leg = { asks: [{ price: 0.49, size: 10 }], feeSchedule: fee };
    expect(buySets([leg, leg], 1, 1e6)).toEqual({ sets: 0, costUsd: 0, profitUsd: 0 });
    expect(buySets([leg, { ...leg, feeSchedule: null }], 1, 1e6)).toBeNull();
    expect(buySets([{ ...leg, asks: [] }], 1, 1e6)).toEqual({ sets: 0, costUsd: 0, profitUsd: 0 });
  });

  it("never cost more than they pay, nor more than the budget", () => {
    const level = fc.record({
      price: fc.double({ min: 0.01, max: 0.99, noNaN: true }),
      size: fc.double({ min: 0.1, max: 1000, noNaN: true }),
    });
    const leg = fc.record({
      asks: fc
        .array(level, { maxLength: 6 })
        .map((levels) => levels.toSorted((one, other) => one.price - other.price)),
      feeSchedule: fc.constantFrom(free, fee),
    });
    fc.assert(
      fc.property(
        fc.array(leg, { minLength: 2, maxLength: 5 }),
        fc.double({ min: 1, max: 10_000, noNaN: true }),
        (legs, budget) => {
          const bought = buySets(legs, 1, budget);
          expect(bought?.costUsd).toBeLessThanOrEqual(budget * (1 + 1e-9));
          expect(bought?.profitUsd).toBeCloseTo((bought?.sets ?? 0) - (bought?.costUsd ?? 0), 4);
          expect(bought?.profitUsd).toBeGreaterThanOrEqual(0);
          for (const { asks: levels } of legs)
            expect(bought?.sets).toBeLessThanOrEqual(
              levels.reduce((sum, { size }) => sum + size, 0) + 1e-6,
            );
        },
      ),
    );
  });
});
