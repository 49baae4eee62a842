-- What a user wants to be told: alerts with the state of their watch, what they told, and how each telling is delivered.

-- alerts ----------------------------------------------------------------------------------------------------------

create table public.alerts (
  id uuid primary key default gen_random_uuid(),
  user_id uuid not null default auth.uid() references public.users (id) on delete cascade,
  origin text not null,
  name text,
  condition jsonb not null,
  kind text not null generated always as (condition ->> 'kind') stored,
  market_id text generated always as (condition ->> 'marketId') stored,
  wallet text generated always as (condition ->> 'wallet') stored,
  event_slug text generated always as (condition ->> 'eventSlug') stored,
  workflow_id uuid generated always as ((condition ->> 'workflowId')::uuid) stored,
  min_usd double precision generated always as ((condition ->> 'minUsd')::double precision) stored,
  window_minutes integer generated always as ((condition ->> 'windowMinutes')::integer) stored,
  channels text[] not null default '{in-app}',
  webhook_url text,
  webhook_secret text,
  cooldown_seconds integer not null default 3600,
  is_paused boolean not null default false,
  deleted_at timestamptz,
  revision integer not null default 1,
  last_value double precision,
  last_text text,
  last_observed_at timestamptz,
  is_armed boolean not null default false,
  watermark timestamptz not null default clock_timestamp(),
  evaluated_at timestamptz,
  last_error text,
  last_fired_at timestamptz,
  fire_count integer not null default 0,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint alerts_origin_check check (origin in ('polymarket', 'recorded', 'demo')),
  constraint alerts_name_check check (char_length(name) between 1 and 120),
  constraint alerts_condition_check check (jsonb_typeof(condition) = 'object' and octet_length(condition::text) <= 8192),
  constraint alerts_kind_check check (kind ~ '^[a-z][a-z-]{0,39}$'),
  constraint alerts_window_minutes_check check (window_minutes between 1 and 20160),
  constraint alerts_min_usd_check check (min_usd between 0 and 1e12),
  constraint alerts_channels_check check (
    cardinality(channels) between 1 and 3 and channels <@ array['in-app', 'webhook', 'email']),
  constraint alerts_webhook_check check (('webhook' = any (channels)) <= (webhook_url is not null)),
  constraint alerts_webhook_url_check check (webhook_url ~ '^https://' and char_length(webhook_url) <= 2000),
  constraint alerts_webhook_secret_check check (webhook_secret ~ '^[A-Za-z][A-Za-z0-9_.-]{0,63}$'),
  constraint alerts_cooldown_seconds_check check (cooldown_seconds between 0 and 2592000)
);
comment on table public.alerts is 'What a user wants to be told, and how far the watch of it is; the condition is a union by kind (lib/alerts/schema.ts)';
comment on column public.alerts.min_usd is 'Taken out of the condition, as the other generated columns are, so that what no query can read is refused when it is written';
comment on column public.alerts.deleted_at is 'Kept for thirty days, so that a deletion can be undone with its history';
comment on column public.alerts.revision is 'Goes up whenever the watch begins anew; what was evaluated before that is refused';
comment on column public.alerts.last_value is 'Of the last observation; a crossing needs one before it';
comment on column public.alerts.is_armed is 'Whether the threshold is not met; one that stays met is told once';
comment on column public.alerts.watermark is 'What happened up to here is done with, told or let pass';
comment on column public.alerts.last_error is 'Why nothing could be observed the last time';

create index alerts_user_id_idx on public.alerts (user_id, created_at desc);
create index alerts_live_idx on public.alerts (origin, id) where not is_paused and deleted_at is null;
create index alerts_deleted_at_idx on public.alerts (deleted_at) where deleted_at is not null;

create function private.keep_alert() returns trigger
language plpgsql set search_path = ''
as $$
begin
  new.updated_at := clock_timestamp();
  if tg_op = 'INSERT' then
    if (select count(*) from public.alerts where user_id = new.user_id and deleted_at is null) >= 500 then
      raise sqlstate 'PT409' using message = 'There are 500 alerts already; delete one first';
    end if;
    new.watermark := clock_timestamp();
  elsif new.condition is distinct from old.condition or old.is_paused and not new.is_paused
    or old.deleted_at is not null and new.deleted_at is null
  then
    new.revision := old.revision + 1;
    new.last_value := null;
    new.last_text := null;
    new.last_observed_at := null;
    new.is_armed := false;
    new.watermark := clock_timestamp();
    new.evaluated_at := null;
    new.last_error := null;
  end if;
  return new;
