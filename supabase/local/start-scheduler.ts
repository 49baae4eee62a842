import { setTimeout as sleep } from "node:timers/promises";
import { parseCronSchedule } from "./cron-schedule.ts";

export type CronJob = { path: string; schedule: string };

type Options = {
  jobs: CronJob[];
  /** The app's address. */
  appUrl: string;
  cronSecret: string;
  /** Called once at the start, whatever the time is. */
  atStart: string[];
  log(message: string): void;
  fetch?: typeof fetch;
};

const MINUTE_MS = 60_000;

/** Calls the cron routes as the hosting platform would: GET with the secret, at their times, one call a route at a time. */
export function startScheduler(options: Options): { stop(): void } {
  const jobs = options.jobs.map((job) => ({ ...job, ...parseCronSchedule(job.schedule) }));
  const stopped = new AbortController();
  const running = new Set<string>();

  const fire = async (path: string) => {
    if (running.has(path)) return;
    running.add(path);
    try {
      await callUntilDone(path, options, stopped.signal);
    } catch (error) {
      if (!stopped.signal.aborted) options.log(`${path}: ${describe(error)}`);
    } finally {
      running.delete(path);
    }
  };

  for (const path of options.atStart) void fire(path);
  void everyMinute(stopped.signal, (minute) => {
    for (const job of jobs) if (job.matches(minute)) void fire(job.path);
  });
  return { stop: () => stopped.abort() };
}

/** A route works one slice a call and answers with its run; a run that is not done gets the next slice at once. */
async function callUntilDone(path: string, options: Options, signal: AbortSignal): Promise<void> {
  const call = options.fetch ?? fetch;
  for (;;) {
    const response = await call(new URL(path, options.appUrl), {
      headers: { authorization: `Bearer ${options.cronSecret}` },
      signal,
    });
    const body = (await response.json().catch(() => null)) as {
      data?: { status?: string } | null;
      error?: { code?: string; message?: string };
    } | null;
    if (!response.ok)
      return options.log(
        `${path}: ${response.status} ${body?.error?.message ?? "no reason given"}`,
      );
    if (body?.data?.status !== "running") return;
    await sleep(1000, undefined, { signal });
  }
}

async function everyMinute(signal: AbortSignal, tick: (minute: Date) => void): Promise<void> {
  let minute = Math.floor(Date.now() / MINUTE_MS);
  try {
    for (;;) {
      const untilNext = (minute + 1) * MINUTE_MS - Date.now();
      // Waking every few seconds keeps the time right after the machine slept.
      if (untilNext > 0) await sleep(Math.min(untilNext, 10_000), undefined, { signal });
      const now = Math.floor(Date.now() / MINUTE_MS);
      if (now === minute) continue;
      minute = now;
      tick(new Date(minute * MINUTE_MS));
    }
  } catch (error) {
    if (!signal.aborted) throw error;
  }
}

const describe = (error: unknown) => {
  const cause =
    error instanceof Error && error.cause instanceof Error ? `: ${error.cause.message}` : "";
  return `${error instanceof Error ? error.message : String(error)}${cause}`;
};
