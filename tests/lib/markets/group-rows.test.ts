import { describe, expect, it } from "vitest";
import { countRows, placeOf } from "@/lib/markets/group-rows";
import { sparklinePath } from "@/lib/markets/sparkline-path";

describe("a list by group", () => {
  const open = [
    { index: 1, rows: 3 },
    { index: 4, rows: 2 },
  ];

  it("is as long as its groups and the rows of those that are opened", () => {
    expect(countRows(6, open)).toBe(11);
    expect(countRows(6, [])).toBe(6);
  });

  it("puts each row where it belongs", () => {
    const places = Array.from({ length: 11 }, (_, at) => placeOf(open, at));
    expect(places.map(({ group, row }) => `${group}${row === null ? "" : `.${row}`}`)).toEqual([
      "0",
      "1",
      "1.0",
      "1.1",
      "1.2",
      "2",
      "3",
      "4",
      "4.0",
      "4.1",
      "5",
    ]);
  });
});

describe("a small chart", () => {
  const frame = { width: 82, height: 18 };
  it.each([
    {
      name: "spans the week",
      points: [
        [0, 0.1],
        [41, 0.9],
      ],
      want: "M0 16.5L82 1.5",
    },
    {
      name: "begins where prices begin",
      points: [
        [20.5, 0.1],
        [41, 0.9],
      ],
      want: "M41 16.5L82 1.5",
    },
    {
      name: "is level where nothing moved",
      points: [
        [0, 0.5],
        [41, 0.5],
      ],
      want: "M0 9L82 9",
    },
    {
      name: "keeps what lies at the end inside",
      points: [
        [0, 0.2],
        [42, 0.2],
      ],
      want: "M0 9L82 9",
    },
  ])("$name", ({ points, want }) => {
    expect(sparklinePath(points as [number, number][], frame)).toBe(want);
  });
});
