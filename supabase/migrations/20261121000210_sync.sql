-- How upstream rows get in: leases with fencing tokens, runs that can be resumed, quarantine, and set-based writes.

create table public.leases (
  name text not null,
  owner text not null,
  token bigint not null,
  expires_at timestamptz not null,
  constraint leases_pkey primary key (name)
);
comment on table public.leases is 'Mutual exclusion between processes on the database''s clock; not advisory locks, which leak under a transaction pooler.';
comment on column public.leases.token is 'Grows with every owner; a write that carries an older one is refused.';
alter table public.leases enable row level security;
revoke all on public.leases from public, anon, authenticated, service_role;
grant select, insert, update, delete on public.leases to service_role;

create table public.sync_sources (
  origin text not null,
  last_success_at timestamptz,
  crawled_at timestamptz,
  markets_crawled_at timestamptz,
  markets_crawl_pages integer not null default 0,
  markets_cursor text,
  last_failure_at timestamptz,
  generation bigint not null default 0,
  constraint sync_sources_pkey primary key (origin),
  constraint sync_sources_origin_check check (origin in ('polymarket', 'recorded', 'demo'))
);
comment on table public.sync_sources is 'How fresh each source is; a failed run changes no last_success_at.';
comment on column public.sync_sources.crawled_at is 'When the latest complete crawl began: rows that it showed were last seen no earlier.';
comment on column public.sync_sources.markets_crawled_at is 'When the crawl of single markets, which finds those without an event, was last complete.';
comment on column public.sync_sources.markets_cursor is 'Where the crawl of single markets stopped: on a large source it takes several runs.';
comment on column public.sync_sources.generation is 'Grows with every batch that changed a row: a count taken at the same generation still holds.';
alter table public.sync_sources enable row level security;
create policy sync_sources_all_select on public.sync_sources for select to anon, authenticated using (true);
revoke all on public.sync_sources from public, anon, authenticated, service_role;
grant select on public.sync_sources to anon, authenticated;
grant select, insert, update, delete on public.sync_sources to service_role;

create table public.sync_runs (
  id uuid not null default gen_random_uuid(),
  origin text not null,
  status text not null default 'running',
  trigger text not null,
  slot timestamptz,
  token bigint not null,
  state jsonb not null default '{}',
  pages integer not null default 0,
  events_seen integer not null default 0,
  markets_seen integer not null default 0,
  rows_written integer not null default 0,
  rejects integer not null default 0,
  error jsonb,
  started_at timestamptz not null default clock_timestamp(),
  heartbeat_at timestamptz not null default clock_timestamp(),
  finished_at timestamptz,
  constraint sync_runs_pkey primary key (id),
  constraint sync_runs_origin_check check (origin in ('polymarket', 'recorded', 'demo')),
  constraint sync_runs_status_check check (status in ('running', 'success', 'error', 'cancelled')),
  constraint sync_runs_trigger_check check (trigger in ('cron', 'admin', 'read', 'shell', 'boot')),
  constraint sync_runs_finished_check check ((status = 'running') = (finished_at is null))
);
comment on table public.sync_runs is 'One crawl of a source, in one or more slices.';
comment on column public.sync_runs.state is 'Phase and cursors, so that the next slice goes on where the last one stopped.';
comment on column public.sync_runs.slot is 'The time slot of a cron call: a double fire finds the run and does the work once.';
create unique index sync_runs_slot_idx on public.sync_runs (origin, slot) where slot is not null;
create unique index sync_runs_running_idx on public.sync_runs (origin) where status = 'running';
create index sync_runs_started_at_idx on public.sync_runs (origin, started_at desc);
alter table public.sync_runs enable row level security;
create policy sync_runs_all_select on public.sync_runs for select to anon, authenticated using (true);
revoke all on public.sync_runs from public, anon, authenticated, service_role;
grant select on public.sync_runs to anon, authenticated;
grant select, insert, update, delete on public.sync_runs to service_role;

create table public.sync_logs (
  id bigint generated always as identity,
  run_id uuid not null,
  level text not null,
  message text not null,
  fields jsonb not null default '{}',
  created_at timestamptz not null default clock_timestamp(),
  constraint sync_logs_pkey primary key (id),
  constraint sync_logs_run_fkey foreign key (run_id) references public.sync_runs (id) on delete cascade,
  constraint sync_logs_level_check check (level in ('debug', 'info', 'warn', 'error'))
);
comment on table public.sync_logs is 'What a run did and why it stopped, for administrators.';
create index sync_logs_run_id_idx on public.sync_logs (run_id, id);
alter table public.sync_logs enable row level security;
create policy sync_logs_admin_select on public.sync_logs for select to authenticated
  using ((select private.is_admin()));
