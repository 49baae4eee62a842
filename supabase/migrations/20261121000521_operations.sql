-- What an administrator looks at: when each loop last worked, sizes, queues, and which migrations stand.

create table public.loop_runs (
  loop text not null,
  last_success_at timestamptz,
  last_failure_at timestamptz,
  last_error text,
  duration_ms integer,
  calls bigint not null default 0,
  failures bigint not null default 0,
  constraint loop_runs_pkey primary key (loop),
  constraint loop_runs_loop_check check (loop ~ '^[a-z][a-z-]{0,39}$')
);
comment on table public.loop_runs is 'One row a cron route: when it last worked and when it last failed; health and the status page read it';
comment on column public.loop_runs.duration_ms is 'Of the last call that worked';

alter table public.loop_runs enable row level security;
create policy loop_runs_admin_select on public.loop_runs for select to authenticated
  using ((select private.is_admin()));
revoke all on public.loop_runs from public, anon, authenticated, service_role;
grant select on public.loop_runs to authenticated;
grant select, insert, update, delete on public.loop_runs to service_role;

create function public.note_loop_run(p_loop text, p_duration_ms integer, p_error text default null)
returns void language sql set search_path = '' as $$
  insert into public.loop_runs as run (loop, last_success_at, last_failure_at, last_error, duration_ms, calls, failures)
  values (p_loop, case when p_error is null then clock_timestamp() end, case when p_error is not null then clock_timestamp() end,
    left(p_error, 500), case when p_error is null then p_duration_ms end, 1, (p_error is not null)::integer)
  on conflict (loop) do update set
    last_success_at = coalesce(excluded.last_success_at, run.last_success_at),
    last_failure_at = coalesce(excluded.last_failure_at, run.last_failure_at),
    last_error = coalesce(excluded.last_error, run.last_error),
    duration_ms = coalesce(excluded.duration_ms, run.duration_ms),
    calls = run.calls + 1, failures = run.failures + excluded.failures
$$;
comment on function public.note_loop_run is 'How a call of a cron route ended; what last went wrong stays until something else does.';

create function public.read_operations(p_origin text)
returns json language sql stable set search_path = '' as $$
  select json_build_object(
    'loops', (select coalesce(json_agg(run order by run.loop), '[]') from public.loop_runs as run),
    'feeds', (select coalesce(json_agg(json_build_object('feed', feed.feed, 'watermark', feed.watermark, 'gaps', feed.gaps,
        'last_success_at', feed.last_success_at) order by feed.feed), '[]')
      from public.ingest_feeds as feed where feed.origin = p_origin),
    'runs', (select coalesce(json_object_agg(grouped.status, grouped.count), '{}') from (
      select run.status, count(*) as count from public.workflow_executions as run
      where run.created_at > now() - interval '1 day' or run.status in ('queued', 'running', 'waiting') group by run.status) as grouped),
    'alerts', (select json_build_object('live', count(*) filter (where not alert.is_paused and alert.deleted_at is null),
        'failing', count(*) filter (where alert.last_error is not null and not alert.is_paused and alert.deleted_at is null))
      from public.alerts as alert where alert.origin = p_origin),
    'deliveries', (select coalesce(json_object_agg(grouped.status, grouped.count), '{}') from (
      select delivery.status, count(*) as count from public.alert_deliveries as delivery group by delivery.status) as grouped),
    'llm_usd_today', (select coalesce(sum(coalesce(usage.usd, usage.reserved_usd)), 0) from public.llm_usage as usage
      where usage.created_at >= date_trunc('day', now())),
    'tables', (select coalesce(json_agg(json_build_object('name', sized.name, 'rows', sized.rows, 'bytes', sized.bytes)
        order by sized.bytes desc), '[]')
      from (
        select relation.relname as name, greatest(relation.reltuples, 0)::bigint as rows, pg_catalog.pg_total_relation_size(relation.oid) as bytes
        from pg_catalog.pg_class as relation
        where relation.relnamespace = 'public'::regnamespace and relation.relkind = 'r'
        order by 3 desc limit 20
      ) as sized))
$$;
comment on function public.read_operations is 'Loops, feeds, queues and the largest tables; row counts are the planner''s estimates.';

create function public.list_rejects(p_origin text, p_limit integer default 100)
returns json language sql stable set search_path = '' as $$
  select coalesce(json_agg(shown order by shown.last_seen_at desc), '[]') from (
    select * from (
      select 'sync' as job, reject.kind, coalesce(reject.row_id, reject.row_key) as row_id, reject.reason, reject.first_seen_at, reject.last_seen_at
      from public.sync_rejects as reject where reject.origin = p_origin
      union all
      select 'ingest', reject.kind, reject.row_key, reject.reason, reject.first_seen_at, reject.last_seen_at
      from public.ingest_rejects as reject where reject.origin = p_origin
    ) as every_one order by every_one.last_seen_at desc limit p_limit
  ) as shown
$$;
comment on function public.list_rejects is 'Rows of the upstream that did not fit, of both jobs, the latest first.';

create function public.list_audit(p_limit integer default 100, p_before bigint default null)
returns json language sql stable set search_path = '' as $$
  select coalesce(json_agg(page order by page.id desc), '[]') from (
    select entry.id, entry.action, entry.subject, entry.details, entry.created_at, profile.email as actor
    from public.audit_log as entry left join public.users as profile on profile.id = entry.actor_id
    where p_before is null or entry.id < p_before
    order by entry.id desc limit p_limit
  ) as page
$$;
comment on function public.list_audit is 'What was done with more than a user''s own rights, newest first, with who did it.';

create function public.list_applied_migrations()
returns text[] language plpgsql stable security definer set search_path = '' as $$
begin
  if to_regclass('supabase_migrations.schema_migrations') is null then
    return '{}';
  end if;
  return (
    select coalesce(array_agg(migration.version || '_' || coalesce(migration.name, '') order by migration.version), '{}')
    from supabase_migrations.schema_migrations as migration);
end
$$;
comment on function public.list_applied_migrations is 'The history that the Supabase CLI and our own runner share; its schema is not exposed.';

do $$
declare
  v_function regprocedure;
begin
  for v_function in
    select routine.oid::regprocedure from pg_proc as routine
    where routine.pronamespace = 'public'::regnamespace and routine.proname in (
      'note_loop_run', 'read_operations', 'list_rejects', 'list_audit', 'list_applied_migrations')
  loop
    execute format('revoke all on function %s from public, anon, authenticated', v_function);
    execute format('grant execute on function %s to service_role', v_function);
  end loop;
end
$$;
