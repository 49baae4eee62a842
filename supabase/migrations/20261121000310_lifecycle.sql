-- What a workflow has around its runs: secrets, named and published versions, schedules.

-- Secrets ---------------------------------------------------------------------------------------

create table public.secrets (
  id uuid primary key default gen_random_uuid(),
  user_id uuid not null default auth.uid() references public.users (id) on delete cascade,
  name text not null,
  ciphertext text not null,
  nonce text not null,
  key_id text not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  last_used_at timestamptz,
  constraint secrets_user_id_name_key unique (user_id, name),
  constraint secrets_name_check check (name ~ '^[A-Za-z][A-Za-z0-9_.-]{0,63}$'),
  constraint secrets_ciphertext_check check (octet_length(ciphertext) between 24 and 65536),
  constraint secrets_nonce_check check (octet_length(nonce) = 16),
  constraint secrets_key_id_check check (octet_length(key_id) between 1 and 64)
);
comment on table public.secrets is
  'What workflows refer to by name; AES-256-GCM under ENCRYPTION_KEY, bound to its user and name';
comment on column public.secrets.key_id is 'Which ENCRYPTION_KEY wrote it, so that keys can be changed one secret at a time';

create function private.audit_secret() returns trigger
language plpgsql security definer set search_path = ''
as $$
declare
  secret public.secrets := case when tg_op = 'DELETE' then old else new end;
begin
  -- A key change and an account's end are no acts of a user.
  if auth.uid() is not null then
    insert into public.audit_log (actor_id, action, subject, details)
    values (
      auth.uid(), 'secret.' || lower(tg_op), secret.id::text, jsonb_build_object('name', secret.name)
    );
  end if;
  return null;
end
$$;
comment on function private.audit_secret() is 'Notes who wrote or removed which secret, never its value';
revoke all on function private.audit_secret() from public;

create trigger audit_secret after insert or delete or update of ciphertext on public.secrets
  for each row execute function private.audit_secret();

alter table public.secrets enable row level security;
create policy secrets_owner_select on public.secrets
  for select to authenticated using (user_id = (select auth.uid()));
create policy secrets_owner_insert on public.secrets
  for insert to authenticated with check (user_id = (select auth.uid()));
create policy secrets_owner_update on public.secrets
  for update to authenticated
  using (user_id = (select auth.uid())) with check (user_id = (select auth.uid()));
create policy secrets_owner_delete on public.secrets
  for delete to authenticated using (user_id = (select auth.uid()));
revoke all on public.secrets from public, anon, authenticated, service_role;
-- Nobody reads a ciphertext with a user's rights, its owner included.
grant select (id, user_id, name, created_at, updated_at, last_used_at),
  insert (name, ciphertext, nonce, key_id),
  update (name, ciphertext, nonce, key_id, updated_at), delete
  on public.secrets to authenticated;
grant select, insert, update, delete on public.secrets to service_role;

-- Everybody reads what they did themselves.
create policy audit_log_actor_select on public.audit_log for select to authenticated
  using (actor_id = (select auth.uid()));

-- Versions --------------------------------------------------------------------------------------

alter table public.workflow_versions
  add column node_count integer generated always as (jsonb_array_length(graph -> 'nodes')) stored,
  add column label text,
  add column published_at timestamptz,
  add constraint workflow_versions_label_check check (char_length(label) between 1 and 200);
comment on column public.workflow_versions.label is 'What its owner calls this version; a named one is kept for good';
comment on column public.workflow_versions.published_at is 'When it was last published';

create policy workflow_versions_owner_update on public.workflow_versions
  for update to authenticated
  using (
    exists (
      select from public.workflow_sessions
      where workflow_sessions.id = workflow_id and workflow_sessions.user_id = (select auth.uid())
    )
  )
  with check (
    exists (
      select from public.workflow_sessions
      where workflow_sessions.id = workflow_id and workflow_sessions.user_id = (select auth.uid())
    )
  );
grant update (label) on public.workflow_versions to authenticated;

alter table public.workflow_sessions
  add column published_version integer,
  add constraint workflow_sessions_published_version_fkey
    foreign key (id, published_version) references public.workflow_versions (workflow_id, version),
  add constraint workflow_sessions_published_check
    check ((status = 'published') = (published_version is not null));
comment on column public.workflow_sessions.published_version is
  'What schedules, sub-workflows and background runs execute; a canvas executes what it shows';