revoke all on public.sync_logs from public, anon, authenticated, service_role;
grant select on public.sync_logs to authenticated;
grant select, insert, delete on public.sync_logs to service_role;

create table public.sync_rejects (
  origin text not null,
  kind text not null,
  row_key text not null,
  run_id uuid not null,
  row_id text,
  reason text not null,
  raw jsonb,
  first_seen_at timestamptz not null default clock_timestamp(),
  last_seen_at timestamptz not null default clock_timestamp(),
  constraint sync_rejects_pkey primary key (origin, kind, row_key),
  constraint sync_rejects_origin_check check (origin in ('polymarket', 'recorded', 'demo')),
  constraint sync_rejects_run_fkey foreign key (run_id) references public.sync_runs (id) on delete cascade,
  constraint sync_rejects_kind_check check (kind in ('event', 'market'))
);
comment on table public.sync_rejects is 'Rows that did not fit, each with its reason; the rest of their page is stored.';
comment on column public.sync_rejects.row_key is 'The upstream''s id, or a hash of the row where it has none: a row rejected by every run stands here once.';
create index sync_rejects_run_id_idx on public.sync_rejects (run_id);
alter table public.sync_rejects enable row level security;
create policy sync_rejects_admin_select on public.sync_rejects for select to authenticated
  using ((select private.is_admin()));
revoke all on public.sync_rejects from public, anon, authenticated, service_role;
grant select on public.sync_rejects to authenticated;
grant select, insert, update, delete on public.sync_rejects to service_role;

create table public.sync_seen (
  run_id uuid not null,
  batch integer not null,
  event_ids text[] not null,
  market_ids text[] not null,
  constraint sync_seen_pkey primary key (run_id, batch),
  constraint sync_seen_run_fkey foreign key (run_id) references public.sync_runs (id) on delete cascade
);
comment on table public.sync_seen is 'The ids that a running crawl has shown, one row a batch, so that an unchanged market costs no write of its own; gone when the run ends.';
alter table public.sync_seen enable row level security;
revoke all on public.sync_seen from public, anon, authenticated, service_role;
grant select, insert, update, delete on public.sync_seen to service_role;

-- leases ----------------------------------------------------------------------------------------------------------

create function public.acquire_lease(p_name text, p_owner text, p_ttl interval default '15 seconds')
returns bigint language sql set search_path = '' as $$
  insert into public.leases as held (name, owner, token, expires_at)
  values (p_name, p_owner, 1, clock_timestamp() + p_ttl)
  on conflict (name) do update
    set owner = excluded.owner, token = held.token + 1, expires_at = clock_timestamp() + p_ttl
    where held.expires_at <= clock_timestamp()
  returning token
$$;
comment on function public.acquire_lease is 'The fencing token, or null while another owner holds the lease.';

create function public.renew_lease(p_name text, p_token bigint, p_ttl interval default '15 seconds')
returns boolean language sql set search_path = '' as $$
  with renewed as (
    update public.leases set expires_at = clock_timestamp() + p_ttl
    where name = p_name and token = p_token and expires_at > clock_timestamp()
    returning token
  )
  select exists (select from renewed)
$$;
comment on function public.renew_lease is 'False once the lease has run out or changed hands.';

create function public.release_lease(p_name text, p_token bigint)
returns void language sql set search_path = '' as $$
  update public.leases set expires_at = clock_timestamp() where name = p_name and token = p_token
$$;

create function private.require_lease(p_name text, p_token bigint)
returns void language plpgsql set search_path = '' as $$
begin
  perform from public.leases
    where name = p_name and token = p_token and expires_at > clock_timestamp() for share;
  if not found then
    raise exception 'lease % with token % is no longer held', p_name, p_token using errcode = 'PT409';
  end if;
end
$$;
comment on function private.require_lease is 'Refuses a late holder; the row lock keeps the lease in place until the caller''s transaction ends.';

-- first load ------------------------------------------------------------------------------------------------------

create table private.deferred_indexes (
  name text not null,
  definition text not null,
  constraint deferred_indexes_pkey primary key (name)
);
comment on table private.deferred_indexes is 'Indexes that stand aside while the first load fills empty tables; they are built when its run ends.';
alter table private.deferred_indexes enable row level security;
revoke all on private.deferred_indexes from public, anon, authenticated, service_role;

