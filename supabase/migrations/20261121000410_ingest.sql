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

create table public.price_tracks (
  origin text not null,
  token_id text not null,
  opened_at timestamptz,
  fetched_at timestamptz,
  constraint price_tracks_pkey primary key (origin, token_id),
  constraint price_tracks_origin_check check (origin in ('polymarket', 'recorded', 'demo'))
);
comment on table public.price_tracks is 'First outcomes whose price history is kept: when their market was last opened by a visitor, and when the upstream''s history was last fetched.';
alter table public.price_tracks enable row level security;
create policy price_tracks_all_select on public.price_tracks for select to anon, authenticated using (true);
revoke all on public.price_tracks from public, anon, authenticated, service_role;
grant select on public.price_tracks to anon, authenticated;
grant select, insert, update, delete on public.price_tracks to service_role;

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

-- activity --------------------------------------------------------------------------------------------------------

create function public.load_activity(
  p_origin text, p_rows text, p_wallets text, p_markets text, p_lease text default null, p_token bigint default null
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
    select distinct on (activity_key)
      md5(concat(row.type, '|', coalesce(row.transaction_hash, extract(epoch from row.occurred_at)::text), '|',
        row.condition_id, '|', row.token_id, '|', row.side, '|', row.size, '|', row.price, '|', row.wallet, '|',
        row.occurrence))::uuid as activity_key,
      row.*
    from json_to_recordset(p_rows::json) as row(
      type text, transaction_hash text, condition_id text, token_id text, wallet text, side text,
      size double precision, usd double precision, price double precision, occurred_at timestamptz,
      outcome_index smallint, occurrence smallint)
    order by activity_key
  ), written as (
    insert into public.wallet_activity (
      origin, activity_key, occurred_at, size, usd, price, outcome_index, occurrence, wallet, type, side, token_id,
      condition_id, transaction_hash)
    select p_origin, activity_key, occurred_at, size, usd, price, outcome_index, occurrence, wallet, type, side,
      token_id, condition_id, transaction_hash
    from sent
    order by activity_key
    on conflict (origin, activity_key) do nothing
    returning 1
  )
  select (select count(*) from sent), count(*) into v_sent, v_new from written;
  perform private.keep_wallets(p_origin, p_wallets);
  perform private.keep_stubs(p_origin, p_markets);
  return jsonb_build_object('rows', v_sent, 'new', v_new);
end
$$;
comment on function public.load_activity is 'Stores one part of an answer page of activity; what is there already stays.';

-- positions -------------------------------------------------------------------------------------------------------

create function public.store_positions(
  p_origin text, p_wallet text, p_status text, p_rows text, p_markets text, p_seen_at timestamptz,
  p_lease text default null, p_token bigint default null
)
returns integer language plpgsql set search_path = '' as $$
declare
  v_rows integer;
begin
  if p_lease is not null then
    perform private.require_lease(p_lease, p_token);
  end if;
  insert into public.wallet_positions as stored (
    origin, wallet, status, token_id, size, average_price, initial_value_usd, current_value_usd, current_price,
    unrealized_pnl_usd, realized_pnl_usd, total_bought, redeemable, mergeable, neg_risk, outcome_index, closed_at,
    end_date, seen_at, condition_id, opposite_token_id, outcome, title, slug, event_slug)
  select distinct on (sent.token_id)
    p_origin, p_wallet, p_status, sent.token_id, sent.size, sent.average_price, sent.initial_value_usd,
    sent.current_value_usd, sent.current_price, sent.unrealized_pnl_usd, sent.realized_pnl_usd, sent.total_bought,
    sent.redeemable, sent.mergeable, sent.neg_risk, sent.outcome_index, sent.closed_at, sent.end_date, p_seen_at,
    sent.condition_id, sent.opposite_token_id, sent.outcome, sent.title, sent.slug, sent.event_slug
  from json_to_recordset(p_rows::json) as sent(
    token_id text, size double precision, average_price double precision, initial_value_usd double precision,
    current_value_usd double precision, current_price double precision, unrealized_pnl_usd double precision,
    realized_pnl_usd double precision, total_bought double precision, redeemable boolean, mergeable boolean,
    neg_risk boolean, outcome_index smallint, closed_at timestamptz, end_date timestamptz, condition_id text,
    opposite_token_id text, outcome text, title text, slug text, event_slug text)
  order by sent.token_id
  on conflict (origin, wallet, status, token_id) do update set
    size = excluded.size, average_price = excluded.average_price, initial_value_usd = excluded.initial_value_usd,
    current_value_usd = excluded.current_value_usd, current_price = excluded.current_price,
    unrealized_pnl_usd = excluded.unrealized_pnl_usd, realized_pnl_usd = excluded.realized_pnl_usd,
    total_bought = excluded.total_bought, redeemable = excluded.redeemable, mergeable = excluded.mergeable,
    neg_risk = excluded.neg_risk, outcome_index = excluded.outcome_index, closed_at = excluded.closed_at,
    end_date = excluded.end_date, seen_at = excluded.seen_at, condition_id = excluded.condition_id,
    opposite_token_id = excluded.opposite_token_id, outcome = excluded.outcome, title = excluded.title,
    slug = excluded.slug, event_slug = excluded.event_slug;
  get diagnostics v_rows = row_count;
  perform private.keep_stubs(p_origin, p_markets);
  return v_rows;
