import type { SqlClient } from "../../supabase/local/sql-client.ts";

const OURS = `('public', 'private')`;

/** Each query gives one column `line`: what a reader of the schema would want to see change. */
const QUERIES = {
  tables: `
    select format('%I.%I %s rls=%s force=%s: %s', n.nspname, c.relname, c.relkind, c.relrowsecurity,
      c.relforcerowsecurity, obj_description(c.oid, 'pg_class')) as line
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname in ${OURS} and c.relkind in ('r', 'p', 'v', 'm', 'S')`,
  columns: `
    select format('%I.%I.%I %s%s default=%s identity=%s generated=%s', n.nspname, c.relname, a.attname,
      format_type(a.atttypid, a.atttypmod), case when a.attnotnull then ' not null' else '' end,
      pg_get_expr(d.adbin, d.adrelid), a.attidentity, a.attgenerated) as line
    from pg_attribute a
    join pg_class c on c.oid = a.attrelid
    join pg_namespace n on n.oid = c.relnamespace
    left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
    where n.nspname in ${OURS} and c.relkind in ('r', 'p', 'v', 'm') and a.attnum > 0 and not a.attisdropped`,
  constraints: `
    select format('%s %I: %s', conrelid::regclass, conname, pg_get_constraintdef(k.oid)) as line
    from pg_constraint k join pg_namespace n on n.oid = k.connamespace
    where n.nspname in ${OURS} and k.contype <> 'n'`,
  indexes: `select indexdef as line from pg_indexes where schemaname in ${OURS}`,
  policies: `
    select format('%I.%I %I %s %s to %s using (%s) check (%s)', schemaname, tablename, policyname,
      permissive, cmd, roles, qual, with_check) as line
    from pg_policies where schemaname in ${OURS}`,
  triggers: `
    select pg_get_triggerdef(t.oid) as line
    from pg_trigger t join pg_class c on c.oid = t.tgrelid join pg_namespace n on n.oid = c.relnamespace
    join pg_proc p on p.oid = t.tgfoid join pg_namespace pn on pn.oid = p.pronamespace
    where not t.tgisinternal and (n.nspname in ${OURS} or pn.nspname in ${OURS})`,
  functions: `
    select format('%s returns %s %s definer=%s %s %s: %s', p.oid::regprocedure,
      pg_get_function_result(p.oid), p.provolatile, p.prosecdef, p.proconfig, l.lanname, md5(p.prosrc)) as line
    from pg_proc p join pg_namespace n on n.oid = p.pronamespace join pg_language l on l.oid = p.prolang
    where n.nspname in ${OURS}`,
  views: `
    select format('%I.%I %s: %s', n.nspname, c.relname, c.reloptions, regexp_replace(pg_get_viewdef(c.oid), '\\s+', ' ', 'g')) as line
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname in ${OURS} and c.relkind in ('v', 'm')`,
  types: `
    select format('%s %s', t.typname, string_agg(e.enumlabel, ',' order by e.enumsortorder)) as line
    from pg_type t join pg_namespace n on n.oid = t.typnamespace join pg_enum e on e.enumtypid = t.oid
    where n.nspname in ${OURS} group by t.typname`,
  // MAINTAIN came with Postgres 17 and is left out so that versions compare.
  grants: `
    select format('%s %s %s', c.oid::regclass, coalesce(r.rolname, 'public'), string_agg(x.privilege_type, ',' order by x.privilege_type)) as line
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    cross join lateral aclexplode(c.relacl) x left join pg_roles r on r.oid = x.grantee
    where n.nspname in ${OURS} and x.grantee <> c.relowner and x.privilege_type <> 'MAINTAIN'
    group by c.oid, r.rolname`,
  columnGrants: `
    select format('%s.%I %s %s', c.oid::regclass, a.attname, coalesce(r.rolname, 'public'), x.privilege_type) as line
    from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
    cross join lateral aclexplode(a.attacl) x left join pg_roles r on r.oid = x.grantee
    where n.nspname in ${OURS}`,
  functionGrants: `
    select format('%s %s', p.oid::regprocedure, coalesce(r.rolname, 'public')) as line
    from pg_proc p join pg_namespace n on n.oid = p.pronamespace
    cross join lateral aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) x
    left join pg_roles r on r.oid = x.grantee
    where n.nspname in ${OURS} and x.grantee <> p.proowner`,
  schemas: `
    select format('%I %s %s', n.nspname, coalesce(r.rolname, 'public'), string_agg(x.privilege_type, ',' order by x.privilege_type)) as line
    from pg_namespace n cross join lateral aclexplode(n.nspacl) x left join pg_roles r on r.oid = x.grantee
    where n.nspname in ('private', 'extensions') and x.grantee <> n.nspowner group by n.nspname, r.rolname`,
  extensions: `
    select format('%s in %s', extname, nspname) as line
    from pg_extension e join pg_namespace n on n.oid = e.extnamespace where extname = 'pg_trgm'`,
} as const;

export type Catalogue = Record<keyof typeof QUERIES, string[]>;

/** The schema as sorted lines, free of ids and of what differs between Postgres versions. */
export async function readCatalogue(sql: SqlClient): Promise<Catalogue> {
  const entries = [];
  for (const [name, query] of Object.entries(QUERIES)) {
    const rows = await sql.query<{ line: string }>(
      `select line from (${query}) q order by line collate "C"`,
    );
    entries.push([name, rows.map((row) => row.line)]);
  }
  return Object.fromEntries(entries) as Catalogue;
}
