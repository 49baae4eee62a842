-- Workflows, their versions, their runs with events and finished steps, and what language models cost.

-- Workflows -------------------------------------------------------------------------------------

create table public.workflow_sessions (
  id uuid primary key default gen_random_uuid(),
  user_id uuid not null default auth.uid() references public.users (id) on delete cascade,
  name text not null,
  description text,
  graph jsonb not null,
  node_count integer generated always as (jsonb_array_length(graph -> 'nodes')) stored,
  version integer not null default 1,
  status text not null default 'draft',
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint workflow_sessions_name_check check (char_length(name) between 1 and 200),
  constraint workflow_sessions_description_check check (char_length(description) <= 2000),
  constraint workflow_sessions_graph_check
    check (jsonb_typeof(graph -> 'nodes') = 'array' and octet_length(graph::text) <= 2097152),
  constraint workflow_sessions_version_check check (version > 0),
  constraint workflow_sessions_status_check check (status in ('draft', 'published'))
);
comment on table public.workflow_sessions is 'Workflows as they stand on their canvas; version counts every save';
create index workflow_sessions_user_id_updated_at_idx
  on public.workflow_sessions (user_id, updated_at desc);

create table public.workflow_versions (
  workflow_id uuid not null references public.workflow_sessions (id) on delete cascade,
  version integer not null,
  name text not null,
  graph jsonb not null,
  created_at timestamptz not null default now(),
  primary key (workflow_id, version)
);
comment on table public.workflow_versions is 'Every saved state of a workflow; written by a trigger, never changed';

create function private.count_workflow_version() returns trigger
language plpgsql set search_path = ''
as $$
begin
  new.version := old.version + 1;
  new.updated_at := now();
  return new;
end
$$;
comment on function private.count_workflow_version() is 'A save counts, whatever the caller says its number is';
revoke all on function private.count_workflow_version() from public;

create trigger count_workflow_version before update on public.workflow_sessions
  for each row execute function private.count_workflow_version();

create function private.keep_workflow_version() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  insert into public.workflow_versions (workflow_id, version, name, graph)
  values (new.id, new.version, new.name, new.graph);
  return null;
end
$$;
comment on function private.keep_workflow_version() is 'Keeps each saved state of a workflow';
revoke all on function private.keep_workflow_version() from public;

create trigger keep_workflow_version after insert or update of graph on public.workflow_sessions
  for each row execute function private.keep_workflow_version();

-- Runs ------------------------------------------------------------------------------------------

create table public.workflow_executions (
  id uuid primary key default gen_random_uuid(),
  user_id uuid not null references public.users (id) on delete cascade,
  workflow_id uuid references public.workflow_sessions (id) on delete set null,
  graph jsonb not null,
  options jsonb not null default '{}',
  trigger text not null,
  status text not null default 'queued',
  lease_owner text,
  lease_token bigint not null default 1,
  lease_expires_at timestamptz,
  cancel_requested_at timestamptz,
  outputs jsonb,
  errors jsonb,
  error jsonb,
  usage jsonb,
  duration_ms integer,
  created_at timestamptz not null default now(),
  started_at timestamptz,
  finished_at timestamptz,
  constraint workflow_executions_trigger_check
    check (trigger in ('stream', 'background', 'schedule', 'sub-workflow')),
  constraint workflow_executions_status_check
    check (status in ('queued', 'running', 'waiting', 'success', 'error', 'cancelled'))
);
comment on table public.workflow_executions is 'Runs, each with its graph as it was; the lease says whose process works it';
comment on column public.workflow_executions.lease_token is 'Goes up with every holder; a late holder''s writes are refused by it';
create index workflow_executions_user_id_created_at_idx
  on public.workflow_executions (user_id, created_at desc, id desc);
create index workflow_executions_workflow_id_created_at_idx
  on public.workflow_executions (workflow_id, created_at desc);
create index workflow_executions_lease_expires_at_idx
  on public.workflow_executions (lease_expires_at) where status in ('queued', 'running');

create table public.run_events (
  run_id uuid not null references public.workflow_executions (id) on delete cascade,
  seq bigint not null,
  type text not null,
  data jsonb not null,
  primary key (run_id, seq)
);
comment on table public.run_events is 'What a run did, in order; every stream of it is a view of these rows';

