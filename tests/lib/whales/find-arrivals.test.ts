import { describe, expect, it } from "vitest";
import { findArrivals, joinTape } from "@/lib/whales/find-arrivals";

const fill = (id: string, minute: number) => ({
  id,
  tradedAt: new Date(Date.UTC(2026, 10, 21, 12, minute)).toISOString(),
});
const shown = [fill("c", 3), fill("b", 2), fill("a", 1)];

describe("what a poll brings to a tape", () => {
  it.each([
    { name: "nothing new", newest: shown, arrived: [], hasGap: false },
    {
      name: "two on top",
      newest: [fill("e", 5), fill("d", 4), ...shown],
      arrived: ["e", "d"],
      hasGap: false,
    },
    {
      name: "one that was stored late",
      newest: [fill("c", 3), fill("x", 2), fill("b", 2)],
      arrived: ["x"],
      hasGap: false,
    },
    { name: "a whole page of newer ones", newest: [fill("z", 9)], arrived: ["z"], hasGap: true },
    { name: "an empty answer", newest: [], arrived: [], hasGap: false },
  ])("$name", ({ newest, arrived, hasGap }) => {
    const found = findArrivals(shown, newest);
    expect(found.arrived.map(({ id }) => id)).toEqual(arrived);
    expect(found.hasGap).toBe(hasGap);
  });

  it("is no gap over an empty tape", () =>
    expect(findArrivals([], [fill("a", 1)]).hasGap).toBe(false));
});

it("joins two parts by time, each fill once, ties by id", () =>
  expect(
    joinTape([fill("d", 4), fill("b", 2)], [...shown, fill("aa", 2)]).map(({ id }) => id),
  ).toEqual(["d", "c", "aa", "b", "a"]));
