import type { z } from "zod";
import type { Context } from "../context.ts";
import { toIso } from "../markets/to-market.ts";
import { unwrap } from "../supabase/to-db-error.ts";
import type { getSignalReliabilityEndpoint } from "./api.ts";
import type { SignalReliability } from "./schema.ts";
import { type ReliabilityAnswer, toSignalReliability } from "./to-signal-reliability.ts";

/** Of the signals that the caller may see. */
export async function getSignalReliability(
  { db, origin, now, signal }: Pick<Context, "db" | "origin" | "now" | "signal">,
  { kind }: z.output<typeof getSignalReliabilityEndpoint.input>,
): Promise<SignalReliability> {
  const answer = unwrap(
    await db
      .rpc("read_signal_reliability", { p_origin: origin, ...(kind && { p_kind: kind }) })
      .abortSignal(signal),
  ) as ReliabilityAnswer;
  return toSignalReliability(
    answer,
    answer.as_of === null ? now().toISOString() : toIso(answer.as_of),
  );
}
