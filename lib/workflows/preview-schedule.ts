import type { z } from "zod";
import type { Context } from "../context.ts";
import { invalidInput } from "../errors.ts";
import type { previewScheduleEndpoint } from "./schedule-api.ts";
import { readSchedule } from "./schedule-clock.ts";

const SHOWN_RUNS = 5;

/** What a schedule would do, before it is one. */
export async function previewSchedule(
  { now }: Pick<Context, "now">,
  { cron, timeZone }: z.output<typeof previewScheduleEndpoint.input>,
) {
  const times = readSchedule(cron, timeZone).after(now(), SHOWN_RUNS);
  if (times.length === 0) throw invalidInput("cron", "names no time that ever comes");
  return { nextRuns: times.map((time) => time.toISOString()) };
}
