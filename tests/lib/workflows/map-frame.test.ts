import { describe, expect, it } from "vitest";
import { frameOf, toMapPath, toTransform } from "@/lib/workflows/map-frame";

const SIZE = { width: 160, height: 100 };

describe("the frame of a map", () => {
  it.each([
    ["a wide box", { x: 0, y: 0, width: 300, height: 20 }, { x: -10, y: -90, scale: 2 }],
    ["a high box", { x: 10, y: 0, width: 2, height: 180 }, { x: -149, y: -10, scale: 2 }],
  ])("holds %s in its middle", (_, box, frame) => expect(frameOf([box], SIZE)).toEqual(frame));

  it("holds every box", () => {
    const boxes = [
      { x: 0, y: 0, width: 10, height: 10 },
      { x: 290, y: 10, width: 10, height: 10 },
    ];
    expect(frameOf(boxes, SIZE)).toEqual({ x: -10, y: -90, scale: 2 });
  });

  it("is one where there is nothing", () => expect(frameOf([], SIZE).scale).toBeGreaterThan(0));
});

it("what was drawn for one frame is shifted and scaled into another", () => {
  const drawn = { x: -10, y: -90, scale: 2 };
  expect(toTransform(drawn, drawn)).toBe("translate(0px, 0px) scale(1)");
  expect(toTransform(drawn, { x: -50, y: -90, scale: 4 })).toBe("translate(10px, 0px) scale(0.5)");
});

it("boxes are one path in pixels of the map", () =>
  expect(
    toMapPath(
      [
        { x: 0, y: 0, width: 20, height: 10 },
        { x: 90, y: 10, width: 20, height: 10 },
      ],
      { x: -10, y: -90, scale: 2 },
    ),
  ).toBe("M5 45h10v5h-10zM50 50h10v5h-10z"));