create function private.defer_indexes()
returns void language plpgsql security definer set search_path = '' as $$
declare
  v_index record;
begin
  if exists (select from public.markets) or exists (select from public.events) then
    return;
  end if;
  for v_index in
    select format('%I.%I', space.nspname, class.relname) as name, pg_get_indexdef(class.oid) as definition
    from pg_index as index
      join pg_class as class on class.oid = index.indexrelid
      join pg_namespace as space on space.oid = class.relnamespace
    where index.indrelid in ('public.markets'::regclass, 'public.events'::regclass, 'public.market_outcomes'::regclass)
      and not index.indisunique
  loop
    insert into private.deferred_indexes (name, definition) values (v_index.name, v_index.definition)
    on conflict (name) do update set definition = excluded.definition;
    execute 'drop index ' || v_index.name;
  end loop;
end
$$;
comment on function private.defer_indexes is 'Before the first row: indexes built at once over many rows cost a tenth of what keeping them row by row does.';

create function private.build_deferred_indexes()
returns void language plpgsql security definer set search_path = '' as $$
declare
  v_index record;
begin
  for v_index in delete from private.deferred_indexes returning name, definition loop
    if to_regclass(v_index.name) is null then
      execute v_index.definition;
    end if;
  end loop;
end
$$;
comment on function private.build_deferred_indexes is 'Does nothing unless a first load has put indexes aside.';

-- runs ------------------------------------------------------------------------------------------------------------

create function public.reap_sync_runs()
returns integer language sql set search_path = '' as $$
  with dead as (
    update public.sync_runs as run
    set status = 'error', finished_at = clock_timestamp(),
      error = jsonb_build_object('code', 'INTERRUPTED', 'message', 'The process that ran this sync went away')
    where run.status = 'running'
      and run.heartbeat_at < clock_timestamp() - interval '15 seconds'
      and not (run.state ? 'paused')
      and not exists (
        select from public.leases as lease
        where lease.name = 'sync:' || run.origin and lease.token = run.token
          and lease.expires_at > clock_timestamp())
    returning 1
  )
  select count(*)::integer from dead
$$;
comment on function public.reap_sync_runs is 'Closes runs whose process died. A run that paused between slices waits for the next call.';

create function public.start_sync_run(
  p_origin text, p_trigger text, p_owner text,
  p_slot timestamptz default null, p_ttl interval default '15 seconds'
)
returns jsonb language plpgsql set search_path = '' as $$
declare
  v_token bigint;
  v_run public.sync_runs;
  v_outcome text;
begin
  select * into v_run from public.sync_runs where origin = p_origin and slot = p_slot;
  if found and v_run.status = 'success' then
    return jsonb_build_object('outcome', 'done', 'run', to_jsonb(v_run));
  end if;

  v_token := public.acquire_lease('sync:' || p_origin, p_owner, p_ttl);
  if v_token is null then
    select * into v_run from public.sync_runs where origin = p_origin and status = 'running';
    return jsonb_build_object('outcome', 'busy', 'run', to_jsonb(v_run));
  end if;

  -- A run that paused or was cut off lately goes on from its cursor; an older cursor may no longer hold.
  update public.sync_runs set status = 'running', finished_at = null, error = null, token = v_token,
    heartbeat_at = clock_timestamp(), state = state - 'paused', slot = coalesce(slot, p_slot)
  where id = (
      select latest.id from public.sync_runs as latest
      where latest.origin = p_origin order by latest.started_at desc limit 1)
    and (status = 'running' or error ->> 'code' = 'INTERRUPTED')
    and heartbeat_at > clock_timestamp() - interval '10 minutes'
  returning * into v_run;
  if found then
    return jsonb_build_object('outcome', 'resumed', 'run', to_jsonb(v_run), 'token', v_token);
  end if;

  update public.sync_runs set status = 'error', finished_at = clock_timestamp(),
    error = jsonb_build_object('code', 'INTERRUPTED', 'message', 'The sync was not continued in time')
  where origin = p_origin and status = 'running';

  insert into public.sync_runs (origin, trigger, slot, token)
  values (p_origin, p_trigger, p_slot, v_token)
  on conflict (origin, slot) where slot is not null do update
    set status = 'running', finished_at = null, error = null, token = excluded.token, state = '{}',
      heartbeat_at = clock_timestamp(), started_at = clock_timestamp()
  returning * into v_run;
  perform private.defer_indexes();
  return jsonb_build_object('outcome', 'started', 'run', to_jsonb(v_run), 'token', v_token);
