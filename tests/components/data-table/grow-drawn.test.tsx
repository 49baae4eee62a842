import { expect, it } from "vitest";
import { type Drawn, growDrawn } from "@/components/data-table/grow-drawn";

const all = () => true;
const sight = { start: 100, end: 149 };

it.each<[string, Drawn, (index: number) => boolean, Drawn]>([
  ["keeps what is drawn whole", sight, all, sight],
  ["adds below at once what a small step brings", { start: 96, end: 145 }, all, sight],
  ["adds above at once what a small step brings", { start: 104, end: 153 }, all, sight],
  ["adds no more than a frame bears", { start: 60, end: 109 }, all, { start: 100, end: 119 }],
  ["fills upwards, too", { start: 140, end: 189 }, all, { start: 130, end: 149 }],
  ["begins anew far away", { start: 0, end: 49 }, all, { start: 100, end: 109 }],
  ["waits for a page", { start: 90, end: 139 }, (index) => index < 120, { start: 100, end: 139 }],
  [
    "begins with the first row that has come",
    { start: 0, end: 49 },
    (index) => index >= 145,
    { start: 145, end: 149 },
  ],
  [
    "draws nothing while nothing has come",
    { start: 0, end: 9 },
    () => false,
    { start: 150, end: 149 },
  ],
  ["goes on where nothing was drawn", { start: 150, end: 149 }, all, { start: 100, end: 109 }],
])("%s", (_, before, isKnown, want) => {
  expect(growDrawn(before, sight, isKnown, 10)).toEqual(want);
});

it("fills every window in the end, with as many rows a step as allowed", () => {
  let drawn: Drawn = { start: 0, end: -1 };
  for (let step = 0; step < 5; step += 1) {
    const next = growDrawn(drawn, sight, all, 10);
    expect(next.end - next.start).toBe(10 * (step + 1) - 1);
    drawn = next;
  }
  expect(drawn).toEqual(sight);
});