end
$$;
comment on function private.keep_alert() is 'A new condition, and one that was paused or deleted, is watched from now on: what happened before is not told';
revoke all on function private.keep_alert() from public;

create trigger keep_alert before insert or update of condition, is_paused, deleted_at, name, channels, webhook_url, webhook_secret, cooldown_seconds
  on public.alerts for each row execute function private.keep_alert();

alter table public.alerts enable row level security;
create policy alerts_owner_select on public.alerts for select to authenticated
  using ((select auth.uid()) = user_id);
create policy alerts_owner_insert on public.alerts for insert to authenticated
  with check ((select auth.uid()) = user_id);
create policy alerts_owner_update on public.alerts for update to authenticated
  using ((select auth.uid()) = user_id) with check ((select auth.uid()) = user_id);
revoke all on public.alerts from public, anon, authenticated, service_role;
grant select, insert (origin, name, condition, channels, webhook_url, webhook_secret, cooldown_seconds, is_paused),
  update (name, condition, channels, webhook_url, webhook_secret, cooldown_seconds, is_paused, deleted_at)
  on public.alerts to authenticated;
grant select, insert, update, delete on public.alerts to service_role;

-- what they told --------------------------------------------------------------------------------------------------

create table public.alert_firings (
  id uuid primary key default gen_random_uuid(),
  alert_id uuid not null references public.alerts (id) on delete cascade,
  user_id uuid not null references public.users (id) on delete cascade,
  dedupe_key text not null,
  title text not null,
  body text,
  value double precision,
  threshold double precision,
  link text,
  observed_at timestamptz not null,
  fired_at timestamptz not null default clock_timestamp(),
  constraint alert_firings_alert_id_dedupe_key_key unique (alert_id, dedupe_key),
  constraint alert_firings_dedupe_key_check check (char_length(dedupe_key) between 1 and 300),
  constraint alert_firings_title_check check (char_length(title) between 1 and 200),
  constraint alert_firings_body_check check (char_length(body) <= 4000),
  constraint alert_firings_link_check check (link ~ '^/([^/\\]|$)' and char_length(link) <= 2000)
);
comment on table public.alert_firings is 'What triggered an alert, once a happening';
comment on column public.alert_firings.observed_at is 'When the data was true: a price as of its sync, a trade as of its fill';

create index alert_firings_alert_id_fired_at_idx on public.alert_firings (alert_id, fired_at desc);
create index alert_firings_user_id_idx on public.alert_firings (user_id);
create index alert_firings_fired_at_idx on public.alert_firings (fired_at);

alter table public.alert_firings enable row level security;
create policy alert_firings_owner_select on public.alert_firings for select to authenticated
  using ((select auth.uid()) = user_id);
revoke all on public.alert_firings from public, anon, authenticated, service_role;
grant select on public.alert_firings to authenticated;
grant select, insert, update, delete on public.alert_firings to service_role;

create table public.alert_deliveries (
  firing_id uuid not null references public.alert_firings (id) on delete cascade,
  channel text not null,
  user_id uuid not null references public.users (id) on delete cascade,
  status text not null default 'pending',
  attempts integer not null default 0,
  next_attempt_at timestamptz not null,
  claimed_until timestamptz,
  last_error text,
  finished_at timestamptz,
  constraint alert_deliveries_pkey primary key (firing_id, channel),
  constraint alert_deliveries_channel_check check (channel in ('in-app', 'webhook', 'email')),
  constraint alert_deliveries_status_check check (status in ('pending', 'sent', 'failed'))
);
comment on table public.alert_deliveries is 'One row a firing and way: when it is due, what became of it';
comment on column public.alert_deliveries.next_attempt_at is 'The end of the quiet hours, or of the pause after a failed attempt';

create index alert_deliveries_due_idx on public.alert_deliveries (next_attempt_at) where status = 'pending';
create index alert_deliveries_user_id_idx on public.alert_deliveries (user_id);

alter table public.alert_deliveries enable row level security;
create policy alert_deliveries_owner_select on public.alert_deliveries for select to authenticated
  using ((select auth.uid()) = user_id);
revoke all on public.alert_deliveries from public, anon, authenticated, service_role;
grant select on public.alert_deliveries to authenticated;
grant select, insert, update, delete on public.alert_deliveries to service_role;