-- Publishing goes through publish_workflow, which is asked only once the assertions hold.
revoke insert, update on public.workflow_sessions from authenticated;
grant insert (user_id, name, description, graph), update (name, description, graph, version)
  on public.workflow_sessions to authenticated;

create function private.thin_workflow_versions() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  with ranked as (
    select
      version.version, version.created_at, version.label, version.published_at,
      row_number() over (order by version.version desc) as age,
      row_number() over (
        partition by date_trunc(
          case when version.created_at > now() - interval '7 days' then 'hour' else 'day' end,
          version.created_at
        )
        order by version.version desc
      ) as place
    from public.workflow_versions as version
    where version.workflow_id = new.id
  )
  delete from public.workflow_versions as version
  using ranked
  where version.workflow_id = new.id and version.version = ranked.version
    and ranked.age > 30 and ranked.label is null and ranked.published_at is null
    and (ranked.place > 1 or ranked.created_at < now() - interval '90 days');
  return null;
end
$$;
comment on function private.thin_workflow_versions() is
  'Saves come every second while someone draws: kept are the newest 30, all named and published ones, the last of each hour of a week and of each day of 90';
revoke all on function private.thin_workflow_versions() from public;

create trigger thin_workflow_versions after update of graph on public.workflow_sessions
  for each row when (new.version % 20 = 0) execute function private.thin_workflow_versions();

create function public.publish_workflow(
  p_workflow uuid, p_user uuid, p_version integer, p_label text default null
) returns setof public.workflow_sessions
language plpgsql set search_path = ''
as $$
declare
  kept integer;
begin
  perform from public.workflow_sessions
  where id = p_workflow and user_id = p_user and version = p_version
  for update;
  if not found then
    return;
  end if;
  -- A save that changed no more than the name kept no version of its own.
  select max(version) into kept
  from public.workflow_versions where workflow_id = p_workflow and version <= p_version;
  update public.workflow_versions
  set published_at = now(), label = coalesce(p_label, label)
  where workflow_id = p_workflow and version = kept;
  insert into public.audit_log (actor_id, action, subject, details)
  values (p_user, 'workflow.publish', p_workflow::text, jsonb_build_object('version', kept));
  return query
    update public.workflow_sessions
    set status = 'published', published_version = kept
    where id = p_workflow
    returning *;
end
$$;
comment on function public.publish_workflow(uuid, uuid, integer, text) is
  'Makes the graph of the caller''s version the one that runs by itself; no row when that version is not the latest';
revoke all on function public.publish_workflow(uuid, uuid, integer, text) from public;
grant execute on function public.publish_workflow(uuid, uuid, integer, text) to service_role;

create function public.unpublish_workflow(p_workflow uuid, p_user uuid)
returns setof public.workflow_sessions
language sql set search_path = ''
as $$
  insert into public.audit_log (actor_id, action, subject)
  select p_user, 'workflow.unpublish', id::text
  from public.workflow_sessions
  where id = p_workflow and user_id = p_user and status = 'published';
  update public.workflow_sessions
  set status = 'draft', published_version = null
  where id = p_workflow and user_id = p_user
  returning *
$$;
comment on function public.unpublish_workflow(uuid, uuid) is 'Takes the published version back; the draft stays';
revoke all on function public.unpublish_workflow(uuid, uuid) from public;
grant execute on function public.unpublish_workflow(uuid, uuid) to service_role;

-- Schedules -------------------------------------------------------------------------------------