end
$$;
comment on function public.start_sync_run is 'Takes the lease and gives the run to work on: started, resumed, busy (another holds it) or done (this slot''s work is finished).';

create function public.save_sync_progress(
  p_run uuid, p_token bigint, p_state jsonb, p_progress jsonb, p_ttl interval default '15 seconds'
)
returns void language plpgsql set search_path = '' as $$
declare
  v_origin text;
begin
  update public.sync_runs set
    state = p_state, heartbeat_at = clock_timestamp(),
    pages = (p_progress ->> 'pages')::integer,
    events_seen = (p_progress ->> 'eventsSeen')::integer,
    markets_seen = (p_progress ->> 'marketsSeen')::integer,
    rows_written = (p_progress ->> 'rowsWritten')::integer,
    rejects = (p_progress ->> 'rejects')::integer
  where id = p_run and token = p_token and status = 'running'
  returning origin into v_origin;
  if not found or not public.renew_lease('sync:' || v_origin, p_token, p_ttl) then
    raise exception 'run % is no longer held with token %', p_run, p_token using errcode = 'PT409';
  end if;
end
$$;

create function private.analyze_markets()
returns void language plpgsql security definer set search_path = '' set default_statistics_target = 30 as $$
begin
  -- A sample of 9,000 rows tells apart what the screener filters by; the usual 30,000 are all of them, read in a second.
  analyze public.events;
  analyze public.markets;
  analyze public.market_outcomes;
end
$$;
comment on function private.analyze_markets is 'Fresh statistics after many changes: the embedded database has no autovacuum that would see to it.';

create function public.settle_sync_run(p_run uuid, p_token bigint)
returns void language plpgsql set search_path = '' as $$
declare
  v_run public.sync_runs;
begin
  select * into v_run from public.sync_runs where id = p_run and token = p_token and status = 'running';
  if not found then
    raise exception 'run % is no longer held with token %', p_run, p_token using errcode = 'PT409';
  end if;
  perform private.require_lease('sync:' || v_run.origin, p_token);
  perform private.build_deferred_indexes();
  if v_run.rows_written >= 500 then
    perform private.analyze_markets();
  end if;
  -- This may take longer than the lease lasts, and its row is locked since it was found to hold.
  update public.leases set expires_at = greatest(expires_at, clock_timestamp() + interval '15 seconds')
  where name = 'sync:' || v_run.origin and token = p_token;
end
$$;
comment on function public.settle_sync_run is 'When all rows are in: indexes and statistics, without which what follows reads every row for each of its rows.';

create function public.finish_sync_run(
  p_run uuid, p_token bigint, p_status text, p_error jsonb default null, p_crawl jsonb default null
)
returns jsonb language plpgsql set search_path = '' as $$
declare
  v_run public.sync_runs;
  v_lease text;
  v_crawled_at timestamptz;
begin
  select * into v_run from public.sync_runs where id = p_run and token = p_token and status = 'running' for update;
  if not found then
    raise exception 'run % is no longer held with token %', p_run, p_token using errcode = 'PT409';
  end if;
  v_lease := 'sync:' || v_run.origin;
  perform private.require_lease(v_lease, p_token);
  perform private.build_deferred_indexes();

  if p_status = 'success' then
    select source.crawled_at into v_crawled_at from public.sync_sources as source where source.origin = v_run.origin;
    with missing as (
      select market.id from public.markets as market where market.origin = v_run.origin and market.unlisted_since is null
      except
      select unnest(batch.market_ids) from public.sync_seen as batch where batch.run_id = p_run
    )
    update public.markets as market
    set unlisted_since = clock_timestamp(), last_seen_at = greatest(market.last_seen_at, v_crawled_at)
    where market.origin = v_run.origin and market.id in (select missing.id from missing);

    with missing as (
      select event.id from public.events as event where event.origin = v_run.origin and event.unlisted_since is null
      except
      select unnest(batch.event_ids) from public.sync_seen as batch where batch.run_id = p_run
    )
    update public.events as event
    set unlisted_since = clock_timestamp(), last_seen_at = greatest(event.last_seen_at, v_crawled_at)
    where event.origin = v_run.origin and event.id in (select missing.id from missing);

    insert into public.sync_sources as source (
      origin, last_success_at, crawled_at, markets_crawled_at, markets_crawl_pages, markets_cursor)
    values (
      v_run.origin, clock_timestamp(), v_run.started_at,
      case when (p_crawl ->> 'marketsComplete')::boolean then v_run.started_at end,
      coalesce((p_crawl ->> 'marketsPages')::integer, 0), p_crawl ->> 'marketsCursor')
    on conflict (origin) do update set
      last_success_at = excluded.last_success_at,
      crawled_at = excluded.crawled_at,
      markets_crawled_at = coalesce(excluded.markets_crawled_at, source.markets_crawled_at),
      markets_crawl_pages = excluded.markets_crawl_pages,
      markets_cursor = excluded.markets_cursor;
  else
    -- A cursor that the upstream no longer takes must not fail the next run as well.
    insert into public.sync_sources (origin, last_failure_at) values (v_run.origin, clock_timestamp())
    on conflict (origin) do update set last_failure_at = excluded.last_failure_at, markets_cursor = null;
  end if;

  delete from public.sync_seen where run_id = p_run;
  update public.sync_runs set status = p_status, error = p_error, finished_at = clock_timestamp(), heartbeat_at = clock_timestamp()
  where id = p_run returning * into v_run;
  perform public.release_lease(v_lease, p_token);
  return to_jsonb(v_run);
