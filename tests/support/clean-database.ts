import type { SqlClient } from "@/supabase/local/sql-client.ts";

type Seeds = Map<string, string>;

/** Call it with a database as it should be; what it gives makes that of it again, or says false where the schema is no longer the same. */
export async function cleaning(database: SqlClient): Promise<() => Promise<boolean>> {
  const tables = await listTables(database);
  const seeds: Seeds = new Map();
  for (const table of await findFilled(database, tables)) {
    const [row] = await database.query<{ rows: string }>(
      `select json_agg(kept)::text as rows from ${table} as kept`,
    );
    if (row) seeds.set(table, row.rows);
  }
  const schema = await readSchema(database);
  return async () => {
    if ((await readSchema(database)) !== schema) return false;
    await empty(database, await findFilled(database, tables), seeds);
    return true;
  };
}

async function listTables(database: SqlClient): Promise<string[]> {
  const rows = await database.query<{ name: string }>(
    `select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind = 'r' and n.nspname not like 'pg\\_%' and n.nspname not in ('information_schema', 'supabase_migrations')
     order by 1`,
  );
  return rows.map(({ name }) => name);
}

async function findFilled(database: SqlClient, tables: readonly string[]): Promise<string[]> {
  const cases = tables.map(
    (table) => `case when exists (select from ${table}) then '${table}' end`,
  );
  const [row] = await database.query<{ names: string[] }>(
    `select array_remove(array[${cases.join(", ")}], null) as names`,
  );
  return row?.names ?? [];
}

async function empty(database: SqlClient, filled: readonly string[], seeds: Seeds): Promise<void> {
  const inserts = [...seeds].map(
    ([table, rows]) =>
      `insert into ${table} overriding system value select * from json_populate_recordset(null::${table}, ${quote(rows)});`,
  );
  await database.script(`
    set local session_replication_role = replica;
    ${filled.length > 0 ? `truncate ${filled.join(", ")} restart identity cascade;` : ""}
    ${inserts.join("\n")}
    -- What was measured of the rows that are gone would plan the queries of the next tests.
    delete from pg_statistic where starelid >= 16384;
  `);
  await database.query("discard temp");
}

const quote = (text: string) => `'${text.replaceAll("'", "''")}'`;

/** Everything that a test could have changed but rows: tables, columns, constraints, functions, rights, settings. */
async function readSchema(database: SqlClient): Promise<string> {
  const [row] = await database.query<{ state: string }>(`
    with own as (select oid, nspname from pg_namespace where nspname not like 'pg\\_%' and nspname <> 'information_schema'),
    parts as (
      select concat_ws(' ', 'relation', nspname, relname, relkind, relacl, relrowsecurity, relforcerowsecurity, reloptions) as part
        from pg_class join own on own.oid = relnamespace
      union all select concat_ws(' ', 'column', attrelid::regclass, attname, atttypid, attnotnull, attstattarget, attacl)
        from pg_attribute join pg_class as c on c.oid = attrelid join own on own.oid = c.relnamespace where attnum > 0
      union all select concat_ws(' ', 'default', adrelid::regclass, adnum, pg_get_expr(adbin, adrelid)) from pg_attrdef
      union all select concat_ws(' ', 'constraint', conname, conrelid::regclass, pg_get_constraintdef(c.oid))
        from pg_constraint as c join own on own.oid = connamespace
      union all select concat_ws(' ', 'function', p.oid::regprocedure, md5(prosrc), proacl, proconfig, prosecdef)
        from pg_proc as p join own on own.oid = pronamespace
      union all select concat_ws(' ', 'policy', tablename, policyname, roles, cmd, qual, with_check) from pg_policies
      union all select concat_ws(' ', 'trigger', tgname, tgrelid::regclass, tgenabled) from pg_trigger where not tgisinternal
      union all select concat_ws(' ', 'schema', nspname) from own
      union all select concat_ws(' ', 'setting', setdatabase, setrole, setconfig) from pg_db_role_setting
      union all select concat_ws(' ', 'role', rolname, rolconfig) from pg_roles
      union all select concat_ws(' ', 'migration', version) from supabase_migrations.schema_migrations
    )
    select md5(string_agg(part, chr(10) order by part)) as state from parts`);
  return row?.state ?? "";
}
