import { describe, expect, it } from "vitest";
import { logit, scoreMomentum } from "@/lib/markets/score-momentum";

const HOUR = 3_600_000;
const NOW = Date.parse("2026-11-21T12:00:00Z");
const inverse = (odds: number) => 1 / (1 + Math.exp(-odds));

/** Log-odds that swing by `swing` an hour and rise by `rise` over the last 24 hours. */
const history = (hours: number, { swing = 0.1, rise = 0 } = {}) =>
  Array.from({ length: hours }, (_, index) => {
    const back = hours - 1 - index;
    const odds = (index % 2 ? swing : 0) + rise * Math.max(0, 1 - back / 24);
    return { at: NOW - back * HOUR, close: inverse(odds) };
  });

describe("scoreMomentum", () => {
  it("is 0 where nothing but the usual happened", () => {
    expect(scoreMomentum(history(336), NOW)?.value).toBeCloseTo(0, 6);
  });

  it("measures the move in what 24 hours usually bring", () => {
    const measured = scoreMomentum(history(336, { rise: 0.98 }), NOW);
    expect(measured?.n).toBe(335);
    // An hour's sd is 0.1, 24 of them bring 0.49.
    expect(measured?.value).toBeGreaterThan(1.8);
    expect(measured?.value).toBeLessThan(2.1);
    const down = scoreMomentum(history(336, { rise: -0.98 }), NOW)?.value ?? 0;
    expect(down).toBeCloseTo(-(measured?.value ?? 0), 1);
  });

  it("is the same move at 0.90 as at 0.50: what counts is log-odds, not points", () => {
    const shifted = history(336, { rise: 0.98 }).map(({ at, close }) => ({
      at,
      close: inverse(logit(close) + 2),
    }));
    expect(scoreMomentum(shifted, NOW)?.value).toBeCloseTo(
      scoreMomentum(history(336, { rise: 0.98 }), NOW)?.value ?? 0,
      6,
    );
  });

  it.each([
    ["a history of under three days", history(72), NOW],
    ["no history", [], NOW],
    ["a history that ended", history(336), NOW + 4 * HOUR],
    ["a price that never moved", history(336, { swing: 0 }), NOW],
    [
      "no price a day ago",
      history(336).filter(({ at }) => at > NOW - 20 * HOUR || at < NOW - 40 * HOUR),
      NOW,
    ],
  ])("is unknown with %s", (_name, closes, now) => expect(scoreMomentum(closes, now)).toBeNull());

  it("counts a step over a gap by the root of its hours", () => {
    const hourly = scoreMomentum(history(336, { rise: 0.98 }), NOW)?.value ?? Number.NaN;
    const everyFourth = Array.from({ length: 84 }, (_, index) => {
      const back = 4 * (83 - index);
      const odds = (index % 2 ? 0.2 : 0) + 0.98 * Math.max(0, 1 - back / 24);
      return { at: NOW - back * HOUR, close: inverse(odds) };
    });
    expect(scoreMomentum(everyFourth, NOW)?.value).toBeCloseTo(hourly, 0);
  });

  it("keeps prices of 0 and 1 finite", () => {
    expect([logit(0), logit(1)].every(Number.isFinite)).toBe(true);
  });
});
