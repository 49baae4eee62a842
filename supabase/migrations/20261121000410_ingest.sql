-- How trades, activity, positions, holders and prices get in: feeds with watermarks, refreshes of single wallets,
-- quarantine, and set-based writes. Rows come as JSON text, so that nothing on the way takes them apart.

-- state -----------------------------------------------------------------------------------------------------------

create table public.ingest_feeds (
  origin text not null,
  feed text not null,
  watermark timestamptz,
  state jsonb not null default '{}',
  gaps integer not null default 0,
  last_gap_at timestamptz,
  slot timestamptz,
  last_success_at timestamptz,
  updated_at timestamptz not null default clock_timestamp(),
  constraint ingest_feeds_pkey primary key (origin, feed),
  constraint ingest_feeds_origin_check check (origin in ('polymarket', 'recorded', 'demo'))
);
comment on table public.ingest_feeds is 'How far each feed of the upstream was read, one row a feed.';
comment on column public.ingest_feeds.watermark is 'The newest row of the last walk that reached the one before it: everything up to here was read, but for the gaps.';
comment on column public.ingest_feeds.state is 'Cursors of a walk that is under way, so that the next slice goes on where this one stopped.';
comment on column public.ingest_feeds.gaps is 'Walks that the upstream cut off before they reached the watermark: rows between may be missing.';
comment on column public.ingest_feeds.slot is 'The latest time slot of a cron call whose work is done.';
alter table public.ingest_feeds enable row level security;
create policy ingest_feeds_all_select on public.ingest_feeds for select to anon, authenticated using (true);
revoke all on public.ingest_feeds from public, anon, authenticated, service_role;
grant select on public.ingest_feeds to anon, authenticated;
grant select, insert, update, delete on public.ingest_feeds to service_role;

create table public.wallet_refreshes (
  origin text not null,
  address text not null,
  status text not null default 'running',
  step text not null default 'activity',
  pages integer not null default 0,
  rows_read integer not null default 0,
  state jsonb not null default '{}',
  error jsonb,
  started_at timestamptz not null default clock_timestamp(),
  updated_at timestamptz not null default clock_timestamp(),
  finished_at timestamptz,
  constraint wallet_refreshes_pkey primary key (origin, address),
  constraint wallet_refreshes_status_check check (status in ('running', 'success', 'error'))
);
comment on table public.wallet_refreshes is 'The latest refresh of each wallet and how far it is, so that every process can show its progress and take it up.';
comment on column public.wallet_refreshes.state is 'Where the walk over the activity stands; the next refresh goes on from it while it is young.';
alter table public.wallet_refreshes enable row level security;
create policy wallet_refreshes_all_select on public.wallet_refreshes for select to anon, authenticated using (true);
revoke all on public.wallet_refreshes from public, anon, authenticated, service_role;
grant select on public.wallet_refreshes to anon, authenticated;
grant select, insert, update, delete on public.wallet_refreshes to service_role;

create table public.ingest_rejects (
  origin text not null,
  kind text not null,
  row_key text not null,
  reason text not null,
  raw jsonb,
  first_seen_at timestamptz not null default clock_timestamp(),
  last_seen_at timestamptz not null default clock_timestamp(),
  constraint ingest_rejects_pkey primary key (origin, kind, row_key),
  constraint ingest_rejects_origin_check check (origin in ('polymarket', 'recorded', 'demo')),
  constraint ingest_rejects_kind_check check (kind in ('trade', 'activity', 'position', 'holder', 'leader'))
);
comment on table public.ingest_rejects is 'Rows of the Data API that did not fit, each with its reason; the rest of their page is stored.';
alter table public.ingest_rejects enable row level security;
create policy ingest_rejects_admin_select on public.ingest_rejects for select to authenticated
  using ((select private.is_admin()));
revoke all on public.ingest_rejects from public, anon, authenticated, service_role;
grant select on public.ingest_rejects to authenticated;
grant select, insert, update, delete on public.ingest_rejects to service_role;

