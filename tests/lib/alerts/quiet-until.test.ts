import { describe, expect, it } from "vitest";
import { quietUntil } from "@/lib/alerts/quiet-until";

const night = (timeZone: string) => ({ from: "22:00", to: "07:00", timeZone });

describe("quietUntil", () => {
  it.each([
    { name: "before them", hours: night("UTC"), now: "2026-11-21T21:59:59Z", want: null },
    {
      name: "as they begin",
      hours: night("UTC"),
      now: "2026-11-21T22:00:00Z",
      want: "2026-11-22T07:00:00.000Z",
    },
    {
      name: "after midnight",
      hours: night("UTC"),
      now: "2026-11-22T03:10:42Z",
      want: "2026-11-22T07:00:00.000Z",
    },
    { name: "as they end", hours: night("UTC"), now: "2026-11-22T07:00:00Z", want: null },
    {
      name: "elsewhere",
      hours: night("Asia/Kolkata"),
      now: "2026-11-21T17:00:00Z",
      want: "2026-11-22T01:30:00.000Z",
    },
    {
      name: "within a day",
      hours: { from: "12:00", to: "13:30", timeZone: "UTC" },
      now: "2026-11-21T13:00:00Z",
      want: "2026-11-21T13:30:00.000Z",
    },
    {
      name: "over the end of summer time",
      hours: night("Europe/Berlin"),
      now: "2026-10-24T21:00:00Z",
      want: "2026-10-25T06:00:00.000Z",
    },
    {
      name: "over its beginning",
      hours: night("Europe/Berlin"),
      now: "2026-03-28T22:00:00Z",
      want: "2026-03-29T05:00:00.000Z",
    },
    {
      name: "of no length",
      hours: { from: "08:00", to: "08:00", timeZone: "UTC" },
      now: "2026-11-21T08:00:00Z",
      want: null,
    },
    {
      name: "in no time zone",
      hours: night("Mars/Olympus"),
      now: "2026-11-21T23:00:00Z",
      want: null,
    },
    { name: "that were never set", hours: undefined, now: "2026-11-21T23:00:00Z", want: null },
    {
      name: "that cannot be read",
      hours: { from: "10pm", to: "7" },
      now: "2026-11-21T23:00:00Z",
      want: null,
    },
  ])("$name", ({ hours, now, want }) => {
    expect(quietUntil(hours, new Date(now))?.toISOString() ?? null).toBe(want);
  });
});