end
$$;
comment on function public.finish_sync_run is 'Ends a run and its lease. Only a success moves last_success_at and marks rows that the crawl no longer shows.';

create function public.pause_sync_run(p_run uuid, p_token bigint)
returns void language plpgsql set search_path = '' as $$
declare
  v_origin text;
begin
  update public.sync_runs set state = state || '{"paused": true}', heartbeat_at = clock_timestamp()
  where id = p_run and token = p_token and status = 'running' returning origin into v_origin;
  if found then
    perform public.release_lease('sync:' || v_origin, p_token);
  end if;
end
$$;
comment on function public.pause_sync_run is 'The time budget of this call is used up: gives the lease back, so that the next call goes on.';

-- batches ---------------------------------------------------------------------------------------------------------

create function public.diff_sync_batch(p_run uuid, p_token bigint, p_batch integer, p_events text, p_markets text)
returns jsonb language plpgsql set search_path = '' as $$
declare
  v_origin text;
  v_events text[];
  v_markets text[];
  v_back text[];
begin
  select origin into strict v_origin from public.sync_runs where id = p_run;
  perform private.require_lease('sync:' || v_origin, p_token);

  insert into public.sync_seen (run_id, batch, event_ids, market_ids)
  select p_run, p_batch,
    array(select json_object_keys(p_events::json)), array(select json_object_keys(p_markets::json))
  on conflict (run_id, batch) do update
    set event_ids = excluded.event_ids, market_ids = excluded.market_ids;

  -- The limit keeps each look-up on the primary key; joined, a batch would read the whole table.
  select array_agg(sent.key) filter (where stored.content_hash is distinct from sent.value),
    array_agg(sent.key) filter (where stored.unlisted_since is not null)
  into v_events, v_back
  from json_each_text(p_events::json) as sent left join lateral (
    select event.content_hash, event.unlisted_since from public.events as event
    where event.origin = v_origin and event.id = sent.key limit 1) as stored on true;
  update public.events set unlisted_since = null, last_seen_at = clock_timestamp()
  where origin = v_origin and id = any (v_back);

  select array_agg(sent.key) filter (where stored.content_hash is distinct from sent.value),
    array_agg(sent.key) filter (where stored.unlisted_since is not null)
  into v_markets, v_back
  from json_each_text(p_markets::json) as sent left join lateral (
    select market.content_hash, market.unlisted_since from public.markets as market
    where market.origin = v_origin and market.id = sent.key limit 1) as stored on true;
  if v_back is not null then
    update public.markets set unlisted_since = null, last_seen_at = clock_timestamp()
    where origin = v_origin and id = any (v_back);
    update public.sync_sources set generation = generation + 1 where origin = v_origin;
  end if;

  return jsonb_build_object('events', to_jsonb(coalesce(v_events, '{}')), 'markets', to_jsonb(coalesce(v_markets, '{}')));
end
$$;
comment on function public.diff_sync_batch is 'Takes id to content hash as the text of a JSON object, notes all as seen and says which ids need writing, so that unchanged rows are neither sent nor written.';

create function public.upsert_sync_batch(
  p_run uuid, p_token bigint, p_events text, p_markets text, p_raw text, p_lines integer, p_listed boolean default true
)
returns jsonb language plpgsql set search_path = '' as $$
declare
  v_origin text;
  v_events integer;
  v_markets integer;
  v_raw uuid := gen_random_uuid();