create table public.run_steps (
  run_id uuid not null references public.workflow_executions (id) on delete cascade,
  node_id text not null,
  status text not null,
  output jsonb,
  size integer not null default 0,
  branch text,
  error jsonb,
  duration_ms integer not null default 0,
  finished_at timestamptz not null default now(),
  primary key (run_id, node_id),
  constraint run_steps_status_check check (status in ('success', 'error'))
);
comment on table public.run_steps is 'What each finished node put out, whole; references point here, and a resumed run starts from here';

-- What language models cost ---------------------------------------------------------------------

create table public.llm_usage (
  id uuid primary key default gen_random_uuid(),
  user_id uuid not null references public.users (id) on delete cascade,
  run_id uuid references public.workflow_executions (id) on delete set null,
  provider text not null,
  model text not null,
  status text not null default 'reserved',
  reserved_usd numeric not null,
  input_tokens integer,
  output_tokens integer,
  usd numeric,
  created_at timestamptz not null default now(),
  settled_at timestamptz,
  constraint llm_usage_status_check check (status in ('reserved', 'settled')),
  constraint llm_usage_reserved_usd_check check (reserved_usd >= 0)
);
comment on table public.llm_usage is 'One row a call of a language model: reserved before it, settled after it; an unsettled one counts as reserved';
comment on column public.llm_usage.usd is 'Null while reserved, and where the price of the model is not known';
create index llm_usage_user_id_created_at_idx on public.llm_usage (user_id, created_at);
create index llm_usage_run_id_idx on public.llm_usage (run_id);

-- Policies and grants ---------------------------------------------------------------------------

alter table public.workflow_sessions enable row level security;
create policy workflow_sessions_owner_select on public.workflow_sessions
  for select to authenticated using (user_id = (select auth.uid()));
create policy workflow_sessions_owner_insert on public.workflow_sessions
  for insert to authenticated with check (user_id = (select auth.uid()));
create policy workflow_sessions_owner_update on public.workflow_sessions
  for update to authenticated
  using (user_id = (select auth.uid())) with check (user_id = (select auth.uid()));
create policy workflow_sessions_owner_delete on public.workflow_sessions
  for delete to authenticated using (user_id = (select auth.uid()));
revoke all on public.workflow_sessions from public, anon, authenticated, service_role;
grant select, insert, update, delete on public.workflow_sessions to authenticated, service_role;

alter table public.workflow_versions enable row level security;
create policy workflow_versions_owner_select on public.workflow_versions
  for select to authenticated using (
    exists (
      select from public.workflow_sessions
      where workflow_sessions.id = workflow_id and workflow_sessions.user_id = (select auth.uid())
    )
  );
revoke all on public.workflow_versions from public, anon, authenticated, service_role;
grant select on public.workflow_versions to authenticated;
grant select, insert, update, delete on public.workflow_versions to service_role;

alter table public.workflow_executions enable row level security;
create policy workflow_executions_owner_select on public.workflow_executions
  for select to authenticated using (user_id = (select auth.uid()));
revoke all on public.workflow_executions from public, anon, authenticated, service_role;
grant select on public.workflow_executions to authenticated;
grant select, insert, update, delete on public.workflow_executions to service_role;

alter table public.run_events enable row level security;
create policy run_events_owner_select on public.run_events
  for select to authenticated using (
    exists (
      select from public.workflow_executions
      where workflow_executions.id = run_id and workflow_executions.user_id = (select auth.uid())
    )
  );
revoke all on public.run_events from public, anon, authenticated, service_role;
grant select on public.run_events to authenticated;
grant select, insert, update, delete on public.run_events to service_role;

alter table public.run_steps enable row level security;
create policy run_steps_owner_select on public.run_steps
  for select to authenticated using (
    exists (
      select from public.workflow_executions
      where workflow_executions.id = run_id and workflow_executions.user_id = (select auth.uid())
    )
  );
revoke all on public.run_steps from public, anon, authenticated, service_role;
grant select on public.run_steps to authenticated;
grant select, insert, update, delete on public.run_steps to service_role;

alter table public.llm_usage enable row level security;
create policy llm_usage_owner_select on public.llm_usage
  for select to authenticated using (user_id = (select auth.uid()));
revoke all on public.llm_usage from public, anon, authenticated, service_role;
grant select on public.llm_usage to authenticated;
grant select, insert, update, delete on public.llm_usage to service_role;

