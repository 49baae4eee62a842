import { z } from "zod";
import type { Db } from "../context.ts";
import { unwrap } from "../supabase/to-db-error.ts";
import { nodeErrorSchema, runEventSchema, usageSchema } from "./events.ts";
import type { Answer, RunBatch, RunLog, RunProgress, StepStore, StoredEvent } from "./run-log.ts";
import { toStorable } from "./to-storable.ts";

/** The engine's own tables are reached by functions only, so that a plain Postgres connection serves as well. */
export type RunDb = Pick<Db, "rpc">;

export const createSqlRunLog = (db: RunDb, runId: string, token: number): RunLog => ({
  async append({ firstSeq, events, steps, waits = [], leave }: RunBatch) {
    const rows = unwrap(
      await db.rpc("append_run_events", {
        p_run: runId,
        p_token: token,
        p_first_seq: firstSeq,
        p_events: toStorable(events),
        p_steps: toStorable(steps),
        ...(waits.length > 0 && { p_waits: toStorable(waits) }),
        ...(leave && { p_leave: leave }),
      }),
    );
    const answer = rows[0];
    return {
      cancelRequested: answer?.cancel_requested ?? false,
      leaseOk: answer?.lease_ok ?? false,
      ...(answer?.answers && { answers: answersSchema.parse(answer.answers) }),
    };
  },
});

const answersSchema: z.ZodType<Answer[]> = z.array(
  z.object({ nodeId: z.string(), approved: z.boolean() }),
);

/** Absent rather than null, as the executor's own steps are. */
const optional = <S extends z.ZodType>(schema: S) =>
  schema.nullable().transform((value) => value ?? undefined);

const progressSchema = z.object({
  steps: z.array(
    z.object({
      nodeId: z.string(),
      status: z.enum(["success", "error"]),
      output: z.unknown(),
      size: z.number(),
      branch: optional(z.string()),
      error: optional(nodeErrorSchema),
      usage: optional(usageSchema),
      durationMs: z.number(),
    }),
  ),
  waits: z.array(
    z.object({
      nodeId: z.string(),
      until: z.number().nullable(),
      approved: z.boolean().nullable(),
    }),
  ),
  skipped: z.array(z.string()),
});

export const createSqlStepStore = (db: RunDb): StepStore => ({
  async load(runId): Promise<RunProgress> {
    const progress = progressSchema.parse(unwrap(await db.rpc("load_run", { p_run: runId })));
    const steps = progress.steps.map(({ error, usage, ...step }) => ({
      ...step,
      ...(error && { error }),
      ...(usage && { usage }),
    }));
    return { ...progress, steps };
  },
});

const PAGE = 500;

/** Events after `seq`, in order, at most a page of them. */
export async function readStoredEvents(
  db: Db,
  runId: string,
  seq: number,
  limit = PAGE,
): Promise<StoredEvent[]> {
  const rows = unwrap(
    await db
      .from("run_events")
      .select("seq, data")
      .eq("run_id", runId)
      .gt("seq", seq)
      .order("seq")
      .limit(limit),
  );
  return rows.map((row) => ({ seq: row.seq, event: runEventSchema.parse(row.data) }));
}

/** Undefined where none is kept. */
export async function readLastEvent(
  db: Db,
  runId: string,
): Promise<{ seq: number; type: string } | undefined> {
  const rows = unwrap(
    await db
      .from("run_events")
      .select("seq, type")
      .eq("run_id", runId)
      .order("seq", { ascending: false })
      .limit(1),
  );
  return rows[0];
}