begin
  select origin into strict v_origin from public.sync_runs where id = p_run;
  perform private.require_lease('sync:' || v_origin, p_token);

  -- Without the offset a row would be split anew for each of its fields.
  with sent as materialized (
    select distinct on (event.id) event.*
    from (
      select f[1] as id, f[2] as slug, f[3] as title, f[4] as search, f[5] as category, f[6]::text[] as tags,
        f[7] as image, f[8]::boolean as neg_risk, f[9]::boolean as neg_risk_augmented,
        f[10]::boolean as cumulative_markets, f[11]::boolean as active, f[12]::boolean as closed,
        f[13]::timestamptz as start_date, f[14]::timestamptz as end_date, f[15]::double precision as volume_24h,
        f[16]::double precision as volume_total, f[17]::double precision as liquidity, f[18]::integer as market_count,
        f[19]::timestamptz as updated_at, f[20] as description, f[21] as content_hash, f[22]::smallint as raw_line
      from (select string_to_array(line, E'\x1f', E'\x1d') as f from string_to_table(p_events, E'\x1e') as line offset 0) as split
    ) as event
    order by event.id, event.updated_at desc nulls last
  ), written as (
    insert into public.events as stored (
      origin, id, slug, title, search, category, tags, image, neg_risk, neg_risk_augmented, cumulative_markets,
      active, closed, start_date, end_date, volume_24h, volume_total, liquidity, market_count, updated_at,
      content_hash, last_seen_at, unlisted_since)
    select v_origin, id, slug, title, search, category, coalesce(tags, '{}'), image, neg_risk, neg_risk_augmented,
      cumulative_markets, active, closed, start_date, end_date, volume_24h, volume_total, liquidity, market_count,
      updated_at, content_hash, clock_timestamp(), case when closed and not p_listed then clock_timestamp() end
    from sent
    on conflict (origin, id) do update set
      slug = excluded.slug, title = excluded.title, search = excluded.search, category = excluded.category,
      tags = excluded.tags, image = excluded.image, neg_risk = excluded.neg_risk,
      neg_risk_augmented = excluded.neg_risk_augmented, cumulative_markets = excluded.cumulative_markets,
      active = excluded.active, closed = excluded.closed, start_date = excluded.start_date,
      end_date = excluded.end_date, volume_24h = excluded.volume_24h, volume_total = excluded.volume_total,
      liquidity = excluded.liquidity, market_count = excluded.market_count,
      updated_at = coalesce(excluded.updated_at, stored.updated_at), content_hash = excluded.content_hash, last_seen_at = excluded.last_seen_at,
      unlisted_since = excluded.unlisted_since
    where stored.content_hash is distinct from excluded.content_hash
      and not coalesce(excluded.updated_at < stored.updated_at, false)
    returning stored.id
  ), detailed as (
    insert into public.event_details as stored (origin, event_id, description, raw_answer_id, raw_line)
    select v_origin, sent.id, sent.description, v_raw, sent.raw_line from sent join written using (id)
    on conflict (origin, event_id) do update set
      description = excluded.description, raw_answer_id = excluded.raw_answer_id, raw_line = excluded.raw_line
  )
  select count(*) into v_events from written;

  -- One statement, so that the rows are read from their text once.
  with sent as materialized (
    select distinct on (market.id) market.*
    from (
      select f[1] as id, f[2] as condition_id, f[3] as slug, f[4] as title, f[5] as search, f[6] as event_id,
        f[7] as event_slug, f[8] as category, f[9]::text[] as tags, f[10]::double precision as price,
        f[11]::double precision as best_bid, f[12]::double precision as best_ask, f[13]::double precision as spread,
        f[14]::double precision as last_trade_price, f[15]::double precision as volume_24h,
        f[16]::double precision as volume_total, f[17]::double precision as liquidity,
        f[18]::double precision as change_24h, f[19]::timestamptz as end_date, f[20]::boolean as active,
        f[21]::boolean as closed, f[22]::boolean as accepting_orders, f[23] as resolution_status,
        f[24]::boolean as neg_risk, f[25]::timestamptz as updated_at, f[26]::text[] as outcome_names,
        f[27]::text[] as outcome_tokens, f[28]::double precision[] as outcome_prices, f[29] as description,
        f[30] as resolution_source, f[31] as group_item_title, f[32]::double precision as tick_size,
        f[33]::double precision as min_order_size, f[34]::jsonb as fee_schedule, f[35]::timestamptz as start_date,
        f[36]::timestamptz as closed_time, f[37] as content_hash, f[38]::smallint as raw_line
      from (select string_to_array(line, E'\x1f', E'\x1d') as f from string_to_table(p_markets, E'\x1e') as line offset 0) as split
    ) as market
    order by market.id, market.updated_at desc nulls last
  ), written as (
    insert into public.markets as stored (
      origin, id, condition_id, slug, title, search, event_id, event_slug, category, tags, price, best_bid,
      best_ask, spread, last_trade_price, volume_24h, volume_total, liquidity, change_24h, end_date, active,
      closed, accepting_orders, resolution_status, neg_risk, updated_at, content_hash, last_seen_at, unlisted_since)
    select v_origin, sent.id, sent.condition_id, sent.slug, sent.title, sent.search,
      coalesce(sent.event_id, known.event_id), coalesce(sent.event_slug, known.event_slug),
      case when sent.tags is null then known.category else sent.category end, coalesce(sent.tags, known.tags, '{}'),
      sent.price, sent.best_bid, sent.best_ask, sent.spread, sent.last_trade_price, sent.volume_24h,
      sent.volume_total, sent.liquidity, sent.change_24h, sent.end_date, sent.active, sent.closed,
      sent.accepting_orders, sent.resolution_status, sent.neg_risk, sent.updated_at, sent.content_hash,
      clock_timestamp(), case when sent.closed and not p_listed then clock_timestamp() end
    from sent left join lateral (
      select market.event_id, market.event_slug, market.category, market.tags from public.markets as market
      where market.origin = v_origin and market.id = sent.id limit 1) as known on true
    on conflict (origin, id) do update set
      condition_id = excluded.condition_id, slug = excluded.slug, title = excluded.title, search = excluded.search,
      event_id = excluded.event_id, event_slug = excluded.event_slug, category = excluded.category,
      tags = excluded.tags, price = excluded.price, best_bid = excluded.best_bid, best_ask = excluded.best_ask,
      spread = excluded.spread, last_trade_price = excluded.last_trade_price, volume_24h = excluded.volume_24h,
      volume_total = excluded.volume_total, liquidity = excluded.liquidity, change_24h = excluded.change_24h,
      end_date = excluded.end_date, active = excluded.active, closed = excluded.closed,
      accepting_orders = excluded.accepting_orders, resolution_status = excluded.resolution_status,
      neg_risk = excluded.neg_risk, updated_at = coalesce(excluded.updated_at, stored.updated_at),
      content_hash = excluded.content_hash, last_seen_at = excluded.last_seen_at,
      unlisted_since = excluded.unlisted_since
    where stored.content_hash is distinct from excluded.content_hash
      and not coalesce(excluded.updated_at < stored.updated_at, false)
    returning stored.id, xmax = 0 as is_new
  ), detailed as (
    insert into public.market_details as stored (
      origin, market_id, description, resolution_source, group_item_title, tick_size, min_order_size, fee_schedule,
      start_date, closed_time, raw_answer_id, raw_line)
    select v_origin, sent.id, sent.description, sent.resolution_source, sent.group_item_title, sent.tick_size,
      sent.min_order_size, sent.fee_schedule, sent.start_date, sent.closed_time, v_raw, sent.raw_line
    from sent join written using (id)
    on conflict (origin, market_id) do update set
      description = excluded.description, resolution_source = excluded.resolution_source,
      group_item_title = excluded.group_item_title, tick_size = excluded.tick_size,
      min_order_size = excluded.min_order_size, fee_schedule = excluded.fee_schedule,
      start_date = excluded.start_date, closed_time = excluded.closed_time,
      raw_answer_id = excluded.raw_answer_id, raw_line = excluded.raw_line
  ), priced as (
    insert into public.market_outcomes as stored (origin, market_id, position, name, token_id, price)
    select v_origin, sent.id, item.position - 1, item.name, item.token_id, item.price
    from sent join written using (id), unnest(sent.outcome_names, sent.outcome_tokens, sent.outcome_prices)
      with ordinality as item(name, token_id, price, position)
    on conflict (origin, market_id, position) do update set
      name = excluded.name, token_id = excluded.token_id, price = excluded.price
    where (stored.name, stored.token_id, stored.price) is distinct from (excluded.name, excluded.token_id, excluded.price)
  ), dropped as (
    delete from public.market_outcomes as outcome using sent join written using (id)
    where not written.is_new and outcome.origin = v_origin and outcome.market_id = sent.id
      and outcome.position >= cardinality(sent.outcome_names)
  )
  select count(*) into v_markets from written;

  if v_events + v_markets > 0 then
    insert into public.raw_answers (id, origin, lines, raw_polymarket_data)
    values (v_raw, v_origin, p_lines, decode(p_raw, 'base64'));
    insert into public.sync_sources as source (origin, generation) values (v_origin, 1)
    on conflict (origin) do update set generation = source.generation + 1;
  end if;
  return jsonb_build_object('events', v_events, 'markets', v_markets);