-- Reads -----------------------------------------------------------------------------------------

create function public.list_workflows(
  p_q text default null,
  p_sort text default '-updatedAt',
  p_limit integer default 100,
  p_offset integer default 0
) returns table (
  id uuid, name text, description text, version integer, status text, node_count integer,
  created_at timestamptz, updated_at timestamptz, last_run jsonb, total bigint
)
language sql stable set search_path = ''
as $$
  select
    workflow.id, workflow.name, workflow.description, workflow.version, workflow.status,
    workflow.node_count, workflow.created_at, workflow.updated_at,
    (
      select jsonb_build_object('id', run.id, 'status', run.status, 'finishedAt', run.finished_at)
      from public.workflow_executions as run
      where run.workflow_id = workflow.id
      order by run.created_at desc
      limit 1
    ),
    count(*) over ()
  from public.workflow_sessions as workflow
  where p_q is null or position(lower(p_q) in lower(workflow.name)) > 0
  order by
    case when p_sort = 'name' then lower(workflow.name) end,
    case when p_sort = '-name' then lower(workflow.name) end desc,
    case when p_sort = 'updatedAt' then workflow.updated_at end,
    case when p_sort = '-updatedAt' then workflow.updated_at end desc,
    workflow.id
  limit p_limit offset p_offset
$$;
comment on function public.list_workflows(text, text, integer, integer) is
  'The caller''s workflows with their last run; runs with the caller''s rights';
revoke all on function public.list_workflows(text, text, integer, integer) from public;
grant execute on function public.list_workflows(text, text, integer, integer)
  to authenticated, service_role;

-- The life of a run -----------------------------------------------------------------------------

create function public.create_run(
  p_run uuid, p_user uuid, p_workflow uuid, p_graph jsonb, p_options jsonb, p_trigger text,
  p_owner text, p_started jsonb
) returns timestamptz
language sql set search_path = ''
as $$
  with created as (
    insert into public.workflow_executions
      (id, user_id, workflow_id, graph, options, trigger, status, lease_owner, lease_expires_at, started_at)
    values
      (p_run, p_user, p_workflow, p_graph, p_options, p_trigger, 'running', p_owner,
       clock_timestamp() + interval '15 s', now())
    returning created_at
  ),
  told as (
    insert into public.run_events (run_id, seq, type, data)
    values (p_run, 1, p_started ->> 'type', p_started)
  )
  select created_at from created
$$;
comment on function public.create_run(uuid, uuid, uuid, jsonb, jsonb, text, text, jsonb) is
  'A running run in the hands of the process that made it, with its first event; tells when it was made';
revoke all on function public.create_run(uuid, uuid, uuid, jsonb, jsonb, text, text, jsonb) from public;
grant execute on function public.create_run(uuid, uuid, uuid, jsonb, jsonb, text, text, jsonb)
  to service_role;

create function public.append_run_events(
  p_run uuid, p_token bigint, p_first_seq bigint, p_events jsonb, p_steps jsonb
) returns table (last_seq bigint, cancel_requested boolean, lease_ok boolean)
language plpgsql set search_path = ''
as $$
declare
  run_status text;
  lease_end timestamptz;
  cancel_time timestamptz;
  final jsonb := p_events -> -1;
