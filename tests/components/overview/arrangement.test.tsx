import { describe, expect, it } from "vitest";
import {
  movePanel,
  readArrangement,
  setHidden,
  stepPanel,
  writeArrangement,
} from "@/components/overview/arrangement";
import { PANEL_IDS } from "@/components/overview/panels";

const ids = (text: string | null) => readArrangement(text).map(({ id }) => id);
const shown = (text: string | null) =>
  readArrangement(text).flatMap(({ id, isHidden }) => (isHidden ? [] : [id]));

describe("readArrangement", () => {
  it.each([
    { name: "nothing kept", text: null, first: PANEL_IDS.slice(0, 2) },
    { name: "an order", text: "tape.volume", first: ["tape", "volume"] },
    { name: "a name twice", text: "tape.tape.volume", first: ["tape", "volume"] },
    { name: "names of no panel", text: "constructor.x.tape", first: ["tape"] },
  ])("reads $name and shows every panel", ({ text, first }) => {
    expect(ids(text).slice(0, first.length)).toEqual(first);
    expect(ids(text).toSorted()).toEqual(PANEL_IDS.toSorted());
  });

  it("keeps hidden panels in their place, and what is written reads the same", () => {
    const arrangement = readArrangement("-tape.volume");
    expect(arrangement[0]).toEqual({ id: "tape", isHidden: true });
    expect(readArrangement(writeArrangement(arrangement))).toEqual(arrangement);
  });
});

describe("an arrangement", () => {
  const begin = readArrangement("risers.-tape.volume.record");
  it.each([
    { name: "a later place", to: "record", want: ["tape", "volume", "record", "risers"] },
    { name: "its own place", to: "risers", want: ["risers", "tape", "volume", "record"] },
  ] as const)("moves a panel to $name", ({ to, want }) => {
    expect(
      movePanel(begin, "risers", to)
        .map(({ id }) => id)
        .slice(0, 4),
    ).toEqual(want);
  });

  it("steps over what is hidden, and stops at the ends", () => {
    expect(
      stepPanel(begin, "risers", 1)
        .map(({ id }) => id)
        .slice(0, 3),
    ).toEqual(["tape", "volume", "risers"]);
    expect(stepPanel(begin, "risers", -1)).toEqual(begin);
  });

  it("hides and shows", () => {
    const hidden = writeArrangement(setHidden(begin, "volume", true));
    expect(shown(hidden)).not.toContain("volume");
    expect(shown(writeArrangement(setHidden(readArrangement(hidden), "volume", false)))).toContain(
      "volume",
    );
  });
});