end
$$;
comment on function public.store_positions is 'Writes one part of a wallet''s list; finish_positions removes what a complete list no longer shows.';

create function public.finish_positions(
  p_origin text, p_wallet text, p_status text, p_seen_at timestamptz, p_lease text default null, p_token bigint default null
)
returns integer language plpgsql set search_path = '' as $$
declare
  v_rows integer;
begin
  if p_lease is not null then
    perform private.require_lease(p_lease, p_token);
  end if;
  delete from public.wallet_positions
  where origin = p_origin and wallet = p_wallet and status = p_status and seen_at < p_seen_at;
  get diagnostics v_rows = row_count;
  return v_rows;
end
$$;
comment on function public.finish_positions is 'Removes the rows that a complete list begun at p_seen_at has not shown.';

-- holders and boards ----------------------------------------------------------------------------------------------

create function public.store_holders(
  p_origin text, p_condition text, p_holders text, p_lists text, p_wallets text,
  p_lease text default null, p_token bigint default null
)
returns integer language plpgsql set search_path = '' as $$
declare
  v_rows integer;
begin
  if p_lease is not null then
    perform private.require_lease(p_lease, p_token);
  end if;
  delete from public.holders where origin = p_origin and condition_id = p_condition;
  insert into public.holders (origin, condition_id, token_id, wallet, shares, outcome_index, as_of)
  select distinct on (sent.token_id, sent.wallet)
    p_origin, p_condition, sent.token_id, sent.wallet, sent.shares, sent.outcome_index, now()
  from json_to_recordset(p_holders::json) as sent(token_id text, wallet text, shares double precision, outcome_index smallint)
  order by sent.token_id, sent.wallet, sent.shares desc;
  get diagnostics v_rows = row_count;
  delete from public.holder_lists where origin = p_origin and condition_id = p_condition;
  insert into public.holder_lists (origin, condition_id, token_id, listed, shares_total, coverage, as_of)
  select p_origin, p_condition, sent.token_id, sent.listed, sent.shares_total, sent.coverage, now()
  from json_to_recordset(p_lists::json) as sent(token_id text, listed integer, shares_total double precision, coverage text)
  order by sent.token_id;
  -- An outcome that nobody holds has no group in the answer; without a row of its own it would be asked for for ever.
  insert into public.holder_lists (origin, condition_id, token_id, listed, coverage, as_of)
  select distinct p_origin, p_condition, outcome.token_id, 0, 'complete', now()
  from public.markets as market
    join public.market_outcomes as outcome on outcome.origin = market.origin and outcome.market_id = market.id
  where market.origin = p_origin and market.condition_id = p_condition and outcome.token_id is not null
  on conflict (origin, condition_id, token_id) do nothing;
  perform private.keep_wallets(p_origin, p_wallets);
  return v_rows;
end
$$;
comment on function public.store_holders is 'Replaces the holder lists of one market, all outcomes at once.';

create function public.keep_wallets(p_origin text, p_wallets text)
returns void language sql set search_path = '' as $$
  select private.keep_wallets(p_origin, p_wallets)