begin
  select run.status, run.lease_expires_at, run.cancel_requested_at
  into run_status, lease_end, cancel_time
  from public.workflow_executions as run
  where run.id = p_run and run.lease_token = p_token and run.status in ('queued', 'running', 'waiting')
  for update;
  if not found then
    -- The answer to a stored batch may have been lost: sent again, its terminal event is there.
    return query
      select
        p_first_seq + jsonb_array_length(p_events) - 1,
        false,
        exists (
          select from public.run_events as event
          join public.workflow_executions as run on run.id = event.run_id
          where event.run_id = p_run and run.lease_token = p_token
            and event.seq = p_first_seq + jsonb_array_length(p_events) - 1
            and event.type = 'run_finished' and event.data = final
        );
    return;
  end if;

  insert into public.run_steps
    (run_id, node_id, status, output, size, branch, error, duration_ms)
  select
    p_run, step ->> 'nodeId', step ->> 'status', step -> 'output', (step ->> 'size')::integer,
    step ->> 'branch', step -> 'error', (step ->> 'durationMs')::integer
  from jsonb_array_elements(p_steps) as step
  on conflict do nothing;

  insert into public.run_events (run_id, seq, type, data)
  select p_run, p_first_seq + entry.position - 1, entry.event ->> 'type', entry.event
  from jsonb_array_elements(p_events) with ordinality as entry (event, position)
  on conflict do nothing;

  if final ->> 'type' = 'run_finished' then
    update public.workflow_executions as run
    set status = final ->> 'status',
        started_at = coalesce(run.started_at, run.created_at),
        finished_at = clock_timestamp(),
        duration_ms = (final ->> 'durationMs')::integer,
        outputs = final -> 'outputs',
        errors = final -> 'errors',
        error = case when final ->> 'status' = 'error' then
          (select failure.value from jsonb_each(final -> 'errors') as failure limit 1) end,
        usage = final -> 'usage',
        lease_owner = null,
        lease_expires_at = null
    where run.id = p_run;
  elsif run_status = 'queued' or lease_end < clock_timestamp() + interval '10 s' then
    update public.workflow_executions as run
    set status = case run.status when 'queued' then 'running' else run.status end,
        started_at = coalesce(run.started_at, clock_timestamp()),
        lease_expires_at = clock_timestamp() + interval '15 s'
    where run.id = p_run;
  end if;

  return query
    select p_first_seq + jsonb_array_length(p_events) - 1, cancel_time is not null, true;
end
$$;
comment on function public.append_run_events(uuid, bigint, bigint, jsonb, jsonb) is
  'Stores a tick of a run: finished steps, events (a repeated batch once), the end; renews the lease, says whether to stop';
revoke all on function public.append_run_events(uuid, bigint, bigint, jsonb, jsonb) from public;
grant execute on function public.append_run_events(uuid, bigint, bigint, jsonb, jsonb) to service_role;

create function public.reap_dead_runs(p_run uuid default null) returns integer
language plpgsql set search_path = ''
as $$
declare
  reaped integer;
begin
  -- Asked with every read of a run that is under way, and nearly always for nothing.
  if not exists (
    select from public.workflow_executions
    where status in ('queued', 'running') and lease_expires_at < clock_timestamp()
      and (p_run is null or id = p_run)
  ) then
    return 0;
  end if;

  with dead as (
    select
      id, created_at, clock_timestamp() as ended_at,
      case when cancel_requested_at is null then 'error' else 'cancelled' end as status,
      jsonb_build_object(
        'code', case when cancel_requested_at is null then 'INTERRUPTED' else 'CANCELLED' end,
        'message', 'The process that worked this run ended'
      ) as error
    from public.workflow_executions
    where status in ('queued', 'running') and lease_expires_at < clock_timestamp()
      and (p_run is null or id = p_run)
    for update skip locked
  ),
  last_seqs as (
    select dead.id, coalesce(max(event.seq), 0) as seq
    from dead left join public.run_events as event on event.run_id = dead.id
    group by dead.id
  ),
  node_states as (
    select distinct on (event.run_id, event.data ->> 'nodeId')
      event.run_id, event.data ->> 'nodeId' as node_id, event.data ->> 'status' as status
    from public.run_events as event
    where event.run_id in (select id from dead) and event.type = 'node_status'
    order by event.run_id, event.data ->> 'nodeId', event.seq desc
  ),
  cut_off as (
    select
      run_id, node_id, row_number() over (partition by run_id order by node_id) as position
    from node_states
    where status in ('running', 'waiting')
  ),
  failures as (
    select
      dead.id,
      coalesce(
        jsonb_object_agg(step.node_id, step.error) filter (where step.node_id is not null), '{}'
      ) as errors
    from dead
    left join (
      select run_id, node_id, error from public.run_steps
      where status = 'error' and run_id in (select id from dead)
      union all
      select cut_off.run_id, cut_off.node_id, dead.error from cut_off join dead on dead.id = run_id
    ) as step on step.run_id = dead.id
    group by dead.id
  ),
  told as (
    insert into public.run_events (run_id, seq, type, data)
    select
      dead.id, last_seqs.seq + cut_off.position, 'node_status',
      jsonb_build_object(
        'type', 'node_status', 'timestamp', floor(extract(epoch from dead.ended_at) * 1000),
        'nodeId', cut_off.node_id, 'status', dead.status, 'error', dead.error
      )
    from cut_off join dead on dead.id = cut_off.run_id join last_seqs on last_seqs.id = dead.id
    union all
    select
      dead.id,
      last_seqs.seq + 1 + (select count(*) from cut_off where cut_off.run_id = dead.id),
      'run_finished',
      jsonb_build_object(
        'type', 'run_finished', 'timestamp', floor(extract(epoch from dead.ended_at) * 1000),
        'status', dead.status,
        'durationMs', floor(extract(epoch from dead.ended_at - dead.created_at) * 1000),
        'outputs', '{}'::jsonb, 'errors', failures.errors,
        'usage', '{"inputTokens": 0, "outputTokens": 0, "usd": 0}'::jsonb
      )
    from dead join last_seqs on last_seqs.id = dead.id join failures on failures.id = dead.id
    returning run_id
  ),
  ended as (
    update public.workflow_executions as run
    set status = dead.status,
        finished_at = dead.ended_at,
        duration_ms = floor(extract(epoch from dead.ended_at - dead.created_at) * 1000),
        outputs = '{}',
        errors = failures.errors,
        error = dead.error,
        lease_token = run.lease_token + 1,
        lease_owner = null,
        lease_expires_at = null
    from dead join failures on failures.id = dead.id
    where run.id = dead.id
    returning run.id
  )
  select count(*)::integer into reaped from ended;
  return reaped;
