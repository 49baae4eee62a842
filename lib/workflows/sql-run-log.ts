import type { Db } from "../context.ts";
import { unwrap } from "../supabase/to-db-error.ts";
import { runEventSchema, nodeErrorSchema } from "./events.ts";
import type { FinishedStep, RunBatch, RunLog, StepStore, StoredEvent } from "./run-log.ts";
import { toStorable } from "./to-storable.ts";

export const createSqlRunLog = (service: Db, runId: string, token: number): RunLog => ({
  async append({ firstSeq, events, steps }: RunBatch) {
    const rows = unwrap(
      await service.rpc("append_run_events", {
        p_run: runId,
        p_token: token,
        p_first_seq: firstSeq,
        p_events: toStorable(events),
        p_steps: toStorable(steps),
      }),
    );
    const answer = rows[0];
    return {
      cancelRequested: answer?.cancel_requested ?? false,
      leaseOk: answer?.lease_ok ?? false,
    };
  },
});

export const createSqlStepStore = (service: Db): StepStore => ({
  async load(runId) {
    const rows = unwrap(
      await service
        .from("run_steps")
        .select("node_id, status, output, size, branch, error, duration_ms")
        .eq("run_id", runId),
    );
    return rows.map((row): FinishedStep => ({
      nodeId: row.node_id,
      status: row.status === "error" ? "error" : "success",
      output: row.output,
      size: row.size,
      durationMs: row.duration_ms,
      ...(row.branch !== null && { branch: row.branch }),
      ...(row.error !== null && { error: nodeErrorSchema.parse(row.error) }),
    }));
  },
});

const PAGE = 500;

/** Events after `seq`, in order, at most a page of them. */
export async function readStoredEvents(db: Db, runId: string, seq: number): Promise<StoredEvent[]> {
  const rows = unwrap(
    await db
      .from("run_events")
      .select("seq, data")
      .eq("run_id", runId)
      .gt("seq", seq)
      .order("seq")
      .limit(PAGE),
  );
  return rows.map((row) => ({ seq: row.seq, event: runEventSchema.parse(row.data) }));
}
