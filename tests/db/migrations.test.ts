import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readCatalogue, type Catalogue } from "@/scripts/db/read-catalogue.ts";
import { prepareDatabase } from "@/supabase/local/prepare-database.ts";
import { findPostgres, startPostgres, type TestPostgres } from "../support/postgres.ts";
import { startOwnStack, type TestStack } from "../support/stack.ts";

const binaries = findPostgres();
const root = process.cwd();

let stack: TestStack;
let embedded: Catalogue;

beforeAll(async () => {
  stack = await startOwnStack();
  embedded = await readCatalogue(stack.database);
});
afterAll(() => stack?.stop());

describe("the embedded database", () => {
  it("applies every migration once", async () => {
    const before = await stack.sql("select version from supabase_migrations.schema_migrations");
    expect(before.length).toBeGreaterThan(0);
    expect(await prepareDatabase(stack.database, root)).toEqual([]);
    expect(await readCatalogue(stack.database)).toEqual(embedded);
  });
  it("keeps its grants after requests of every role", async () => {
    const user = await stack.createUser("grants@example.com", "correct horse");
    await stack.anon().from("markets").select("id").limit(1);
    await stack.as(user.accessToken).from("users").select("id");
    await stack.service().from("users").select("id");
    expect(await readCatalogue(stack.database)).toEqual(embedded);
  });
});

describe.skipIf(!binaries)("a plain Postgres (skipped where none ≥ 15 is installed)", () => {
  let plain: TestPostgres;
  let applied: string[];

  beforeAll(async () => {
    plain = await startPostgres(binaries ?? "");
    applied = await prepareDatabase(plain, root);
  });
  afterAll(() => plain?.stop());

  it("applies every migration unchanged, and a second run none", async () => {
    expect(applied.length).toBeGreaterThan(0);
    expect(await prepareDatabase(plain, root)).toEqual([]);
  });

  it("comes out as the embedded database does", async () => {
    const plainCatalogue = await readCatalogue(plain);
    expect(plainCatalogue).toEqual(embedded);
  });

  it("undoes a migration that fails in the middle", async () => {
    const broken = "create table public.half (id int); select 1 / 0;";
    await expect(plain.script(broken)).rejects.toThrow("division by zero");
    expect(await plain.query("select to_regclass('public.half') as half")).toEqual([
      { half: null },
    ]);
  });
});

/** Rules over the catalogue, so that a new table or function is held to them without a word here. */
const RULES: { name: string; offenders: string }[] = [
  {
    name: "every table in public has row-level security",
    offenders: `select c.relname as offender from pg_class c
      where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relrowsecurity`,
  },
  {
    name: "every table carries a comment",
    offenders: `select c.relname as offender from pg_class c
      where c.relnamespace in ('public'::regnamespace, 'private'::regnamespace)
        and c.relkind in ('r', 'p', 'v', 'm') and obj_description(c.oid, 'pg_class') is null`,
  },
  {
    name: "no security definer function in public can be called by anon, authenticated or everyone",
    offenders: `select p.oid::regprocedure::text as offender from pg_proc p
      cross join (values ('anon'), ('authenticated')) as r (name)
      where p.pronamespace = 'public'::regnamespace and p.prosecdef
        and has_function_privilege(r.name, p.oid, 'execute')`,
  },
  {
    name: "every security definer function has an empty search_path",
    offenders: `select p.oid::regprocedure::text as offender from pg_proc p
      where p.pronamespace in ('public'::regnamespace, 'private'::regnamespace) and p.prosecdef
        and not coalesce(p.proconfig @> array['search_path=""'], false)`,
  },
  {
    name: "no function is left open to everyone by default",
    offenders: `select p.oid::regprocedure::text as offender from pg_proc p
      cross join lateral aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) x
      where p.pronamespace in ('public'::regnamespace, 'private'::regnamespace) and x.grantee = 0`,
  },
  {
    name: "nobody but the owner may truncate, reference or hang triggers on a table",
    offenders: `select c.relname || ' ' || r.rolname || ' ' || x.privilege_type as offender from pg_class c
      cross join lateral aclexplode(c.relacl) x join pg_roles r on r.oid = x.grantee
      where c.relnamespace in ('public'::regnamespace, 'private'::regnamespace) and c.relkind in ('r', 'p', 'v', 'm')
        and x.privilege_type in ('TRUNCATE', 'REFERENCES', 'TRIGGER') and x.grantee <> c.relowner`,
  },
  {
    name: "anon writes nothing",
    offenders: `select c.relname || ' ' || x.privilege_type as offender from pg_class c
      cross join lateral aclexplode(c.relacl) x join pg_roles r on r.oid = x.grantee
      where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v')
        and r.rolname = 'anon' and x.privilege_type in ('INSERT', 'UPDATE', 'DELETE')`,
  },
  {
    name: "every view runs with the rights of its caller",
    offenders: `select c.relname as offender from pg_class c
      where c.relnamespace = 'public'::regnamespace and c.relkind = 'v'
        and not coalesce(c.reloptions @> array['security_invoker=true'], false)
        and not coalesce(c.reloptions @> array['security_invoker=on'], false)`,
  },
  {
    name: "policies call auth functions once a statement, inside a select",
    offenders: `select policyname as offender from pg_policies
      where schemaname = 'public'
        and coalesce(qual, '') || coalesce(with_check, '') ~ 'auth\\.(uid|role|jwt)\\(\\)'
        and coalesce(qual, '') || coalesce(with_check, '') !~* 'select auth\\.(uid|role|jwt)\\(\\)'`,
  },
  {
    name: "every foreign key that a cascade follows has an index",
    offenders: `select k.conrelid::regclass || ' ' || k.conname as offender from pg_constraint k
      where k.contype = 'f' and k.connamespace = 'public'::regnamespace and k.confdeltype in ('c', 'n')
        and not exists (select from pg_index i where i.indrelid = k.conrelid
          and i.indkey[0] = k.conkey[1])`,
  },
];

describe("the catalogue", () => {
  it.each(RULES)("$name", async ({ offenders }) => {
    expect(await stack.sql(offenders)).toEqual([]);
  });
});
