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

create trigger count_workflow_version
  before update of name, description, graph, version on public.workflow_sessions
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
  takeovers integer not null default 0,
  wake_at timestamptz,
  cancel_requested_at timestamptz,
  bodies jsonb not null default '{}',
  replay_of uuid references public.workflow_executions (id) on delete set null,
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
comment on column public.workflow_executions.takeovers is 'How often a process died that held it, or cut off what it ran; after the third it is given up';
comment on column public.workflow_executions.wake_at is 'Waiting: when to go on, null until someone answers. Running: set by an answer, and taken with the next events';
comment on column public.workflow_executions.bodies is 'The workflows that this one calls, by id, as they were when the run was made';
create index workflow_executions_lease_expires_at_idx
  on public.workflow_executions (lease_expires_at) where status = 'running';
create index workflow_executions_queued_idx
  on public.workflow_executions (created_at) where status = 'queued';
create index workflow_executions_wake_at_idx
  on public.workflow_executions (wake_at) where status = 'waiting';
create index workflow_executions_user_id_running_idx
  on public.workflow_executions (user_id) where status in ('queued', 'running');
create index workflow_executions_replay_of_idx on public.workflow_executions (replay_of);

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
  usage jsonb,
  duration_ms integer not null default 0,
  finished_at timestamptz not null default now(),
  primary key (run_id, node_id),
  constraint run_steps_status_check check (status in ('success', 'error'))
);
comment on table public.run_steps is 'What each finished node put out, whole; references point here, and a resumed run starts from here';
comment on column public.run_steps.node_id is 'A node of a body stands under its path: /outer/item/inner';

create table public.run_waits (
  run_id uuid not null references public.workflow_executions (id) on delete cascade,
  node_id text not null,
  kind text not null,
  until timestamptz,
  approved boolean,
  answered_at timestamptz,
  created_at timestamptz not null default now(),
  primary key (run_id, node_id),
  constraint run_waits_kind_check check (kind in ('time', 'approval'))
);
comment on table public.run_waits is 'What a run waits for: a time, or an answer with or without a time limit; over once its node has a step';

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
create index llm_usage_created_at_idx on public.llm_usage (created_at);
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

alter table public.run_waits enable row level security;
create policy run_waits_owner_select on public.run_waits
  for select to authenticated using (
    exists (
      select from public.workflow_executions
      where workflow_executions.id = run_id and workflow_executions.user_id = (select auth.uid())
    )
  );
revoke all on public.run_waits from public, anon, authenticated, service_role;
grant select on public.run_waits to authenticated;
grant select, insert, update, delete on public.run_waits to service_role;

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
  p_owner text, p_started jsonb, p_bodies jsonb default '{}', p_replay_of uuid default null,
  p_user_limit integer default null
) returns timestamptz
language plpgsql set search_path = ''
as $$
declare
  made timestamptz;
begin
  if p_user_limit is not null and (
    select count(*) >= p_user_limit from public.workflow_executions
    where user_id = p_user and (
      p_owner is null and status = 'queued'
      or p_owner is not null and status = 'running' and trigger = 'stream'
    )
  ) then
    raise sqlstate 'PT429' using message = case when p_owner is null
      then 'Too many runs of yours wait in the queue; try again when some have ended'
      else 'Too many runs of yours are going at once; try again when one has ended' end;
  end if;
  with created as (
    insert into public.workflow_executions
      (id, user_id, workflow_id, graph, options, bodies, replay_of, trigger, status, lease_owner,
       lease_expires_at, started_at)
    values
      (p_run, p_user, p_workflow, p_graph, p_options, p_bodies, p_replay_of, p_trigger,
       case when p_owner is null then 'queued' else 'running' end, p_owner,
       case when p_owner is not null then clock_timestamp() + interval '15 s' end,
       case when p_owner is not null then now() end)
    returning created_at
  ),
  told as (
    insert into public.run_events (run_id, seq, type, data)
    values (p_run, 1, p_started ->> 'type', p_started)
  )
  select created_at into made from created;
  return made;
end
$$;
comment on function public.create_run(uuid, uuid, uuid, jsonb, jsonb, text, text, jsonb, jsonb, uuid, integer) is
  'A run with its first event: in the hands of the process that made it, or queued where no owner is named; tells when it was made';