$$;
comment on function public.keep_wallets is 'Notes wallets of a leaderboard with what the upstream itself says of them.';

create function public.list_holder_markets(p_origin text, p_older_than timestamptz, p_markets integer, p_limit integer)
returns text[] language sql stable set search_path = '' as $$
  select coalesce(array_agg(due.condition_id), '{}')
  from (
    select largest.condition_id
    from (
      select market.condition_id, market.volume_24h
      from public.markets as market
      where market.origin = p_origin and market.volume_24h is not null
      order by market.volume_24h desc limit p_markets
    ) as largest
      left join lateral (
        select max(list.as_of) as as_of from public.holder_lists as list
        where list.origin = p_origin and list.condition_id = largest.condition_id
      ) as known on true
    where largest.condition_id is not null and (known.as_of is null or known.as_of < p_older_than)
    order by known.as_of nulls first, largest.volume_24h desc
    limit p_limit
  ) as due
$$;
comment on function public.list_holder_markets is 'Of the p_markets largest by 24 h volume, those whose holders were never listed or longest ago.';

-- prices ----------------------------------------------------------------------------------------------------------

create function private.roll_up_prices(p_origin text, p_tokens text[], p_from timestamptz)
returns void language sql set search_path = '' as $$
  insert into public.prices_1h as stored (origin, token_id, at, open, high, low, close, points)
  select p_origin, point.token_id, date_trunc('hour', point.at), (array_agg(point.price order by point.at))[1],
    max(point.price), min(point.price), (array_agg(point.price order by point.at desc))[1], count(*)
  from public.prices_1m as point
  where point.origin = p_origin and point.token_id = any (p_tokens) and point.at >= date_trunc('hour', p_from)
  group by point.token_id, date_trunc('hour', point.at)
  order by 2, 3
  on conflict (origin, token_id, at) do update set
    open = excluded.open, high = excluded.high, low = excluded.low, close = excluded.close, points = excluded.points
  where excluded.points >= stored.points
$$;
comment on function private.roll_up_prices is 'Hours from minutes; an hour of which minutes were deleted since is left as it is.';

create function private.tracked_tokens(p_origin text, p_largest integer)
returns table (token_id text, price double precision, rank integer) language sql stable set search_path = '' as $$
  with wanted as (
    select market.id, 2 as rank
    from (
      select largest.id from public.markets as largest
      where largest.origin = p_origin and largest.volume_24h is not null
      order by largest.volume_24h desc limit p_largest
    ) as market
    union all
    select item.target_id, 0 from public.watchlist_items as item where item.origin = p_origin and item.kind = 'market'
    union all
    select outcome.market_id, 1
    from public.price_tracks as track
      join public.market_outcomes as outcome on outcome.token_id = track.token_id and outcome.origin = p_origin
    where track.origin = p_origin and track.opened_at > now() - interval '7 days'
  )
  select outcome.token_id, market.price, min(wanted.rank)
  from wanted
    join public.markets as market on market.origin = p_origin and market.id = wanted.id
    join public.market_outcomes as outcome
      on outcome.origin = p_origin and outcome.market_id = wanted.id and outcome.position = 0
  where not market.closed and outcome.token_id is not null
  group by outcome.token_id, market.price
$$;
comment on function private.tracked_tokens is 'First outcomes whose prices are kept: of watched markets, of those opened within seven days and of the p_largest by 24 h volume.';

create function public.load_prices(p_origin text, p_token_id text, p_times text, p_prices text, p_hourly boolean default false)
returns integer language plpgsql set search_path = '' as $$
declare
  v_rows integer := 0;
