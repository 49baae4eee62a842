import type { Page } from "playwright-core";

type TraceEvent = {
  name: string;
  ph: string;
  pid: number;
  tid: number;
  ts: number;
  dur?: number;
  /** Microseconds of the thread's own time: what other processes take does not count. */
  tdur?: number;
  args?: { name?: string };
};

/** Traces an act and sums up what the page's main thread did from each frame to the next. */
export async function traceFrames(page: Page, act: () => Promise<void>) {
  const session = await page.context().newCDPSession(page);
  const events: TraceEvent[] = [];
  session.on("Tracing.dataCollected", ({ value }) => {
    events.push(...(value as unknown as TraceEvent[]));
  });
  const complete = new Promise<void>((resolve) =>
    session.once("Tracing.tracingComplete", () => resolve()),
  );
  await session.send("Tracing.start", {
    transferMode: "ReportEvents",
    traceConfig: {
      includedCategories: [
        "toplevel",
        "devtools.timeline",
        "disabled-by-default-devtools.timeline",
        "devtools.timeline.frame",
      ],
    },
  });
  const startedAt = performance.now();
  await act();
  const seconds = (performance.now() - startedAt) / 1000;
  await session.send("Tracing.end");
  await complete;
  await session.detach();
  const work = workByFrame(events).toSorted((a, b) => a - b);
  const at = (share: number) => work[Math.min(work.length - 1, Math.floor(work.length * share))];
  return {
    frames: work.length,
    perSecond: work.length / seconds,
    p50: at(0.5) ?? 0,
    p95: at(0.95) ?? 0,
    longest: at(1) ?? 0,
  };
}

/** What a frame's work on the main thread ends with; other events of a frame come and go with the browser's version. */
const FRAME_END = "Commit";

/** Milliseconds from frame to frame, of the renderer whose main thread made the most of them. */
function workByFrame(events: readonly TraceEvent[]): number[] {
  const ends = events.filter(({ name }) => name === FRAME_END);
  const counts = new Map<string, number>();
  for (const { pid, tid } of ends)
    counts.set(`${pid} ${tid}`, (counts.get(`${pid} ${tid}`) ?? 0) + 1);
  const [main] = [...counts].toSorted(([, a], [, b]) => b - a)[0] ?? [];
  const isMain = ({ pid, tid }: TraceEvent) => `${pid} ${tid}` === main;
  const starts = ends.filter(isMain).map(({ ts }) => ts);
  starts.sort((a, b) => a - b);
  const work = starts.map(() => 0);
  for (const event of events) {
    if (!isMain(event) || event.name !== "RunTask" || event.ph !== "X") continue;
    const frame = lastBefore(starts, event.ts + (event.dur ?? 0));
    if (frame >= 0) work[frame] = (work[frame] ?? 0) + (event.tdur ?? event.dur ?? 0) / 1000;
  }
  return work;
}

function lastBefore(starts: readonly number[], ts: number): number {
  let [low, high] = [0, starts.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? Infinity) <= ts) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