revoke all on function public.create_run(uuid, uuid, uuid, jsonb, jsonb, text, text, jsonb, jsonb, uuid, integer)
  from public;
grant execute on function public.create_run(uuid, uuid, uuid, jsonb, jsonb, text, text, jsonb, jsonb, uuid, integer)
  to service_role;

create function public.claim_runs(
  p_owner text, p_limit integer, p_user_limit integer, p_run uuid default null
) returns table (
  run_id uuid, user_id uuid, workflow_id uuid, graph jsonb, options jsonb, bodies jsonb,
  lease_token bigint, last_seq bigint, created_at timestamptz
)
language plpgsql set search_path = ''
as $$
#variable_conflict use_column
declare
  asked_at timestamptz := clock_timestamp();
begin
  -- Asked every second by every worker, and mostly for nothing.
  if not exists (select from public.workflow_executions where status = 'queued')
    and not exists (
      select from public.workflow_executions where status = 'running' and lease_expires_at < asked_at
    )
    and not exists (
      select from public.workflow_executions where status = 'waiting' and wake_at <= asked_at
    )
  then
    return;
  end if;
  -- Claims take turns, so that the count of a user's running runs holds; it goes with the transaction.
  perform pg_catalog.pg_advisory_xact_lock(3004, 1);
  return query
    with due as (
      select
        run.id, run.user_id, run.status, run.lease_token,
        coalesce(run.wake_at, run.lease_expires_at, run.created_at) as due_at
      from public.workflow_executions as run
      where run.cancel_requested_at is null and (p_run is null or run.id = p_run) and (
        run.status = 'queued' and run.takeovers < 3
        or run.status = 'running' and run.lease_expires_at < asked_at and run.takeovers < 3
        or run.status = 'waiting' and run.wake_at <= asked_at
      )
    ),
    busy as (
      select run.user_id, count(*) as runs
      from public.workflow_executions as run
      where run.status = 'running' and run.lease_expires_at >= asked_at
      group by run.user_id
    ),
    ranked as (
      select
        due.*,
        row_number() over (partition by due.user_id order by due.due_at, due.id)
          + coalesce(busy.runs, 0) as place
      from due left join busy on busy.user_id = due.user_id
    ),
    chosen as (
      select * from ranked where place <= p_user_limit order by due_at, id limit p_limit
    ),
    claimed as (
      update public.workflow_executions as run
      set status = 'running',
          lease_owner = p_owner,
          lease_token = run.lease_token + 1,
          lease_expires_at = clock_timestamp() + interval '15 s',
          takeovers = run.takeovers + case when run.status = 'running' then 1 else 0 end,
          wake_at = null,
          started_at = coalesce(run.started_at, clock_timestamp())
      from chosen
      -- Asked again of the row as it is when its turn comes: its holder may have come back.
      where run.id = chosen.id and run.status = chosen.status
        and run.lease_token = chosen.lease_token
        and (run.lease_expires_at is null or run.lease_expires_at < asked_at)
      returning
        run.id, run.user_id, run.workflow_id, run.graph, run.options, run.bodies, run.lease_token,
        run.created_at
    )
    select
      claimed.id, claimed.user_id, claimed.workflow_id, claimed.graph, claimed.options,
      claimed.bodies, claimed.lease_token,
      (select coalesce(max(event.seq), 0) from public.run_events as event where event.run_id = claimed.id),
      claimed.created_at
    from claimed
    order by claimed.created_at, claimed.id;
end
$$;
comment on function public.claim_runs(text, integer, integer, uuid) is
  'Takes runs that nobody works: queued ones, those whose process died, and those whose wait is over; oldest first, each user''s only up to a number at once';
revoke all on function public.claim_runs(text, integer, integer, uuid) from public;
grant execute on function public.claim_runs(text, integer, integer, uuid) to service_role;

