import { describe, expect, it } from "vitest";
import { toCron, toPreset } from "@/lib/workflows/cron-preset.ts";
import { describeCron } from "@/lib/workflows/describe-cron.ts";

describe("describeCron", () => {
  it.each([
    ["0 9 * * 1-5", "Every weekday at 9:00"],
    ["0 9 * * mon-fri", "Every weekday at 9:00"],
    ["30 14 * * *", "Every day at 14:30"],
    ["*/15 * * * *", "Every 15 minutes"],
    ["* * * * *", "Every minute"],
    ["0 * * * *", "Every hour"],
    ["5 * * * *", "Every hour at :05"],
    ["0 */4 * * *", "Every 4 hours"],
    ["*/10 9-17 * * 1-5", "Every 10 minutes from 9:00 to 17:59, every weekday"],
    ["0 8,20 * * *", "Every day at 8:00 and 20:00"],
    ["0 0 * * 0,6", "Every Saturday and Sunday at 0:00"],
    ["0 0 * * 7", "Every Sunday at 0:00"],
    ["0 18 * * 1,3,5", "Every Monday, Wednesday and Friday at 18:00"],
    ["0 8 1 * *", "On the 1st of each month at 8:00"],
    ["0 8 2,11,23 * *", "On the 2nd, 11th and 23rd of each month at 8:00"],
    ["0 0 1 1,7 *", "On the 1st in January and July at 0:00"],
    ["0 0 1 * 1", "0 0 1 * 1"],
    ["1-5 * * * *", "1-5 * * * *"],
    ["nonsense", "nonsense"],
  ])("%s: %s", (cron, words) => {
    expect(describeCron(cron)).toBe(words);
  });
});

describe("toPreset", () => {
  it.each([
    ["*/15 * * * *", "minutes"],
    ["5 * * * *", "hourly"],
    ["30 9 * * *", "daily"],
    ["0 9 * * 1-5", "weekly"],
    ["0 9 * * 0,6", "weekly"],
    ["0 8 1 * *", "monthly"],
    ["*/7 * * * *", "expression"],
    ["0 8 1 1 *", "expression"],
    ["0 9 * * 1#2", "expression"],
    ["", "expression"],
  ])("%s is %s, and comes back as it was", (cron, kind) => {
    const preset = toPreset(cron);
    expect(preset.kind).toBe(kind);
    expect(toCron(preset)).toBe(cron);
  });
});