end
$$;
comment on function public.reap_dead_runs(uuid) is
  'Ends runs whose process stopped renewing the lease: error INTERRUPTED, or cancelled where that was asked; what they put out is kept';
revoke all on function public.reap_dead_runs(uuid) from public;
grant execute on function public.reap_dead_runs(uuid) to service_role;

create function public.request_cancel(p_run uuid, p_user uuid)
returns setof public.workflow_executions
language sql set search_path = ''
as $$
  update public.workflow_executions
  set cancel_requested_at = case
    when status in ('queued', 'running', 'waiting')
      then coalesce(cancel_requested_at, clock_timestamp())
    else cancel_requested_at end
  where id = p_run and user_id = p_user
  returning *
$$;
comment on function public.request_cancel(uuid, uuid) is
  'Asks a run to stop; its process sees that with its next events or heartbeat';
revoke all on function public.request_cancel(uuid, uuid) from public;
grant execute on function public.request_cancel(uuid, uuid) to service_role;

-- Budgets ---------------------------------------------------------------------------------------

create function public.reserve_llm_usage(
  p_user uuid, p_run uuid, p_provider text, p_model text, p_usd numeric, p_budget_usd numeric
) returns uuid
language plpgsql set search_path = ''
as $$
declare
  spent numeric;
  reservation uuid;
begin
  -- Calls of one user take turns here, so that two cannot both take the last dollar.
  perform from public.users where id = p_user for update;
  select coalesce(sum(coalesce(usd, reserved_usd)), 0) into spent
  from public.llm_usage
  where user_id = p_user and created_at >= date_trunc('day', now() at time zone 'utc') at time zone 'utc';
  if spent + p_usd > p_budget_usd then
    return null;
  end if;
  insert into public.llm_usage (user_id, run_id, provider, model, reserved_usd)
  values (p_user, p_run, p_provider, p_model, p_usd)
  returning id into reservation;
  return reservation;
end
$$;
comment on function public.reserve_llm_usage(uuid, uuid, text, text, numeric, numeric) is
  'Sets money aside for a call; null when the user''s day (UTC) would go over its budget';
revoke all on function public.reserve_llm_usage(uuid, uuid, text, text, numeric, numeric) from public;
grant execute on function public.reserve_llm_usage(uuid, uuid, text, text, numeric, numeric)
  to service_role;

create function public.settle_llm_usage(
  p_id uuid, p_input_tokens integer, p_output_tokens integer, p_usd numeric
) returns void
language sql set search_path = ''
as $$
  update public.llm_usage
  set status = 'settled', input_tokens = p_input_tokens, output_tokens = p_output_tokens,
      usd = p_usd, settled_at = now()
  where id = p_id and status = 'reserved'
$$;
comment on function public.settle_llm_usage(uuid, integer, integer, numeric) is
  'Puts what a call cost in the place of what was set aside for it';
revoke all on function public.settle_llm_usage(uuid, integer, integer, numeric) from public;
grant execute on function public.settle_llm_usage(uuid, integer, integer, numeric) to service_role;