-- reads -----------------------------------------------------------------------------------------------------------

create function public.list_alerts(
  p_origin text, p_q text default null, p_state text default null, p_kind text default null, p_market text default null,
  p_wallet text default null, p_id uuid default null, p_sort text default '-createdAt', p_limit integer default 100,
  p_offset integer default 0
) returns json
language sql stable set search_path = ''
as $$
  with mine as materialized (
    select alert.*, market.title as market_title, market.price as market_price,
      coalesce(alert.name, market.title, alert.kind) as sort_name,
      coalesce(known.name, known.pseudonym) as wallet_name, workflow.name as workflow_name, event.title as event_title,
      case when alert.is_paused then 'paused'
        when alert.last_fired_at + make_interval(secs => alert.cooldown_seconds) > clock_timestamp() then 'cooling'
        else 'armed' end as state
    from public.alerts as alert
    left join public.markets as market on market.origin = alert.origin and market.id = alert.market_id
    left join public.wallets as known on known.origin = alert.origin and known.address = alert.wallet
    left join public.workflow_sessions as workflow on workflow.id = alert.workflow_id
    left join lateral (
      select found.title from public.events as found
      where found.origin = alert.origin and found.slug = alert.event_slug limit 1) as event on true
    where alert.origin = p_origin and alert.deleted_at is null and (p_id is null or alert.id = p_id)
      and (p_kind is null or alert.kind = p_kind) and (p_market is null or alert.market_id = p_market)
      and (p_wallet is null or alert.wallet = p_wallet)
  ), chosen as materialized (
    select * from mine
    where (p_state is null or state = p_state)
      and (p_q is null or position(lower(p_q) in lower(concat_ws(' ', name, market_title, kind, wallet, wallet_name, workflow_name, event_title))) > 0)
  ), page as (
    select * from chosen
    order by
      case when p_sort = 'createdAt' then created_at end, case when p_sort = '-createdAt' then created_at end desc,
      case when p_sort = 'lastFiredAt' then last_fired_at end nulls last,
      case when p_sort = '-lastFiredAt' then last_fired_at end desc nulls last,
      case when p_sort = 'name' then lower(sort_name) end, case when p_sort = '-name' then lower(sort_name) end desc, id
    limit p_limit offset p_offset
  )
  select json_build_object('total', (select count(*) from chosen), 'rows', coalesce((select json_agg(page) from page), '[]'))
$$;
comment on function public.list_alerts is 'The caller''s alerts of one source with what they are about; runs with the caller''s rights.';
revoke all on function public.list_alerts from public, anon;
grant execute on function public.list_alerts to authenticated, service_role;

create function public.list_alert_firings(
  p_alert uuid, p_limit integer default 100, p_before_at timestamptz default null, p_before_id uuid default null
) returns json
language sql stable set search_path = ''
as $$
  select coalesce(json_agg(page order by page.fired_at desc, page.id desc), '[]') from (
    select firing.*, (
      select json_agg(json_build_object('channel', delivery.channel, 'status', delivery.status, 'attempts', delivery.attempts,
          'next_attempt_at', delivery.next_attempt_at, 'last_error', delivery.last_error, 'finished_at', delivery.finished_at)
        order by delivery.channel)
      from public.alert_deliveries as delivery where delivery.firing_id = firing.id) as deliveries
    from public.alert_firings as firing
    where firing.alert_id = p_alert
      and (p_before_at is null or (firing.fired_at, firing.id) < (p_before_at, p_before_id))
    order by firing.fired_at desc, firing.id desc limit p_limit
  ) as page
$$;
comment on function public.list_alert_firings is 'What an alert told, newest first, with its deliveries; runs with the caller''s rights.';
revoke all on function public.list_alert_firings from public, anon;
grant execute on function public.list_alert_firings to authenticated, service_role;

-- observations ----------------------------------------------------------------------------------------------------

create function private.match_new_markets(p_origin text, p_filter jsonb, p_since timestamptz, p_fresh text[])
returns json language plpgsql stable set search_path = '' set pg_trgm.word_similarity_threshold = 0.4 as $$
declare
  v_found json;