create table public.workflow_schedules (
  workflow_id uuid primary key references public.workflow_sessions (id) on delete cascade,
  user_id uuid not null default auth.uid() references public.users (id) on delete cascade,
  cron text not null,
  time_zone text not null,
  overlap text not null default 'skip',
  jitter_s integer not null default 0,
  max_failures integer not null default 5,
  status text not null default 'active',
  pause_reason text,
  failures integer not null default 0,
  last_error text,
  next_slot_at timestamptz,
  next_run_at timestamptz,
  claimed_until timestamptz,
  last_run_at timestamptz,
  last_run_id uuid references public.workflow_executions (id) on delete set null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint workflow_schedules_cron_check check (char_length(cron) between 9 and 100),
  constraint workflow_schedules_time_zone_check check (char_length(time_zone) between 1 and 64),
  constraint workflow_schedules_overlap_check check (overlap in ('skip', 'queue', 'catch-up-once')),
  constraint workflow_schedules_jitter_s_check check (jitter_s between 0 and 3600),
  constraint workflow_schedules_max_failures_check check (max_failures between 1 and 100),
  constraint workflow_schedules_status_check check (status in ('active', 'paused')),
  constraint workflow_schedules_next_slot_at_check check (status = 'paused' or next_run_at >= next_slot_at)
);
comment on table public.workflow_schedules is 'When a workflow runs by itself; one schedule a workflow';
comment on column public.workflow_schedules.next_slot_at is 'The time that the expression names; next_run_at is that with its jitter';
comment on column public.workflow_schedules.failures is 'In a row; at max_failures the schedule pauses itself';
comment on column public.workflow_schedules.claimed_until is 'A process is at its due slot until then';
create index workflow_schedules_next_run_at_idx
  on public.workflow_schedules (next_run_at) where status = 'active';
create index workflow_schedules_user_id_idx on public.workflow_schedules (user_id);
create index workflow_schedules_last_run_id_idx on public.workflow_schedules (last_run_id);

alter table public.workflow_schedules enable row level security;
create policy workflow_schedules_owner_select on public.workflow_schedules
  for select to authenticated using (user_id = (select auth.uid()));
create policy workflow_schedules_owner_insert on public.workflow_schedules
  for insert to authenticated with check (
    user_id = (select auth.uid()) and exists (
      select from public.workflow_sessions
      where workflow_sessions.id = workflow_id and workflow_sessions.user_id = (select auth.uid())
    )
  );
create policy workflow_schedules_owner_update on public.workflow_schedules
  for update to authenticated
  using (user_id = (select auth.uid()))
  with check (
    user_id = (select auth.uid()) and exists (
      select from public.workflow_sessions
      where workflow_sessions.id = workflow_id and workflow_sessions.user_id = (select auth.uid())
    )
  );
create policy workflow_schedules_owner_delete on public.workflow_schedules
  for delete to authenticated using (user_id = (select auth.uid()));
revoke all on public.workflow_schedules from public, anon, authenticated, service_role;
grant select, delete,
  insert (workflow_id, cron, time_zone, overlap, jitter_s, max_failures, status, pause_reason,
    failures, last_error, next_slot_at, next_run_at, claimed_until, updated_at),
  update (workflow_id, cron, time_zone, overlap, jitter_s, max_failures, status, pause_reason,
    failures, last_error, next_slot_at, next_run_at, claimed_until, updated_at)
  on public.workflow_schedules to authenticated;
grant select, insert, update, delete on public.workflow_schedules to service_role;

create function private.audit_schedule() returns trigger
language plpgsql security definer set search_path = ''
as $$
declare
  schedule public.workflow_schedules := case when tg_op = 'DELETE' then old else new end;
begin
  -- What the clock does to a schedule is no act of a user.
  if auth.uid() is not null then
    insert into public.audit_log (actor_id, action, subject, details)
    values (
      auth.uid(), 'schedule.' || lower(tg_op), schedule.workflow_id::text,
      jsonb_build_object(
        'cron', schedule.cron, 'timeZone', schedule.time_zone, 'status', schedule.status
      )
    );
  end if;
  return null;
end
$$;
comment on function private.audit_schedule() is 'Notes who set, changed or removed a schedule';
revoke all on function private.audit_schedule() from public;

create trigger audit_schedule after insert or update or delete on public.workflow_schedules
  for each row execute function private.audit_schedule();

create function public.claim_due_schedules(p_now timestamptz, p_limit integer)
returns table (
  workflow_id uuid, user_id uuid, cron text, time_zone text, overlap text, jitter_s integer,
  slot_at timestamptz, is_busy boolean
)
language sql set search_path = ''
as $$
  with due as (
    select schedule.workflow_id
    from public.workflow_schedules as schedule
    where schedule.status = 'active' and schedule.next_run_at <= p_now
      and (schedule.claimed_until is null or schedule.claimed_until <= clock_timestamp())
    order by schedule.next_run_at
    limit p_limit
    for update skip locked
  )
  update public.workflow_schedules as schedule
  set claimed_until = clock_timestamp() + interval '50 s'
  from due
  where schedule.workflow_id = due.workflow_id
  returning
    schedule.workflow_id, schedule.user_id, schedule.cron, schedule.time_zone, schedule.overlap,
    schedule.jitter_s, schedule.next_slot_at,
    exists (
      select from public.workflow_executions as run
      where run.workflow_id = schedule.workflow_id and run.trigger = 'schedule'
        and run.status in ('queued', 'running', 'waiting')
    )