begin
  if p_hourly then
    insert into public.prices_1h (origin, token_id, at, open, high, low, close, points)
    select p_origin, p_token_id, hour, (array_agg(price order by second))[1], max(price), min(price),
      (array_agg(price order by second desc))[1], count(*)
    from (
      select date_trunc('hour', to_timestamp(sent.second)) as hour, sent.second, sent.price
      from unnest(string_to_array(p_times, ',')::bigint[], string_to_array(p_prices, ',')::real[]) as sent(second, price)
    ) as point
    group by hour order by hour
    on conflict (origin, token_id, at) do nothing;
    get diagnostics v_rows = row_count;
    -- Measured on the few snapshots before there was a history, it would stand at unknown until the next hour.
    update public.markets as market set momentum_as_of = null
    from public.market_outcomes as outcome
    where v_rows > 0 and outcome.token_id = p_token_id and outcome.origin = p_origin and outcome.position = 0
      and market.origin = p_origin and market.id = outcome.market_id and market.momentum is null
      and market.momentum_as_of is not null;
  else
    insert into public.prices_1m (origin, token_id, at, price)
    select distinct on (minute) p_origin, p_token_id, minute, price
    from (
      select date_trunc('minute', to_timestamp(sent.second)) as minute, sent.second, sent.price
      from unnest(string_to_array(p_times, ',')::bigint[], string_to_array(p_prices, ',')::real[]) as sent(second, price)
    ) as point
    order by minute, second desc
    on conflict (origin, token_id, at) do nothing;
    get diagnostics v_rows = row_count;
    perform private.roll_up_prices(p_origin, array[p_token_id], (
      select to_timestamp(min(second)) from unnest(string_to_array(p_times, ',')::bigint[]) as sent(second)));
  end if;
  insert into public.price_tracks as track (origin, token_id, fetched_at)
  values (p_origin, p_token_id, clock_timestamp())
  on conflict (origin, token_id) do update set fetched_at = excluded.fetched_at;
  return v_rows;
end
$$;
comment on function public.load_prices is 'Stores points of one token, given as seconds and prices with commas between: by the minute and rolled up, or straight into hours where the points lie far apart.';

create function public.snapshot_prices(p_origin text, p_largest integer)
returns integer language plpgsql set search_path = '' as $$
declare
  v_tokens text[];
begin
  with written as (
    insert into public.prices_1m (origin, token_id, at, price)
    select p_origin, tracked.token_id, date_trunc('minute', now()), tracked.price
    from private.tracked_tokens(p_origin, p_largest) as tracked
      left join lateral (
        select point.at, point.price from public.prices_1m as point
        where point.origin = p_origin and point.token_id = tracked.token_id
        order by point.at desc limit 1
      ) as latest on true
    where tracked.price is not null
      and (latest.at is null or latest.at < date_trunc('hour', now()) or latest.price <> tracked.price::real)
    order by tracked.token_id
    on conflict (origin, token_id, at) do nothing
    returning token_id
  )
  select coalesce(array_agg(token_id), '{}') into v_tokens from written;
  perform private.roll_up_prices(p_origin, v_tokens, date_trunc('hour', now()));
  return cardinality(v_tokens);
end
$$;
comment on function public.snapshot_prices is 'Our own price points of the followed markets: where the price moved, and once an hour where it did not.';

create function public.list_price_tracks(p_origin text, p_largest integer, p_fetched_before timestamptz, p_limit integer)
returns text[] language sql stable set search_path = '' as $$
  select coalesce(array_agg(due.token_id), '{}')
  from (
    select tracked.token_id
    from private.tracked_tokens(p_origin, p_largest) as tracked
      left join public.price_tracks as track on track.origin = p_origin and track.token_id = tracked.token_id
    where track.fetched_at is null or track.fetched_at < p_fetched_before
    order by track.fetched_at nulls first, tracked.rank, tracked.token_id
    limit p_limit
  ) as due
$$;
comment on function public.list_price_tracks is 'First outcomes of watched, opened and the largest markets whose history was never fetched or long ago, the most wanted first.';

create function public.track_price(p_origin text, p_token_id text)
returns void language sql set search_path = '' as $$
  insert into public.price_tracks as track (origin, token_id, opened_at)
  values (p_origin, p_token_id, clock_timestamp())
  on conflict (origin, token_id) do update set opened_at = excluded.opened_at
  where track.opened_at is null or track.opened_at < clock_timestamp() - interval '1 hour'
$$;
comment on function public.track_price is 'A visitor opened the market of this first outcome: its history is kept from now on.';

-- feeds -----------------------------------------------------------------------------------------------------------