begin
  if p_fresh is null then
    return null;
  end if;
  execute format($sql$
    select json_build_object('count', max(found.total), 'rows', json_agg(json_build_object(
      'id', found.id, 'title', found.title, 'price', found.price, 'at', found.first_seen_at) order by found.place))
    from (
      select market.id, market.title, market.price, market.first_seen_at, count(*) over () as total,
        row_number() over (order by market.volume_24h desc nulls last, market.id) as place
      from public.markets as market
      where market.id = any ($4) and market.first_seen_at > $5 and %s
    ) as found where found.place <= 20
  $sql$, private.market_conditions(p_filter))
    into v_found using p_origin, p_filter, private.like_pattern(p_filter ->> 'q'), p_fresh, p_since;
  return v_found;
exception when others then
  -- One filter that cannot be read any more keeps no other alert from being watched.
  return json_build_object('error', 'The filter cannot be read any more');
end
$$;
comment on function private.match_new_markets is 'Markets of p_fresh that were first seen since and match a screener''s filter.';

create function public.read_alert_observations(
  p_origin text, p_now timestamptz, p_after uuid default null, p_limit integer default 500, p_probe text default null
) returns json
language sql stable set search_path = ''
as $$
  with stored as materialized (
    select alert.* from public.alerts as alert
    where p_probe is null and alert.origin = p_origin and not alert.is_paused and alert.deleted_at is null
      and (p_after is null or alert.id > p_after)
    order by alert.id limit p_limit
  ), due as materialized (
    select alert.*,
      -- Rows arrive late: what is half an hour older than the last look is looked at again, and told once by its key.
      greatest(alert.watermark, alert.evaluated_at - interval '30 minutes') as since
    from (
      select stored.* from stored
      union all
      select probe.* from json_populate_recordset(null::public.alerts, p_probe::json) as probe
    ) as alert
  ), source as materialized (
    select * from public.sync_sources where origin = p_origin
  ), watched as materialized (
    select due.id, market.condition_id, market.closed, market.title, market.price, market.spread, market.change_24h, market.resolution_status,
      case when market.unlisted_since is null then greatest(market.last_seen_at, (select crawled_at from source))
        else market.last_seen_at end as seen_at
    from due join public.markets as market on market.origin = p_origin and market.id = due.market_id
  ), moved as (
    select due.id, earlier.at, earlier.price
    from due
      join public.market_outcomes as outcome on outcome.origin = p_origin and outcome.market_id = due.market_id and outcome.position = 0
      cross join lateral (
        select point.at, point.price from (
          (select minute.at, minute.price::double precision from public.prices_1m as minute
            where minute.origin = p_origin and minute.token_id = outcome.token_id
              and minute.at <= p_now - make_interval(mins => due.window_minutes)
              and minute.at > p_now - make_interval(mins => due.window_minutes + 70)
            order by minute.at desc limit 1)
          union all
          (select hour.at + interval '1 hour', hour.close::double precision from public.prices_1h as hour
            where hour.origin = p_origin and hour.token_id = outcome.token_id
              and hour.at <= p_now - make_interval(mins => due.window_minutes + 60)
              and hour.at > p_now - make_interval(mins => due.window_minutes + 130)
            order by hour.at desc limit 1)
        ) as point (at, price)
        order by point.at desc limit 1
      ) as earlier
    where due.kind = 'price-moves'
  ), span as materialized (
    select min(due.since) as since, min(due.min_usd) filter (where due.kind = 'large-trade') as min_usd,
      bool_or(due.kind = 'whale-moves') as has_whales
    from due where due.kind in ('large-trade', 'whale-moves')
  ), recent as materialized (
    select trade.trade_key, trade.traded_at, trade.wallet, trade.condition_id, trade.yes_shares, trade.notional, trade.price,
      trade.side, trade.outcome_index, trade.is_taker
    from public.wallet_trades as trade, span
    where trade.origin = p_origin and trade.traded_at > span.since and trade.traded_at <= p_now + interval '5 minutes'
      and (span.has_whales or trade.notional >= span.min_usd) and trade.yes_shares is not null
  ), traded as (
    select due.id, count(*) as count, json_agg(json_build_object(
        'key', trade.trade_key, 'at', trade.traded_at, 'wallet', trade.wallet, 'usd', trade.notional, 'price', trade.price,
        'side', trade.side, 'outcome', trade.outcome_index,
        'walletName', private.wallet_name(p_origin, trade.wallet), 'market', private.market_reference(p_origin, trade.condition_id))
      order by trade.notional desc, trade.trade_key) filter (where trade.place <= 20) as rows
    from due cross join lateral (
      select fill.*, row_number() over (order by fill.notional desc, fill.trade_key) as place
      from recent as fill
      where due.kind = 'large-trade' and fill.traded_at > due.since and fill.notional >= due.min_usd
        -- One match is a maker's and a taker's row: without a wallet only the taker's counts.
        and (due.wallet is not null or fill.is_taker) and (due.wallet is null or fill.wallet = due.wallet)
        and (due.market_id is null or fill.condition_id = (select watched.condition_id from watched where watched.id = due.id))
    ) as trade
    group by due.id
  ), pairs as (
    select due.id, due.since, fill.wallet, fill.condition_id, sum(fill.notional) as usd,
      json_agg(json_build_object('key', fill.trade_key, 'at', fill.traded_at, 'shares', fill.yes_shares,
          'yesPrice', case fill.outcome_index when 0 then fill.price else 1 - fill.price end)
        order by fill.traded_at, fill.trade_key) as fills,
      row_number() over (partition by due.id order by sum(fill.notional) desc, fill.wallet, fill.condition_id) as place
    from due join recent as fill on fill.traded_at > due.since
      and (due.wallet is null or fill.wallet = due.wallet)
      and (due.market_id is null or fill.condition_id = (select watched.condition_id from watched where watched.id = due.id))
    where due.kind = 'whale-moves' and fill.condition_id is not null
    group by due.id, due.since, due.min_usd, fill.wallet, fill.condition_id
    having sum(fill.notional) >= due.min_usd / 4
  ), whales as (
    select pairs.id, json_agg(json_build_object(
        'wallet', pairs.wallet, 'walletName', private.wallet_name(p_origin, pairs.wallet),
        'market', private.market_reference(p_origin, pairs.condition_id), 'fills', pairs.fills,
        'opening', (select json_build_object('shares', coalesce(sum(walk.yes_shares), 0), 'peak', coalesce(max(abs(walk.held)), 0)) from (
          select trade.yes_shares, sum(trade.yes_shares) over (order by trade.traded_at, trade.trade_key) as held
          from public.wallet_trades as trade
          where trade.origin = p_origin and trade.wallet = pairs.wallet and trade.condition_id = pairs.condition_id
            and trade.traded_at <= pairs.since) as walk))
      order by pairs.place) as rows
    from pairs where pairs.place <= 50 group by pairs.id
  ), agreed as (
    select due.id, json_agg(json_build_object('key', signal.id, 'at', signal.created_at, 'side', signal.side,
        'reason', signal.reason, 'price', signal.price_at, 'marketId', signal.market_id,
        'title', (select market.title from public.markets as market where market.origin = p_origin and market.id = signal.market_id))
      order by signal.created_at desc, signal.id) as rows
    from due join public.signals as signal on signal.origin = p_origin and signal.source_type = 'consensus'
      and signal.user_id is null and signal.created_at > due.since
      and (due.market_id is null or signal.market_id = due.market_id)
      and (due.condition ->> 'side' is null or signal.side = due.condition ->> 'side')
    where due.kind = 'consensus' group by due.id
  ), fresh as materialized (
    select array_agg(market.id) as ids from public.markets as market
    where market.origin = p_origin and market.first_seen_at > (select min(due.since) from due where due.kind = 'new-market')
  ), failed as (
    select due.id, json_agg(json_build_object('key', run.id, 'at', run.finished_at, 'workflowId', run.workflow_id,
        'name', (select workflow.name from public.workflow_sessions as workflow where workflow.id = run.workflow_id),
        'message', run.error ->> 'message')
      order by run.finished_at desc, run.id) as rows
    from due join public.workflow_executions as run on run.user_id = due.user_id and run.status = 'error'
      and run.created_at > due.since - interval '7 days' and run.finished_at > due.since
      and (due.workflow_id is null or run.workflow_id = due.workflow_id)
    where due.kind = 'run-failed' group by due.id
  )
  select coalesce(json_agg(shown order by shown.id), '[]') from (
    select due.id, due.user_id, due.revision, due.condition, due.channels, due.cooldown_seconds, due.last_value, due.last_text,
      due.last_observed_at, due.is_armed, due.watermark, due.last_fired_at, settings.settings -> 'quietHours' as quiet_hours,
      case
        when due.kind in ('price-crosses', 'price-moves', 'spread', 'resolution') then (
          select json_build_object('price', watched.price, 'spread', watched.spread, 'status', watched.resolution_status,
            'closed', watched.closed, 'title', watched.title, 'at', watched.seen_at, 'change24h', watched.change_24h,
            'earlier', (select moved.price from moved where moved.id = due.id),
            'earlierAt', (select moved.at from moved where moved.id = due.id))
          from watched where watched.id = due.id)
        when due.kind = 'large-trade' then (
          select json_build_object('count', traded.count, 'rows', traded.rows) from traded where traded.id = due.id)
        when due.kind = 'whale-moves' then (select json_build_object('rows', whales.rows) from whales where whales.id = due.id)
        when due.kind = 'consensus' then (select json_build_object('rows', agreed.rows) from agreed where agreed.id = due.id)
        when due.kind = 'new-market' then
          private.match_new_markets(p_origin, due.condition -> 'filter', due.since, (select fresh.ids from fresh))
        when due.kind = 'run-failed' then (select json_build_object('rows', failed.rows) from failed where failed.id = due.id)
        when due.kind = 'sync-stale' then (
          select json_build_object('minutes', extract(epoch from p_now - source.last_success_at) / 60, 'at', p_now) from source)
      end as observation
    from due left join public.user_settings as settings on settings.user_id = due.user_id
  ) as shown