-- what every row may bring along ------------------------------------------------------------------------------------

create function private.keep_stubs(p_origin text, p_markets text)
returns void language sql set search_path = '' as $$
  insert into public.market_stubs as stored (origin, condition_id, title, slug, event_slug)
  select distinct on (sent.condition_id) p_origin, sent.condition_id, sent.title, sent.slug, sent.event_slug
  from json_to_recordset(p_markets::json) as sent(condition_id text, title text, slug text, event_slug text)
  where sent.condition_id is not null and not exists (
    select from public.markets as market
    where market.origin = p_origin and market.condition_id = sent.condition_id)
  order by sent.condition_id
  on conflict (origin, condition_id) do update set
    title = coalesce(stored.title, excluded.title), slug = coalesce(stored.slug, excluded.slug),
    event_slug = coalesce(stored.event_slug, excluded.event_slug)
  where (stored.title is null and excluded.title is not null)
    or (stored.event_slug is null and excluded.event_slug is not null)
$$;
comment on function private.keep_stubs is 'Notes markets that are not synced; a synced one is left alone.';

create function private.refresh_pause(p_tier smallint)
returns interval language sql immutable set search_path = '' as $$
  select case p_tier when 0 then interval '2 minutes' when 1 then interval '15 minutes' else interval '6 hours' end
$$;
comment on function private.refresh_pause is 'The least time between two refreshes of a wallet that goes on trading.';

create function private.keep_wallets(p_origin text, p_wallets text)
returns void language sql set search_path = '' as $$
  insert into public.wallets as stored (
    origin, address, name, pseudonym, first_trade_at, last_trade_at, refresh_tier, official_pnl_usd, official_volume_usd)
  select p_origin, sent.address, sent.name, sent.pseudonym, sent.first_trade_at, sent.last_trade_at,
    coalesce(sent.refresh_tier, 2), sent.official_pnl_usd, sent.official_volume_usd
  from json_to_recordset(p_wallets::json) as sent(
    address text, name text, pseudonym text, first_trade_at timestamptz, last_trade_at timestamptz,
    refresh_tier smallint, official_pnl_usd double precision, official_volume_usd double precision)
  order by sent.address
  on conflict (origin, address) do update set
    name = coalesce(excluded.name, stored.name),
    pseudonym = coalesce(excluded.pseudonym, stored.pseudonym),
    first_trade_at = least(stored.first_trade_at, excluded.first_trade_at),
    last_trade_at = greatest(stored.last_trade_at, excluded.last_trade_at),
    refresh_tier = least(stored.refresh_tier, excluded.refresh_tier),
    refresh_due_at = case when excluded.last_trade_at > stored.last_trade_at
      then least(stored.refresh_due_at, stored.refreshed_at + private.refresh_pause(least(stored.refresh_tier, excluded.refresh_tier)))
      else stored.refresh_due_at end,
    official_pnl_usd = coalesce(excluded.official_pnl_usd, stored.official_pnl_usd),
    official_volume_usd = coalesce(excluded.official_volume_usd, stored.official_volume_usd)
  where excluded.last_trade_at > stored.last_trade_at or stored.last_trade_at is null
    or excluded.first_trade_at < stored.first_trade_at
    or excluded.refresh_tier < stored.refresh_tier
    or coalesce(excluded.name, stored.name) is distinct from stored.name
    or coalesce(excluded.pseudonym, stored.pseudonym) is distinct from stored.pseudonym
    or coalesce(excluded.official_pnl_usd, stored.official_pnl_usd) is distinct from stored.official_pnl_usd
    or coalesce(excluded.official_volume_usd, stored.official_volume_usd) is distinct from stored.official_volume_usd
$$;
comment on function private.keep_wallets is 'Notes wallets, each address once in p_wallets; what is not said stays, and a wallet that traded again is due earlier.';