create function public.load_run(p_run uuid) returns jsonb
language sql stable set search_path = ''
as $$
  select jsonb_build_object(
    'steps', coalesce((
      select jsonb_agg(jsonb_build_object(
        'nodeId', step.node_id, 'status', step.status, 'output', step.output, 'size', step.size,
        'branch', step.branch, 'error', step.error, 'usage', step.usage,
        'durationMs', step.duration_ms
      ))
      from public.run_steps as step where step.run_id = p_run
    ), '[]'),
    'waits', coalesce((
      select jsonb_agg(jsonb_build_object(
        'nodeId', wait.node_id, 'until', floor(extract(epoch from wait.until) * 1000),
        'approved', wait.approved
      ))
      from public.run_waits as wait where wait.run_id = p_run
    ), '[]'),
    'skipped', coalesce((
      select jsonb_agg(event.data -> 'nodeId')
      from public.run_events as event
      where event.run_id = p_run and event.type = 'node_status'
        and event.data ->> 'status' = 'skipped'
    ), '[]')
  )
$$;
comment on function public.load_run(uuid) is
  'What a run has come to: finished steps, what it waits for with the answers so far, and the nodes that were passed over';
revoke all on function public.load_run(uuid) from public;
grant execute on function public.load_run(uuid) to service_role;

create function public.append_run_events(
  p_run uuid, p_token bigint, p_first_seq bigint, p_events jsonb, p_steps jsonb,
  p_waits jsonb default '[]', p_leave text default null
) returns table (last_seq bigint, cancel_requested boolean, lease_ok boolean, answers jsonb)
language plpgsql set search_path = ''
as $$
declare
  lease_end timestamptz;
  cancel_time timestamptz;
  answer_time timestamptz;
  answered jsonb;
  final jsonb := p_events -> -1;
begin
  select run.lease_expires_at, run.cancel_requested_at, run.wake_at
  into lease_end, cancel_time, answer_time
  from public.workflow_executions as run
  where run.id = p_run and run.lease_token = p_token and run.status = 'running'
  for update;
  if not found then
    -- The answer to a stored batch may have been lost: sent again, what it left behind is there.
    return query
      select
        p_first_seq + jsonb_array_length(p_events) - 1,
        false,
        exists (
          select from public.workflow_executions as run
          where run.id = p_run and run.lease_token = p_token
            and (
              p_leave is not null and run.status in ('queued', 'waiting')
              or exists (
                select from public.run_events as event
                where event.run_id = p_run
                  and event.seq = p_first_seq + jsonb_array_length(p_events) - 1
                  and event.type = 'run_finished' and event.data = final
              )
            )
        ),
        null::jsonb;
    return;
  end if;

  insert into public.run_steps
    (run_id, node_id, status, output, size, branch, error, usage, duration_ms)
  select
    p_run, step ->> 'nodeId', step ->> 'status', step -> 'output', (step ->> 'size')::integer,
    step ->> 'branch', step -> 'error', step -> 'usage', (step ->> 'durationMs')::integer
  from jsonb_array_elements(p_steps) as step
  on conflict (run_id, node_id) do update
  set status = excluded.status, output = excluded.output, size = excluded.size,
      branch = excluded.branch, error = excluded.error, usage = excluded.usage,
      duration_ms = excluded.duration_ms
  -- Another try of what failed inside a node; everything else is finished once.
  where run_steps.status = 'error';

  insert into public.run_events (run_id, seq, type, data)
  select p_run, p_first_seq + entry.position - 1, entry.event ->> 'type', entry.event
  from jsonb_array_elements(p_events) with ordinality as entry (event, position)
  on conflict do nothing;

  if p_waits <> '[]' then
    insert into public.run_waits (run_id, node_id, kind, until)
    select
      p_run, wait ->> 'nodeId', wait ->> 'kind',
      to_timestamp((wait ->> 'until')::double precision / 1000)
    from jsonb_array_elements(p_waits) as wait
    on conflict do nothing;
  end if;

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
  elsif p_leave is not null then
    update public.workflow_executions as run
    set status = case p_leave when 'park' then 'waiting' else 'queued' end,
        takeovers = run.takeovers + case p_leave when 'drop' then 1 else 0 end,
        wake_at = case p_leave when 'park' then (
          select min(case when wait.approved is null then wait.until else clock_timestamp() end)
          from public.run_waits as wait
          where wait.run_id = p_run and not exists (
            select from public.run_steps as step
            where step.run_id = p_run and step.node_id = wait.node_id
          )
        ) end,
        lease_owner = null,
        lease_expires_at = null
    where run.id = p_run;
  elsif answer_time is not null or lease_end < clock_timestamp() + interval '10 s' then
    update public.workflow_executions as run
    set wake_at = null,
        lease_expires_at = clock_timestamp() + interval '15 s'
    where run.id = p_run;
    if answer_time is not null then
      select jsonb_agg(jsonb_build_object('nodeId', wait.node_id, 'approved', wait.approved))
      into answered
      from public.run_waits as wait
      where wait.run_id = p_run and wait.approved is not null;
    end if;
  end if;

  return query
    select
      p_first_seq + jsonb_array_length(p_events) - 1, cancel_time is not null, true, answered;