end
$$;
comment on function public.upsert_sync_batch is 'Writes one batch whole or not at all: an unchanged row is not written, an older one overwrites nothing, a late holder is refused. Rows come as text parted by control characters (1e between rows, 1f between fields, 1d for null), which is read in half the time of JSON; p_raw is the gzip of their raw answers in base64, a line each.';

create function public.record_sync_rejects(p_run uuid, p_token bigint, p_rejects jsonb)
returns void language plpgsql set search_path = '' as $$
declare
  v_origin text;
begin
  select origin into strict v_origin from public.sync_runs where id = p_run;
  perform private.require_lease('sync:' || v_origin, p_token);
  insert into public.sync_rejects as stored (origin, kind, row_key, run_id, row_id, reason, raw)
  select distinct on (sent.kind, sent.row_key) v_origin, sent.kind, sent.row_key, p_run, sent.row_id, sent.reason, sent.raw
  from jsonb_to_recordset(p_rejects) as sent(kind text, row_key text, row_id text, reason text, raw jsonb)
  order by sent.kind, sent.row_key
  on conflict (origin, kind, row_key) do update set
    run_id = excluded.run_id, reason = excluded.reason, raw = excluded.raw, last_seen_at = clock_timestamp();
end
$$;
comment on function public.record_sync_rejects is 'Quarantines rows, one by one with their reasons.';