$$;
comment on function public.read_alert_observations is 'A page of the alerts that are watched, by id, each with what there is to see for it; one statement over all of them. p_probe takes rows that are stored nowhere in their place, for a test.';

-- outcomes --------------------------------------------------------------------------------------------------------

create function public.settle_alerts(p_origin text, p_lease text, p_token bigint, p_now timestamptz, p_rows text)
returns integer language plpgsql set search_path = '' as $$
declare
  v_fired integer;
begin
  perform private.require_lease(p_lease, p_token);
  with sent as materialized (
    select * from json_to_recordset(p_rows::json) as row (
      id uuid, revision integer, value double precision, text text, observed_at timestamptz, is_armed boolean, watermark timestamptz,
      error text, deliver_at timestamptz, firings json)
  ), held as materialized (
    select alert.id, alert.user_id, alert.channels from public.alerts as alert join sent using (id)
    where alert.origin = p_origin and alert.revision = sent.revision and not alert.is_paused and alert.deleted_at is null
    order by alert.id for update of alert
  ), fired as (
    insert into public.alert_firings (alert_id, user_id, dedupe_key, title, body, value, threshold, link, observed_at, fired_at)
    select held.id, held.user_id, told.key, told.title, told.body, told.value, told.threshold, told.link, told."observedAt", p_now
    from held join sent using (id) cross join lateral json_to_recordset(sent.firings) as told (
      key text, title text, body text, value double precision, threshold double precision, link text, "observedAt" timestamptz)
    on conflict (alert_id, dedupe_key) do nothing
    returning id, alert_id, user_id
  ), delivered as (
    insert into public.alert_deliveries (firing_id, channel, user_id, next_attempt_at)
    select fired.id, channel.name, fired.user_id, coalesce(sent.deliver_at, p_now)
    from fired join held on held.id = fired.alert_id join sent on sent.id = fired.alert_id
      cross join lateral unnest(held.channels) as channel (name)
  ), counted as (
    select alert_id, count(*)::integer as firings from fired group by alert_id
  ), written as (
    update public.alerts as alert
    set last_value = sent.value, last_text = sent.text, last_observed_at = sent.observed_at, is_armed = sent.is_armed,
      watermark = sent.watermark, last_error = sent.error, evaluated_at = p_now,
      fire_count = alert.fire_count + coalesce(counted.firings, 0),
      last_fired_at = case when counted.firings > 0 then p_now else alert.last_fired_at end
    from held join sent using (id) left join counted on counted.alert_id = held.id
    where alert.id = held.id
  )
  select coalesce(sum(firings), 0) into v_fired from counted;
  return v_fired;
