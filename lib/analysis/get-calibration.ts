import type { z } from "zod";
import type { Context } from "../context.ts";
import { type Reply, reply } from "../http/reply.ts";
import { toIso } from "../markets/to-market.ts";
import { unwrap } from "../supabase/to-db-error.ts";
import type { getCalibrationEndpoint } from "./api.ts";
import type { Calibration } from "./schema.ts";
import { type CalibrationSums, toCalibration } from "./to-calibration.ts";

export async function getCalibration(
  { db, origin, now, signal }: Pick<Context, "db" | "origin" | "now" | "signal">,
  { horizon, category }: z.output<typeof getCalibrationEndpoint.input>,
): Promise<Reply<Calibration>> {
  const sums = unwrap(
    await db.rpc("read_calibration", { p_origin: origin, p_horizon: horizon }).abortSignal(signal),
  ) as CalibrationSums;
  const asOf = sums.as_of === null ? now().toISOString() : toIso(sums.as_of);
  const calibration = toCalibration(sums, { horizon, category: category ?? null, asOf });
  return reply(calibration, { metadata: { source: origin } });
}
