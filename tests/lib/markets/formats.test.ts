import { describe, expect, it } from "vitest";
import { describeFilter } from "@/lib/markets/describe-filter";
import { formatMoment } from "@/lib/markets/format-moment";
import { formatPoints } from "@/lib/markets/format-points";
import { formatPrice } from "@/lib/markets/format-price";
import { formatRelativeTime } from "@/lib/markets/format-relative-time";
import { formatUsd } from "@/lib/markets/format-usd";

describe("prices are cents", () => {
  it.each([
    { price: 0.42, want: "42.0¢" },
    { price: 0.005, want: "0.5¢" },
    { price: 0, want: "0¢" },
    { price: 1, want: "100¢" },
    { price: 0.0004, want: "<0.1¢" },
    { price: 0.9996, want: ">99.9¢" },
    { price: null, want: "—" },
  ])("$price is $want", ({ price, want }) => expect(formatPrice(price)).toBe(want));
});

describe("changes are signed points", () => {
  it.each([
    { change: 0.012, want: "+1.2" },
    { change: -0.034, want: "−3.4" },
    { change: 0, want: "0.0" },
    { change: -0.0001, want: "0.0" },
    { change: null, want: "—" },
  ])("$change is $want", ({ change, want }) => expect(formatPoints(change)).toBe(want));
});

describe("dollars are compact, and full on demand", () => {
  it.each([
    { usd: 1_284_301.5, compact: "$1.28M", full: "$1,284,301.50" },
    { usd: 0, compact: "$0", full: "$0.00" },
    { usd: null, compact: "—", full: "—" },
  ])("$usd", ({ usd, compact, full }) => {
    expect(formatUsd(usd)).toBe(compact);
    expect(formatUsd(usd, "full")).toBe(full);
  });
});

describe("times are relative in their largest unit", () => {
  const now = Date.parse("2026-11-21T12:00:00Z");
  it.each([
    { at: "2026-12-03T13:00:00Z", want: "in 12 d" },
    { at: "2026-11-21T08:00:00Z", want: "4 h ago" },
    { at: "2026-11-21T12:00:03Z", want: "now" },
    { at: "2026-11-21T11:59:30Z", want: "30 s ago" },
    { at: "not a time", want: "—" },
    { at: null, want: "—" },
  ])("$at is $want", ({ at, want }) => expect(formatRelativeTime(at, now)).toBe(want));

  it("are absolute in UTC where they are asked for", () => {
    expect(formatMoment("2026-11-21T10:33:59.000Z")).toBe("2026-11-21 10:33 UTC");
    expect(formatMoment("nonsense")).toBe("—");
  });
});

describe("a filter's chip says it in words", () => {
  it.each([
    { key: "volume_min", value: "10000", want: "Volume 24h ≥ $10K" },
    { key: "spread_max", value: "0.02", want: "Spread ≤ 2.0¢" },
    { key: "closed", value: "false", want: "Not closed" },
    { key: "q", value: "<b>", want: "“<b>”" },
    { key: "price_min", value: "five", want: "Price ≥ five" },
  ] as const)("$key=$value", ({ key, value, want }) =>
    expect(describeFilter(key, value)).toBe(want),
  );
});