end
$$;
comment on function public.settle_alerts is 'Writes what an evaluation came to, all of a page at once: states, what fired for the first time, and its deliveries. A late holder of the lease is refused, and an alert that was changed meanwhile is left alone.';

create function public.deliver_in_app_alerts(p_now timestamptz, p_limit integer default 500)
returns integer language sql set search_path = '' as $$
  with due as materialized (
    select delivery.firing_id from public.alert_deliveries as delivery
    where delivery.channel = 'in-app' and delivery.status = 'pending' and delivery.next_attempt_at <= p_now
    order by delivery.next_attempt_at, delivery.firing_id limit p_limit for update skip locked
  ), told as (
    insert into public.notifications (user_id, kind, title, body, link, dedupe_key)
    select firing.user_id, 'alert', firing.title, firing.body, firing.link, 'alert:' || firing.id
    from due join public.alert_firings as firing on firing.id = due.firing_id
    order by firing.fired_at, firing.id
    on conflict (user_id, dedupe_key) do nothing
  ), done as (
    update public.alert_deliveries as delivery
    set status = 'sent', attempts = delivery.attempts + 1, finished_at = p_now
    from due where delivery.firing_id = due.firing_id and delivery.channel = 'in-app'
    returning 1
  )
  select count(*)::integer from done
