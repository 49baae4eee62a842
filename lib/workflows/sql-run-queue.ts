import { z } from "zod";
import { unwrap } from "../supabase/to-db-error.ts";
import { RUN_LIMITS } from "./run-limits.ts";
import type { ClaimedRun, RunChoice, RunQueue } from "./run-queue.ts";
import { createSqlRunLog, createSqlStepStore, type RunDb } from "./sql-run-log.ts";
import { toStorable } from "./to-storable.ts";

const optionsSchema: z.ZodType<RunChoice> = z.object({
  fromNode: z.string().optional(),
  untilNode: z.string().optional(),
});

export const readOptions = (stored: unknown): RunChoice => optionsSchema.parse(stored);

export const createSqlRunQueue = (db: RunDb): RunQueue => ({
  ...createSqlStepStore(db),
  async enqueue(run, owner) {
    const answer = await db.rpc("create_run", {
      p_run: run.runId,
      p_user: run.userId,
      // The generator knows no nullable argument; these columns are.
      p_workflow: run.workflowId as string,
      p_graph: toStorable(run.graph),
      p_options: toStorable(run.options),
      p_trigger: run.trigger,
      p_owner: owner as string,
      p_started: toStorable(run.started),
      p_bodies: toStorable(run.bodies),
      p_replay_of: run.replayOf as string,
      p_user_limit: owner === null ? RUN_LIMITS.queuedPerUser : RUN_LIMITS.streamsPerUser,
    });
    return new Date(unwrap(answer)).toISOString();
  },
  async claim(owner, limit) {
    const rows = unwrap(
      await db.rpc("claim_runs", {
        p_owner: owner,
        p_limit: limit,
        p_user_limit: RUN_LIMITS.workedPerUser,
      }),
    );
    return rows.map((row): ClaimedRun => ({
      runId: row.run_id,
      userId: row.user_id,
      // The generator knows no nullable result; the column is.
      workflowId: row.workflow_id as string | null,
      graph: row.graph,
      bodies: z.record(z.string(), z.unknown()).parse(row.bodies),
      options: readOptions(row.options),
      token: row.lease_token,
      lastSeq: row.last_seq,
      startedAt: Date.parse(row.created_at),
    }));
  },
  logOf: (runId, token) => createSqlRunLog(db, runId, token),
});
