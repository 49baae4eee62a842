import { describe, expect, it } from "vitest";
import type { SignalRecord } from "@/lib/signals/schema";
import { signalKind, toPooledHitRate } from "@/lib/signals/signal-words";
import { toSignalReliability } from "@/lib/signals/to-signal-reliability";

const asOf = "2026-11-21T00:00:00.000Z";

describe("reliability of signals", () => {
  it("has the price that the market gave as its base rate, and counts events and not signals", () => {
    const { cameTrue, baseRate, bins } = toSignalReliability(
      {
        as_of: asOf,
        events: 4,
        unsettled: 3,
        bins: [
          { bin: 3, signals: 10, events: 2, prices: 3.5, payouts: 4 },
          { bin: 7, signals: 10, events: 3, prices: 7.5, payouts: 9 },
        ],
      },
      asOf,
    );
    expect(cameTrue).toMatchObject({ value: 0.65, n: 20, coverage: "truncated" });
    expect(baseRate.value).toBeCloseTo(0.55, 10);
    expect((cameTrue.high ?? 0) - (cameTrue.low ?? 0)).toBeGreaterThan(0.6);
    expect(bins.map(({ from, to }) => [from, to])).toEqual([
      [0.3, 0.4],
      [0.7, 0.8],
    ]);
  });

  it("is unknown where nothing settled", () =>
    expect(
      toSignalReliability({ as_of: null, events: 0, unsettled: 0, bins: [] }, asOf),
    ).toMatchObject({ bins: [], cameTrue: { value: null }, baseRate: { value: null } }));
});

describe("the base rate of hits", () => {
  const record = (horizon: SignalRecord["horizon"], value: number | null, n: number) =>
    ({ horizon, hitRate: { value, n } }) as SignalRecord;

  it("is that of all kinds at one horizon, weighted by what is graded", () =>
    expect(
      toPooledHitRate([record("1h", 0.5, 30), record("1h", 0.1, 10), record("24h", 1, 99)], "1h"),
    ).toEqual({ value: 0.4, n: 40 }));

  it("is unknown without any graded signal", () =>
    expect(toPooledHitRate([record("1h", null, 0)], "1h")).toBeNull());
});

it.each([
  { kind: "large-trade", want: "Large trade" },
  { kind: "unusual", want: "Unusual activity" },
  { kind: "my-own-kind", want: "My own kind" },
])("$kind reads $want", ({ kind, want }) => expect(signalKind(kind)).toBe(want));