$$;
comment on function public.deliver_in_app_alerts is 'Turns what is due into notifications, each once.';

create function public.claim_alert_deliveries(p_now timestamptz, p_limit integer default 20)
returns table (
  firing_id uuid, channel text, attempts integer, user_id uuid, alert_id uuid, kind text, alert_name text, title text, body text,
  value double precision, threshold double precision, link text, observed_at timestamptz, fired_at timestamptz, webhook_url text,
  webhook_secret text, email text
) language sql set search_path = '' as $$
  with due as materialized (
    select delivery.firing_id, delivery.channel from public.alert_deliveries as delivery
    where delivery.channel <> 'in-app' and delivery.status = 'pending' and delivery.next_attempt_at <= p_now
      and (delivery.claimed_until is null or delivery.claimed_until < p_now)
    order by delivery.next_attempt_at, delivery.firing_id limit p_limit for update skip locked
  ), claimed as (
    update public.alert_deliveries as delivery
    set claimed_until = p_now + interval '2 minutes', attempts = delivery.attempts + 1
    from due where delivery.firing_id = due.firing_id and delivery.channel = due.channel
    returning delivery.firing_id, delivery.channel, delivery.attempts, delivery.user_id
  )
  select claimed.firing_id, claimed.channel, claimed.attempts, claimed.user_id, alert.id, alert.kind, alert.name, firing.title, firing.body,
    firing.value, firing.threshold, firing.link, firing.observed_at, firing.fired_at, alert.webhook_url, alert.webhook_secret, profile.email
  from claimed
    join public.alert_firings as firing on firing.id = claimed.firing_id
    join public.alerts as alert on alert.id = firing.alert_id
    join public.users as profile on profile.id = claimed.user_id
$$;
comment on function public.claim_alert_deliveries is 'Hands out what is due by webhook or mail, each to one caller; one whose caller died is handed out again.';

create function public.finish_alert_delivery(
  p_firing uuid, p_channel text, p_now timestamptz, p_status text, p_error text default null, p_next_attempt_at timestamptz default null
) returns void language sql set search_path = '' as $$
  update public.alert_deliveries
  set status = p_status, last_error = left(p_error, 500), claimed_until = null,
    next_attempt_at = coalesce(p_next_attempt_at, next_attempt_at),
    finished_at = case when p_status <> 'pending' then p_now end
  where firing_id = p_firing and channel = p_channel and status = 'pending'
$$;
comment on function public.finish_alert_delivery is 'What became of an attempt; pending is another one later.';

create function public.purge_alerts(p_now timestamptz)
returns integer language sql set search_path = '' as $$
  with gone as (
    delete from public.alerts where deleted_at < p_now - interval '30 days' returning 1
  ), old as (
    delete from public.alert_firings where fired_at < p_now - interval '180 days' returning 1
  ), read as (
    delete from public.notifications where read_at < p_now - interval '90 days' returning 1
  )
  select ((select count(*) from gone) + (select count(*) from old) + (select count(*) from read))::integer
$$;
comment on function public.purge_alerts is 'Deleted alerts go after 30 days, what was told after 180, notifications 90 days after they were read.';

do $$
declare
  v_function regprocedure;
begin
  for v_function in
    select routine.oid::regprocedure from pg_proc as routine
    where routine.pronamespace = 'private'::regnamespace and routine.proname = 'match_new_markets'
      or routine.pronamespace = 'public'::regnamespace and routine.proname in (
        'read_alert_observations', 'settle_alerts', 'deliver_in_app_alerts', 'claim_alert_deliveries', 'finish_alert_delivery',
        'purge_alerts')
  loop
    execute format('revoke all on function %s from public, anon, authenticated', v_function);
    execute format('grant execute on function %s to service_role', v_function);
  end loop;
end
$$;