create function public.save_ingest_feed(
  p_origin text, p_feed text, p_lease text, p_token bigint, p_state jsonb,
  p_watermark timestamptz default null, p_gap boolean default false, p_success boolean default false,
  p_slot timestamptz default null
)
returns void language plpgsql set search_path = '' as $$
begin
  perform private.require_lease(p_lease, p_token);
  insert into public.ingest_feeds as feed (origin, feed, watermark, state, gaps, last_gap_at, slot, last_success_at)
  values (p_origin, p_feed, p_watermark, p_state, p_gap::integer, case when p_gap then clock_timestamp() end, p_slot,
    case when p_success then clock_timestamp() end)
  on conflict (origin, feed) do update set
    watermark = greatest(feed.watermark, excluded.watermark), state = excluded.state,
    gaps = feed.gaps + excluded.gaps, last_gap_at = coalesce(excluded.last_gap_at, feed.last_gap_at),
    slot = coalesce(excluded.slot, feed.slot), last_success_at = coalesce(excluded.last_success_at, feed.last_success_at),
    updated_at = clock_timestamp();
end
$$;
comment on function public.save_ingest_feed is 'Notes how far a feed was read; a late holder of the lease is refused.';

-- refreshes of single wallets -------------------------------------------------------------------------------------

create function public.start_wallet_refresh(p_origin text, p_address text, p_opened boolean default false)
returns jsonb language plpgsql set search_path = '' as $$
declare
  v_refresh public.wallet_refreshes;
  v_wallet public.wallets;
begin
  insert into public.wallets as stored (origin, address, refresh_tier)
  values (p_origin, p_address, case when p_opened then 0 else 2 end)
  on conflict (origin, address) do update set refresh_tier = 0 where p_opened and stored.refresh_tier > 0;
  select * into strict v_wallet from public.wallets where origin = p_origin and address = p_address;
  -- What a refresh that broke off has read is not read again, unless that is long ago: its cursors may no longer hold.
  insert into public.wallet_refreshes as stored (origin, address) values (p_origin, p_address)
  on conflict (origin, address) do update set
    status = 'running', step = 'activity', error = null, finished_at = null, updated_at = clock_timestamp(),
    state = case when stored.status <> 'success' and stored.updated_at > clock_timestamp() - interval '1 hour' then stored.state else '{}' end,
    pages = case when stored.status <> 'success' and stored.updated_at > clock_timestamp() - interval '1 hour' then stored.pages else 0 end,
    rows_read = case when stored.status <> 'success' and stored.updated_at > clock_timestamp() - interval '1 hour' then stored.rows_read else 0 end,
    started_at = case when stored.status <> 'success' and stored.updated_at > clock_timestamp() - interval '1 hour' then stored.started_at else clock_timestamp() end
  returning * into v_refresh;
  return jsonb_build_object('refresh', to_jsonb(v_refresh), 'wallet', to_jsonb(v_wallet));
end
$$;
comment on function public.start_wallet_refresh is 'Begins the refresh of a wallet, or takes up one that broke off within the hour; the caller holds the wallet''s lease.';

create function public.save_wallet_refresh(
  p_origin text, p_address text, p_lease text, p_token bigint, p_step text, p_pages integer, p_rows integer, p_state jsonb
)
returns void language plpgsql set search_path = '' as $$
begin
  perform private.require_lease(p_lease, p_token);
  update public.wallet_refreshes set
    step = p_step, pages = p_pages, rows_read = p_rows, state = p_state, updated_at = clock_timestamp()
  where origin = p_origin and address = p_address;
end
$$;

create function public.finish_wallet_refresh(
  p_origin text, p_address text, p_lease text, p_token bigint, p_error jsonb default null,
  p_coverage text default null, p_reason text default null, p_activity_until timestamptz default null,
  p_value_usd double precision default null
)
returns void language plpgsql set search_path = '' as $$
begin
  perform private.require_lease(p_lease, p_token);
  update public.wallet_refreshes set
    status = case when p_error is null then 'success' else 'error' end, error = p_error,
    finished_at = clock_timestamp(), updated_at = clock_timestamp()
  where origin = p_origin and address = p_address;
  if p_error is not null then
    update public.wallets set refresh_due_at = clock_timestamp() + interval '10 minutes'
    where origin = p_origin and address = p_address;
  else
    update public.wallets set
      refreshed_at = clock_timestamp(), coverage = p_coverage, coverage_reason = p_reason,
      activity_until = greatest(activity_until, p_activity_until), official_value_usd = coalesce(p_value_usd, official_value_usd),
      refresh_due_at = clock_timestamp()
        + case refresh_tier when 0 then interval '1 hour' when 1 then interval '3 hours' else interval '2 days' end
    where origin = p_origin and address = p_address;
  end if;