end
$$;
comment on function public.append_run_events(uuid, bigint, bigint, jsonb, jsonb, jsonb, text) is
  'Stores a tick of a run: finished steps, events (a repeated batch once), what it waits for, the end; renews the lease or gives it up (park; release; drop, where nodes were cut off), says whether to stop and what was answered';
revoke all on function public.append_run_events(uuid, bigint, bigint, jsonb, jsonb, jsonb, text)
  from public;
grant execute on function public.append_run_events(uuid, bigint, bigint, jsonb, jsonb, jsonb, text)
  to service_role;

create function public.reap_dead_runs(p_run uuid default null) returns integer
language plpgsql set search_path = ''
as $$
declare
  reaped integer;
begin
  -- Asked with every read of a run that is under way, and nearly always for nothing.
  if not exists (
    select from public.workflow_executions
    where (p_run is null or id = p_run) and (
      status = 'running' and lease_expires_at < clock_timestamp()
        and (takeovers >= 3 or cancel_requested_at is not null)
      or status in ('queued', 'waiting') and cancel_requested_at is not null
      or status = 'queued' and takeovers >= 3
    )
  ) then
    return 0;
  end if;

  with dead as (
    select
      id, created_at, clock_timestamp() as ended_at,
      case when cancel_requested_at is null then 'error' else 'cancelled' end as status,
      jsonb_build_object(
        'code', case when cancel_requested_at is null then 'INTERRUPTED' else 'CANCELLED' end,
        'message', case when cancel_requested_at is null
          then 'The process that worked this run ended, and so did three that took it up'
          else 'The run was cancelled' end
      ) as error
    from public.workflow_executions
    where (p_run is null or id = p_run) and (
      status = 'running' and lease_expires_at < clock_timestamp()
        and (takeovers >= 3 or cancel_requested_at is not null)
      or status in ('queued', 'waiting') and cancel_requested_at is not null
      or status = 'queued' and takeovers >= 3
    )
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
  spent as (
    select
      dead.id,
      jsonb_build_object(
        'inputTokens', coalesce(sum((step.usage ->> 'inputTokens')::numeric), 0),
        'outputTokens', coalesce(sum((step.usage ->> 'outputTokens')::numeric), 0),
        'usd', coalesce(sum((step.usage ->> 'usd')::numeric), 0)
      ) as usage
    from dead left join public.run_steps as step on step.run_id = dead.id
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
        'usage', spent.usage
      )
    from dead
    join last_seqs on last_seqs.id = dead.id
    join failures on failures.id = dead.id
    join spent on spent.id = dead.id
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
        usage = spent.usage,
        lease_token = run.lease_token + 1,
        lease_owner = null,
        lease_expires_at = null,
        wake_at = null
    from dead join failures on failures.id = dead.id join spent on spent.id = dead.id
    where run.id = dead.id
    returning run.id
  )
  select count(*)::integer into reaped from ended;
  return reaped;
end
$$;
comment on function public.reap_dead_runs(uuid) is
  'Ends runs that nobody may take up any more: INTERRUPTED after three takeovers, cancelled where that was asked; what they put out is kept';
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

