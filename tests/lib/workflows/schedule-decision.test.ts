import { describe, expect, it } from "vitest";
import { readSchedule } from "@/lib/workflows/schedule-clock";
import { decideSlot, type DueSlot } from "@/lib/workflows/schedule-decision";

const at = (time: string) => new Date(`2026-11-21T${time}:00Z`);
const clock = readSchedule("*/10 * * * *", "UTC");

type Case = {
  name: string;
  overlap: DueSlot["overlap"];
  slot: string;
  now: string;
  isBusy?: true;
  jitterMinutes?: number;
  want: string;
};

const CASES: Case[] = [
  { name: "on time", overlap: "skip", slot: "10:00", now: "10:01", want: "run 10:00 next 10:10" },
  {
    name: "overlapped",
    overlap: "skip",
    slot: "10:00",
    now: "10:01",
    isBusy: true,
    want: "skip next 10:10",
  },
  { name: "missed", overlap: "skip", slot: "10:00", now: "10:07", want: "skip next 10:10" },
  {
    name: "missed, but the newest is on time",
    overlap: "skip",
    slot: "06:00",
    now: "10:02",
    want: "run 10:00 next 10:10",
  },
  {
    name: "late by its jitter only",
    overlap: "skip",
    slot: "10:00",
    now: "10:05",
    jitterMinutes: 4,
    want: "run 10:00 next 10:10",
  },
  {
    name: "the newest waits for its jitter",
    overlap: "skip",
    slot: "09:50",
    now: "10:02",
    jitterMinutes: 4,
    want: "skip next 10:00",
  },
  { name: "on time", overlap: "queue", slot: "10:00", now: "10:01", want: "run 10:00 next 10:10" },
  { name: "overlapped", overlap: "queue", slot: "10:00", now: "10:31", isBusy: true, want: "wait" },
  {
    name: "missed: one after the other",
    overlap: "queue",
    slot: "08:00",
    now: "10:02",
    want: "run 08:00 next 08:10",
  },
  {
    name: "on time",
    overlap: "catch-up-once",
    slot: "10:00",
    now: "10:00",
    want: "run 10:00 next 10:10",
  },
  {
    name: "overlapped",
    overlap: "catch-up-once",
    slot: "10:00",
    now: "10:31",
    isBusy: true,
    want: "wait",
  },
  {
    name: "missed: one run for all",
    overlap: "catch-up-once",
    slot: "06:00",
    now: "10:07",
    want: "run 10:00 next 10:10",
  },
];

const show = (time: Date | null) => time?.toISOString().slice(11, 16);

describe.each(CASES)(
  "$overlap, $name",
  ({ overlap, slot, now, isBusy = false, jitterMinutes = 0, want }) => {
    it("is decided", () => {
      const dueAt = (time: Date) => new Date(time.getTime() + jitterMinutes * 60_000);
      const decision = decideSlot({ slot: at(slot), now: at(now), overlap, isBusy, dueAt }, clock);
      const told = [
        decision.act,
        ...(decision.act === "run" ? [show(decision.slot)] : []),
        ...(decision.act === "wait" ? [] : ["next", show(decision.next)]),
      ];
      expect(told.join(" ")).toBe(want);
    });
  },
);

it("a queue drops what waited longer than a day", () => {
  const decision = decideSlot(
    {
      slot: new Date("2026-11-01T00:00:00Z"),
      now: at("10:02"),
      overlap: "queue",
      isBusy: false,
      dueAt: (time) => time,
    },
    clock,
  );
  expect(decision).toEqual({
    act: "run",
    slot: new Date("2026-11-20T10:10:00Z"),
    next: new Date("2026-11-20T10:20:00Z"),
  });
});
