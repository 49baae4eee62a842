import { expect, it } from "vitest";
import { keepRows } from "@/components/data-table/keep-rows";

type Rows = { start: number; end: number };
const kept: Rows = { start: 100, end: 199 };

it.each<[string, Rows, Rows]>([
  ["grows downwards", { start: 170, end: 209 }, { start: 100, end: 209 }],
  ["grows upwards", { start: 95, end: 134 }, { start: 95, end: 199 }],
  ["lets the farthest above go", { start: 190, end: 229 }, { start: 110, end: 229 }],
  ["lets the farthest below go", { start: 60, end: 99 }, { start: 60, end: 179 }],
  ["begins anew after a jump", { start: 900, end: 939 }, { start: 900, end: 939 }],
  ["keeps all that is in sight, however many", { start: 80, end: 300 }, { start: 80, end: 300 }],
])("%s", (_, sight, want) => {
  expect(keepRows(kept, sight, 120)).toEqual(want);
});

it("is the same as before while all in sight is there, so that nothing is drawn again", () => {
  expect(keepRows(kept, { start: 120, end: 160 }, 120)).toBe(kept);
});