$$;
comment on function public.claim_due_schedules(timestamptz, integer) is
  'Hands out due schedules, each to one caller; one whose caller died is handed out again within a minute';
revoke all on function public.claim_due_schedules(timestamptz, integer) from public;
grant execute on function public.claim_due_schedules(timestamptz, integer) to service_role;

create function private.count_scheduled_outcome(p_workflow uuid, p_error text) returns void
language plpgsql security definer set search_path = ''
as $$
declare
  paused public.workflow_schedules;
begin
  if p_error is null then
    update public.workflow_schedules set failures = 0, last_error = null
    where workflow_id = p_workflow and failures > 0 and status = 'active';
    return;
  end if;
  update public.workflow_schedules
  set failures = failures + 1,
      last_error = left(p_error, 1000),
      status = case when failures + 1 >= max_failures then 'paused' else status end,
      pause_reason = case
        when failures + 1 >= max_failures then format('%s runs in a row failed', failures + 1)
      end
  where workflow_id = p_workflow and status = 'active'
  returning * into paused;
  if paused.status = 'paused' then
    insert into public.notifications (user_id, kind, title, body, link, dedupe_key)
    select
      paused.user_id, 'schedule', left(format('Schedule of %s paused', workflow.name), 200),
      format('%s. Last: %s', paused.pause_reason, paused.last_error),
      '/strategy-builder/' || paused.workflow_id,
      format('schedule-paused:%s:%s', paused.workflow_id, paused.next_slot_at)
    from public.workflow_sessions as workflow where workflow.id = paused.workflow_id
    on conflict do nothing;
  end if;
end
$$;
comment on function private.count_scheduled_outcome(uuid, text) is
  'A failure more, or none; the last one that is allowed pauses the schedule and tells its owner';
revoke all on function private.count_scheduled_outcome(uuid, text) from public;
grant execute on function private.count_scheduled_outcome(uuid, text) to service_role;

create function private.note_scheduled_run() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  perform private.count_scheduled_outcome(
    new.workflow_id,
    case new.status when 'error' then coalesce(new.error ->> 'message', 'The run failed') end
  );
  return null;
end
$$;
comment on function private.note_scheduled_run() is 'However a scheduled run ends, its schedule counts it once';
revoke all on function private.note_scheduled_run() from public;

create trigger note_scheduled_run after update of status on public.workflow_executions
  for each row when (
    new.trigger = 'schedule' and new.workflow_id is not null and new.status in ('success', 'error')
    and old.status in ('queued', 'running', 'waiting')
  ) execute function private.note_scheduled_run();

create function public.finish_schedule_slot(
  p_workflow uuid, p_slot timestamptz, p_next_slot timestamptz, p_next_run timestamptz,
  p_run uuid default null, p_error text default null
) returns boolean
language plpgsql set search_path = ''
as $$
begin
  update public.workflow_schedules
  set next_slot_at = p_next_slot,
      next_run_at = p_next_run,
      claimed_until = null,
      last_run_at = case when p_run is null then last_run_at else clock_timestamp() end,
      last_run_id = coalesce(p_run, last_run_id),
      status = case when p_next_slot is null then 'paused' else status end,
      pause_reason = case when p_next_slot is null then 'The expression names no further time' else pause_reason end
  where workflow_id = p_workflow and next_slot_at = p_slot;
  -- A schedule that was set anew meanwhile goes by its own times.
  if not found then
    return false;
  end if;
  if p_error is not null then
    perform private.count_scheduled_outcome(p_workflow, p_error);
  end if;
  return true;
end
$$;
comment on function public.finish_schedule_slot(uuid, timestamptz, timestamptz, timestamptz, uuid, text) is
  'Puts the next slot in the place of the one that was done; once, whoever calls';
revoke all on function public.finish_schedule_slot(uuid, timestamptz, timestamptz, timestamptz, uuid, text)
  from public;
grant execute on function public.finish_schedule_slot(uuid, timestamptz, timestamptz, timestamptz, uuid, text)
  to service_role;