create function public.answer_approval(
  p_run uuid, p_user uuid, p_node text, p_approved boolean
) returns setof public.workflow_executions
language plpgsql set search_path = ''
as $$
begin
  perform from public.workflow_executions as run
  where run.id = p_run and run.user_id = p_user
  for update;
  if not found then
    raise sqlstate 'PT404' using message = 'Run ' || p_run || ' was not found';
  end if;
  update public.run_waits as wait
  set approved = p_approved, answered_at = clock_timestamp()
  where wait.run_id = p_run and wait.node_id = p_node and wait.kind = 'approval'
    and wait.approved is null and (wait.until is null or wait.until > clock_timestamp())
    and exists (
      select from public.workflow_executions as run
      where run.id = p_run and run.status in ('queued', 'running', 'waiting')
        and run.cancel_requested_at is null
    );
  if not found then
    if exists (
      select from public.run_waits as wait
      where wait.run_id = p_run and wait.node_id = p_node and wait.kind = 'approval'
    ) then
      raise sqlstate 'PT409' using message = 'It was answered before, or its time is up';
    end if;
    raise sqlstate 'PT404' using message = 'Nothing waits for an answer there';
  end if;
  return query
    update public.workflow_executions as run
    set wake_at = case when run.status = 'queued' then run.wake_at else clock_timestamp() end
    where run.id = p_run
    returning run.*;
end
$$;
comment on function public.answer_approval(uuid, uuid, text, boolean) is
  'The owner''s word on a node that waits for it, once; wakes the run';
revoke all on function public.answer_approval(uuid, uuid, text, boolean) from public;
grant execute on function public.answer_approval(uuid, uuid, text, boolean) to service_role;

-- Reads of a run go on when its user's token has ended: they name the user, and the service vouches for the name.
create function public.list_markets_for(
  p_user uuid, p_origin text, p_filter jsonb, p_sort text, p_limit integer, p_offset integer
) returns json
language plpgsql set search_path = ''
as $$
begin
  perform set_config(
    'request.jwt.claims', jsonb_build_object('sub', p_user, 'role', 'authenticated')::text, true
  );
  return public.list_markets(p_origin, p_filter, p_sort, p_limit, p_offset);
end
$$;
comment on function public.list_markets_for(uuid, text, jsonb, text, integer, integer) is
  'The screener as a user sees it, watchlist included, for a run of that user';
revoke all on function public.list_markets_for(uuid, text, jsonb, text, integer, integer) from public;
grant execute on function public.list_markets_for(uuid, text, jsonb, text, integer, integer)
  to service_role;

-- Budgets ---------------------------------------------------------------------------------------

create function public.reserve_llm_usage(
  p_user uuid, p_run uuid, p_provider text, p_model text, p_usd numeric, p_budget_usd numeric,
  p_run_budget_usd numeric default null, p_total_budget_usd numeric default null
) returns uuid
language plpgsql set search_path = ''
as $$
declare
  day_start timestamptz := date_trunc('day', now() at time zone 'utc') at time zone 'utc';
  reservation uuid;
begin
  -- Calls take turns here, so that two cannot both take the last dollar: all of them where all share a cap, else a user's.
  if p_total_budget_usd is not null then
    perform pg_catalog.pg_advisory_xact_lock(3004, 2);
  end if;
  perform from public.users where id = p_user for update;
  if p_usd + (
    select coalesce(sum(coalesce(usd, reserved_usd)), 0) from public.llm_usage
    where user_id = p_user and created_at >= day_start
  ) > p_budget_usd
  or p_run_budget_usd is not null and p_usd + (
    select coalesce(sum(coalesce(usd, reserved_usd)), 0) from public.llm_usage where run_id = p_run
  ) > p_run_budget_usd
  or p_total_budget_usd is not null and p_usd + (
    select coalesce(sum(coalesce(usd, reserved_usd)), 0) from public.llm_usage
    where created_at >= day_start
  ) > p_total_budget_usd then
    return null;
  end if;
  insert into public.llm_usage (user_id, run_id, provider, model, reserved_usd)
  values (p_user, p_run, p_provider, p_model, p_usd)
  returning id into reservation;
  return reservation;
end
$$;
comment on function public.reserve_llm_usage(uuid, uuid, text, text, numeric, numeric, numeric, numeric) is
  'Sets money aside for a call; null when the user''s day (UTC), the run or the deployment''s day would go over its budget';
revoke all on function public.reserve_llm_usage(uuid, uuid, text, text, numeric, numeric, numeric, numeric)
  from public;
grant execute on function public.reserve_llm_usage(uuid, uuid, text, text, numeric, numeric, numeric, numeric)
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
