import type { SqlClient } from "@/supabase/local/sql-client.ts";
import { makeNode } from "./make.ts";

const GRAPH = {
  nodes: [makeNode("pause", "wait", { config: { seconds: 0.05 } })],
  edges: [],
};

/** Puts so many runs into the queue, as background requests of twenty users would. */
export async function fillQueue(sql: SqlClient, count: number): Promise<void> {
  await sql.query(
    `with people as (
       insert into auth.users (id, email)
       select gen_random_uuid(), 'user-' || number || '@example.com' from generate_series(1, 20) as number
       returning id
     ),
     profiles as (
       insert into public.users (id, email) select id, 'p-' || id from people on conflict do nothing
     ),
     made as (
       insert into public.workflow_executions (id, user_id, graph, trigger, status)
       select gen_random_uuid(), person.id, $1::jsonb, 'background', 'queued'
       from (select id, row_number() over () as place from people) as person
       join generate_series(1, $2::int) as number on number % 20 + 1 = person.place
       returning id
     )
     insert into public.run_events (run_id, seq, type, data)
     select id, 1, 'run_started', jsonb_build_object(
       'type', 'run_started', 'timestamp', 1, 'runId', id, 'workflowId', null,
       'order', '["pause"]'::jsonb
     )
     from made`,
    [JSON.stringify(GRAPH), count],
  );
}

export type QueueState = { ended: number; taken_over: number };

export const readQueue = async (sql: SqlClient): Promise<QueueState> =>
  (
    await sql.query<QueueState>(
      `select
         count(*) filter (where finished_at is not null)::int as ended,
         count(*) filter (where takeovers > 0)::int as taken_over
       from public.workflow_executions`,
    )
  )[0] ?? { ended: 0, taken_over: 0 };

/** Runs that did not end exactly once, in success, with events that have no gap and every node done once. */
export const findOddRuns = (sql: SqlClient) =>
  sql.query<{ id: string }>(
    `select run.id, run.status
     from public.workflow_executions as run
     left join lateral (
       select
         count(*) as events, max(seq) as last,
         count(*) filter (where type = 'run_finished') as ends,
         count(*) filter (where data ->> 'status' = 'success' and type = 'node_status') as successes
       from public.run_events where run_id = run.id
     ) as told on true
     where run.status <> 'success' or told.ends <> 1 or told.events <> told.last or told.successes <> 1`,
  );