end
$$;
comment on function public.finish_wallet_refresh is 'Ends a refresh: with an error the wallet is due again soon and what was known of its coverage stays.';

create function public.get_wallet(p_origin text, p_address text)
returns jsonb language sql stable set search_path = '' as $$
  select jsonb_build_object(
    'wallet', (select to_jsonb(wallet) from public.wallets as wallet
      where wallet.origin = p_origin and wallet.address = p_address),
    'refresh', (select to_jsonb(refresh) - 'state' from public.wallet_refreshes as refresh
      where refresh.origin = p_origin and refresh.address = p_address))
$$;
comment on function public.get_wallet is 'A wallet and its latest refresh. The embedded REST reads a filter value like 0x1f as a number, so that wallets and conditions are looked up by functions.';

create function public.list_due_wallets(p_origin text, p_limit integer)
returns table (address text, refresh_tier smallint) language sql stable set search_path = '' as $$
  select wallet.address, wallet.refresh_tier
  from public.wallets as wallet
  where wallet.origin = p_origin and wallet.refresh_tier in (0, 1, 2) and wallet.refresh_due_at <= now()
  order by wallet.refresh_tier, wallet.refresh_due_at
  limit p_limit
$$;
comment on function public.list_due_wallets is 'The most wanted first.';

-- stubs -----------------------------------------------------------------------------------------------------------

create function public.take_stubs(p_origin text, p_limit integer)
returns text[] language plpgsql set search_path = '' as $$
declare
  v_ids text[];
begin
  delete from public.market_stubs as stub using public.markets as market
  where stub.origin = p_origin and market.origin = p_origin and market.condition_id = stub.condition_id;
  select coalesce(array_agg(due.condition_id order by due.condition_id), '{}') into v_ids
  from (
    select stub.condition_id from public.market_stubs as stub
    where stub.origin = p_origin and (stub.looked_up_at is null or stub.looked_up_at < clock_timestamp() - interval '1 day')
    order by stub.looked_up_at nulls first, stub.condition_id limit p_limit
  ) as due;
  return v_ids;
end
$$;
comment on function public.take_stubs is 'Drops stubs whose market is synced by now and answers those that Gamma was never asked for, or not for a day.';

create function public.mark_stubs(p_origin text, p_ids text[])
returns void language sql set search_path = '' as $$
  update public.market_stubs set looked_up_at = clock_timestamp()
  where origin = p_origin and condition_id = any (p_ids)
$$;

create function public.list_lone_events(p_origin text, p_limit integer)
returns text[] language sql stable set search_path = '' as $$
  select coalesce(array_agg(lone.event_slug), '{}')
  from (
    select distinct market.event_slug
    from public.markets as market
    where market.origin = p_origin and market.event_slug is not null and market.event_id is not null
      and market.closed and not exists (
        select from public.events as event where event.origin = p_origin and event.id = market.event_id)
    limit p_limit
  ) as lone
$$;
comment on function public.list_lone_events is 'Slugs of events that are known by their closed markets only, as those are that came by a stub.';

create function private.analyze_ingest()
returns void language plpgsql security definer set search_path = '' as $$
begin
  analyze public.wallets;
  analyze public.wallet_trades;
  analyze public.wallet_activity;
  analyze public.wallet_positions;
  analyze public.holders;
  analyze public.market_stubs;
  analyze public.prices_1m;
  analyze public.prices_1h;
end
$$;
comment on function private.analyze_ingest is 'Fresh statistics after many new rows: the embedded database has no autovacuum that would see to it.';

create function public.analyze_ingest()
returns void language sql set search_path = '' as $$
  select private.analyze_ingest()
$$;

-- retention -------------------------------------------------------------------------------------------------------

