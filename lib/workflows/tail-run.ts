import type { Db } from "../context.ts";
import type { SseEvent } from "../http/sse.ts";
import { liveRuns } from "./live-runs.ts";
import { reapRun } from "./reap-dead-runs.ts";
import type { StoredEvent } from "./run-log.ts";
import { readStoredEvents } from "./sql-run-log.ts";

const POLL_MS = 200;
/** How often a run that says nothing is asked whether its process still lives. */
const REAP_EVERY_MS = 5000;

const toSseEvent = ({ seq, event }: StoredEvent): SseEvent => ({
  id: seq,
  type: event.type,
  data: event,
});

/** Events after `seq` until the terminal one: from this process where it works the run, else from the log. */
export async function* tailRun(
  service: Db,
  runId: string,
  seq: number,
  signal: AbortSignal,
  /** A run that says nothing may have lost its process: whoever works the queue here looks. */
  wake?: () => void,
): AsyncGenerator<SseEvent[]> {
  let last = seq;
  let silentMs = 0;
  while (!signal.aborted) {
    const feed = liveRuns.get(runId)?.feed;
    const events = feed?.after(last) ?? (await readStoredEvents(service, runId, last));
    if (events.length > 0) {
      silentMs = 0;
      last = events.at(-1)?.seq ?? last;
      yield events.map(toSseEvent);
      if (events.at(-1)?.event.type === "run_finished") return;
    } else if (feed && !feed.isOver) await feed.changed(signal);
    else {
      await sleep(POLL_MS, signal);
      silentMs += POLL_MS;
      if (silentMs % REAP_EVERY_MS >= POLL_MS) continue;
      await reapRun(service, runId);
      wake?.();
    }
  }
}

function sleep(delayMs: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(done, delayMs);
    function done() {
      clearTimeout(timer);
      signal.removeEventListener("abort", done);
      resolve();
    }
    signal.addEventListener("abort", done, { once: true });
  });
}