-- trades ----------------------------------------------------------------------------------------------------------

create function public.load_trades(
  p_origin text, p_trades text, p_wallets text, p_markets text, p_taker boolean default false,
  p_lease text default null, p_token bigint default null
)
returns jsonb language plpgsql set search_path = '' as $$
declare
  v_sent integer;
  v_new integer;
begin
  if p_lease is not null then
    perform private.require_lease(p_lease, p_token);
  end if;
  with sent as (
    select distinct on (trade_key)
      md5(concat_ws('|', trade.transaction_hash, trade.token_id, trade.side, trade.size, trade.price, trade.wallet, trade.occurrence))::uuid as trade_key,
      trade.*
    from json_to_recordset(p_trades::json) as trade(
      transaction_hash text, token_id text, condition_id text, wallet text, side text, size double precision,
      price double precision, traded_at timestamptz, outcome_index smallint, occurrence smallint)
    order by trade_key
  ), placed as (
    select sent.*, coalesce(sent.outcome_index, known.position) as place, coalesce(sent.condition_id, known.condition_id) as market
    from sent
    left join lateral (
      select outcome.position, market.condition_id
      from public.market_outcomes as outcome
        join public.markets as market on market.origin = outcome.origin and market.id = outcome.market_id
      where outcome.token_id = sent.token_id and outcome.origin = p_origin
      limit 1
    ) as known on sent.outcome_index is null or sent.condition_id is null
  ), written as (
    insert into public.wallet_trades as stored (
      origin, trade_key, traded_at, size, price, yes_shares, is_taker, side, outcome_index, occurrence, wallet,
      token_id, condition_id, transaction_hash)
    select p_origin, trade_key, traded_at, size, price,
      case when place in (0, 1) then size * case when (side = 'BUY') = (place = 0) then 1 else -1 end end,
      case when p_taker then true end, side, place, occurrence, wallet, token_id, market, transaction_hash
    from placed
    order by trade_key
    on conflict (origin, trade_key) do update set is_taker = true
    where excluded.is_taker and stored.is_taker is distinct from true
    returning (xmax = 0) as is_new
  )
  select (select count(*) from sent), count(*) filter (where is_new) into v_sent, v_new from written;
  perform private.keep_wallets(p_origin, p_wallets);
  perform private.keep_stubs(p_origin, p_markets);
  return jsonb_build_object('rows', v_sent, 'new', v_new);
end
$$;
comment on function public.load_trades is 'Stores one part of an answer page: a fill that is there already is only marked as the taker''s where the taker-only feed shows it. p_wallets and p_markets say what the rows bring along, each once.';

create function public.record_ingest_rejects(p_origin text, p_rejects text)
returns void language sql set search_path = '' as $$
  insert into public.ingest_rejects as stored (origin, kind, row_key, reason, raw)
  select distinct on (sent.kind, md5(sent.raw)) p_origin, sent.kind, md5(sent.raw), sent.reason, sent.raw::jsonb
  from json_to_recordset(p_rejects::json) as sent(kind text, reason text, raw text)
  order by sent.kind, md5(sent.raw)
  on conflict (origin, kind, row_key) do update set reason = excluded.reason, last_seen_at = clock_timestamp()
$$;
comment on function public.record_ingest_rejects is 'Quarantines rows, one by one with their reasons; raw is the JSON text of the row.';

do $$
declare
  v_function regprocedure;
begin
  for v_function in
    select unnest(array[
      'private.keep_stubs(text, text)', 'private.keep_wallets(text, text)', 'private.refresh_pause(smallint)',
      'public.load_trades(text, text, text, text, boolean, text, bigint)', 'public.record_ingest_rejects(text, text)']::regprocedure[])
  loop
    execute format('revoke all on function %s from public, anon, authenticated', v_function);
    execute format('grant execute on function %s to service_role', v_function);
  end loop;
end
$$;