create function public.delete_expired(p_what text, p_before timestamptz, p_limit integer)
returns integer language plpgsql set search_path = '' as $$
declare
  v_rows integer;
begin
  case p_what
    when 'prices_1m' then
      delete from public.prices_1m where ctid = any (array(
        select ctid from public.prices_1m where at < p_before limit p_limit));
    when 'prices_1h' then
      delete from public.prices_1h where ctid = any (array(
        select ctid from public.prices_1h where at < p_before limit p_limit));
    when 'trades' then
      delete from public.wallet_trades where ctid = any (array(
        select old.ctid from (values ('polymarket'), ('recorded'), ('demo')) as source (origin)
          cross join lateral (
            select trade.ctid from public.wallet_trades as trade
            where trade.origin = source.origin and trade.traded_at < p_before limit p_limit) as old
        limit p_limit));
    when 'raw_answers' then
      delete from public.raw_answers where id in (
        select raw.id from public.raw_answers as raw
        where raw.created_at < p_before
          or (raw.created_at < now() - interval '1 day'
            and not exists (select from public.market_details as detail where detail.raw_answer_id = raw.id)
            and not exists (select from public.event_details as detail where detail.raw_answer_id = raw.id))
        limit p_limit);
    when 'run_events' then
      delete from public.run_events where ctid = any (array(
        select event.ctid from public.workflow_executions as run
          join public.run_events as event on event.run_id = run.id
        where run.finished_at < p_before limit p_limit));
    when 'sync_logs' then
      delete from public.sync_logs where id in (
        select id from public.sync_logs where created_at < p_before limit p_limit);
    when 'sync_runs' then
      delete from public.sync_runs where id in (
        select id from public.sync_runs where finished_at < p_before limit p_limit);
    when 'ingest_rejects' then
      delete from public.ingest_rejects where ctid = any (array(
        select ctid from public.ingest_rejects where last_seen_at < p_before limit p_limit));
    when 'leases' then
      delete from public.leases where name in (
        select name from public.leases where name like 'wallet:%' and expires_at < p_before limit p_limit);
    else
      raise exception 'nothing called % expires', p_what using errcode = '22023';
  end case;
  get diagnostics v_rows = row_count;
  return v_rows;
end
$$;
comment on function public.delete_expired is 'Deletes at most p_limit rows of one kind that are older than p_before, and says how many; called until it says fewer than the limit.';

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
      'private.roll_up_prices(text, text[], timestamptz)', 'private.tracked_tokens(text, integer)',
      'public.load_trades(text, text, text, text, boolean, text, bigint)',
      'public.load_activity(text, text, text, text, text, bigint)',
      'public.store_positions(text, text, text, text, text, timestamptz, text, bigint)',
      'public.finish_positions(text, text, text, timestamptz, text, bigint)',
      'public.store_holders(text, text, text, text, text, text, bigint)',
      'public.keep_wallets(text, text)', 'public.list_holder_markets(text, timestamptz, integer, integer)',
      'public.load_prices(text, text, text, text, boolean)', 'public.snapshot_prices(text, integer)',
      'public.list_price_tracks(text, integer, timestamptz, integer)', 'public.track_price(text, text)',
      'public.save_ingest_feed(text, text, text, bigint, jsonb, timestamptz, boolean, boolean, timestamptz)',
      'public.start_wallet_refresh(text, text, boolean)',
      'public.save_wallet_refresh(text, text, text, bigint, text, integer, integer, jsonb)',
      'public.finish_wallet_refresh(text, text, text, bigint, jsonb, text, text, timestamptz, double precision)',
      'public.list_due_wallets(text, integer)', 'public.take_stubs(text, integer)', 'public.mark_stubs(text, text[])',
      'private.analyze_ingest()', 'public.analyze_ingest()', 'public.list_lone_events(text, integer)', 'public.delete_expired(text, timestamptz, integer)',
      'public.record_ingest_rejects(text, text)']::regprocedure[])
  loop
    execute format('revoke all on function %s from public, anon, authenticated', v_function);
    execute format('grant execute on function %s to service_role', v_function);
  end loop;
end
$$;

revoke all on function public.get_wallet(text, text) from public;
grant execute on function public.get_wallet(text, text) to anon, authenticated, service_role;
