import type { Context } from "../context.ts";
import { runSync } from "../sync/run-sync.ts";
import { inBackground } from "./background.ts";
import { packText } from "./pack-text.ts";
import { processId } from "./process-id.ts";
import { processWide } from "./process-wide.ts";
import { polymarket } from "./upstream.ts";

/** Many stale reads ask within a moment; the lease would refuse all but one of them, but each would ask the database. */
const ASKED_EVERY_MS = 30_000;

/** Asks for a sync where the data is old, and does not wait for it. */
export function requestSync(context: Pick<Context, "service" | "origin" | "log" | "now">): void {
  const asked = processWide("requested-syncs", () => new Map<string, number>());
  const nowMs = context.now().getTime();
  const { origin, log, now } = context;
  if (nowMs - (asked.get(origin) ?? -Infinity) < ASKED_EVERY_MS) return;
  asked.set(origin, nowMs);
  const { service } = context;
  inBackground("sync", (signal) =>
    runSync(
      { service, origin, log, now, signal, polymarket: polymarket(), packText },
      { trigger: "read", owner: processId() },
    ),
  );
}