create function public.list_closure_candidates(p_run uuid, p_after text default '', p_limit integer default 1000)
returns text[] language sql stable set search_path = '' as $$
  select coalesce(array_agg(missing.id order by missing.id), '{}')
  from (
    select market.id
    from public.markets as market
    where market.origin = (select run.origin from public.sync_runs as run where run.id = p_run)
      and not market.closed and market.id > p_after
    except
    select unnest(batch.market_ids) from public.sync_seen as batch where batch.run_id = p_run
    order by id limit p_limit
  ) as missing
$$;
comment on function public.list_closure_candidates is 'Open markets that the run''s crawl has not shown, after an id: they are asked for one by one, since a crawl of open events never sees a market close.';

create function public.list_event_closure_candidates(p_run uuid, p_limit integer default 300)
returns jsonb language sql stable set search_path = '' as $$
  with missing as (
    select event.id from public.events as event
    where event.origin = (select run.origin from public.sync_runs as run where run.id = p_run) and not event.closed
    except
    select unnest(batch.event_ids) from public.sync_seen as batch where batch.run_id = p_run
  )
  select coalesce(jsonb_agg(jsonb_build_object('id', latest.id, 'slug', latest.slug)), '[]')
  from (
    select event.id, event.slug
    from public.sync_runs as run
      join public.events as event on event.origin = run.origin
      join missing on missing.id = event.id
    where run.id = p_run
    order by event.last_seen_at desc, event.id limit p_limit
  ) as latest
$$;
comment on function public.list_event_closure_candidates is 'Open events that the run''s crawl has not shown, the latest first.';

do $$
declare
  v_function regprocedure;
begin
  for v_function in
    select unnest(array[
      'public.acquire_lease(text, text, interval)', 'public.renew_lease(text, bigint, interval)',
      'public.release_lease(text, bigint)', 'private.require_lease(text, bigint)',
      'private.analyze_markets()', 'private.defer_indexes()', 'private.build_deferred_indexes()', 'public.reap_sync_runs()',
      'public.start_sync_run(text, text, text, timestamptz, interval)',
      'public.save_sync_progress(uuid, bigint, jsonb, jsonb, interval)',
      'public.settle_sync_run(uuid, bigint)', 'public.finish_sync_run(uuid, bigint, text, jsonb, jsonb)', 'public.pause_sync_run(uuid, bigint)',
      'public.diff_sync_batch(uuid, bigint, integer, text, text)',
      'public.upsert_sync_batch(uuid, bigint, text, text, text, integer, boolean)',
      'public.record_sync_rejects(uuid, bigint, jsonb)', 'public.list_closure_candidates(uuid, text, integer)',
      'public.list_event_closure_candidates(uuid, integer)']::regprocedure[])
  loop
    execute format('revoke all on function %s from public, anon, authenticated', v_function);
    execute format('grant execute on function %s to service_role', v_function);
  end loop;
end
$$;
