import { Client } from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { prepareDatabase } from "@/supabase/local/prepare-database.ts";
import { findPostgres, startPostgres, type TestPostgres } from "../support/postgres.ts";

const binaries = findPostgres();
const SCHEDULES = 200;
const CALLERS = 8;

/** The embedded database has one connection; only a real one shows callers that claim at the same moment. */
describe.skipIf(!binaries)("callers of one Postgres (skipped where none ≥ 15 is installed)", () => {
  let postgres: TestPostgres;
  let clients: Client[];

  beforeAll(async () => {
    postgres = await startPostgres(binaries ?? "");
    await prepareDatabase(postgres, process.cwd());
    clients = Array.from(
      { length: CALLERS },
      () => new Client({ connectionString: postgres.connectionString }),
    );
    await Promise.all(clients.map((client) => client.connect()));
    await postgres.query(`with made as (
        insert into auth.users (id, email) values (gen_random_uuid(), 'a@example.com') returning id
      ) select id from made`);
    await postgres.query(
      `with workflow as (
         insert into public.workflow_sessions (user_id, name, graph)
         select id, 'W', '{"nodes": []}' from auth.users cross join generate_series(1, $1::int)
         returning id, user_id
       )
       insert into public.workflow_schedules (workflow_id, user_id, cron, time_zone, next_slot_at, next_run_at)
       select id, user_id, '* * * * *', 'UTC', now() - interval '1 minute', now() - interval '1 minute'
       from workflow`,
      [SCHEDULES],
    );
  });
  afterAll(async () => {
    await Promise.all((clients ?? []).map((client) => client.end()));
    await postgres?.stop();
  });

  const claim = async (client: Client): Promise<string[]> => {
    const claimed: string[] = [];
    for (;;) {
      const { rows } = await client.query(
        "select workflow_id from public.claim_due_schedules(now(), 7)",
      );
      claimed.push(...rows.map(({ workflow_id }) => workflow_id));
      if (rows.length === 0) return claimed;
    }
  };

  it("share what is due: each schedule goes to one of them", async () => {
    const claimed = (await Promise.all(clients.map(claim))).flat();
    // A row that another held at that moment is left for the next call.
    for (const client of clients) claimed.push(...(await claim(client)));
    expect(claimed).toHaveLength(SCHEDULES);
    expect(new Set(claimed).size).toBe(SCHEDULES);
  });

  it("move a slot on once", async () => {
    const [row] = await postgres.query<{ workflow_id: string; slot: string }>(
      "select workflow_id, next_slot_at::text as slot from public.workflow_schedules limit 1",
    );
    const answers = await Promise.all(
      clients.map((client) =>
        client.query(
          "select public.finish_schedule_slot($1, $2, now() + interval '1 minute', now() + interval '1 minute') as moved",
          [row?.workflow_id, row?.slot],
        ),
      ),
    );
    expect(answers.filter(({ rows }) => rows[0].moved === true)).toHaveLength(1);
  });
});
