-- Prices of settled markets at fixed distances from their end, and what the pages of analysis read.

create table public.market_closings (
  origin text not null,
  market_id text not null,
  event_key text not null,
  category text,
  ended_at timestamptz,
  payout double precision not null,
  price_1h double precision,
  price_24h double precision,
  price_7d double precision,
  measured_at timestamptz not null,
  constraint market_closings_pkey primary key (origin, market_id),
  constraint market_closings_market_fkey foreign key (origin, market_id)
    references public.markets (origin, id) on delete cascade,
  constraint market_closings_payout_check check (payout in (0, 0.5, 1)),
  constraint market_closings_prices_check check (
    price_1h between 0 and 1 and price_24h between 0 and 1 and price_7d between 0 and 1)
);
comment on table public.market_closings is 'One row a settled market: its payout, and what its first outcome was priced at an hour, a day and seven days before its end.';
comment on column public.market_closings.event_key is 'Markets under one key depend on each other: the event, or the market where the event is unknown.';
comment on column public.market_closings.ended_at is 'The planned end or the close, whichever came first; null where neither is known, and then there are no prices.';
comment on column public.market_closings.price_1h is 'Null where no price of that hour is stored.';

alter table public.market_closings enable row level security;
create policy market_closings_all_select on public.market_closings for select to anon, authenticated using (true);
revoke all on public.market_closings from public, anon, authenticated, service_role;
grant select on public.market_closings to anon, authenticated;
grant select, insert, update, delete on public.market_closings to service_role;

create index market_closings_missing_idx on public.market_closings (origin, measured_at)
  where price_1h is null or price_24h is null or price_7d is null;

-- refresh ---------------------------------------------------------------------------------------------------------

create function private.price_before(
  p_origin text, p_token_id text, p_condition_id text, p_at timestamptz, p_oldest timestamptz
)
returns double precision language sql stable set search_path = '' as $$
  -- Through numeric, since a single-precision 0.7 is a double-precision 0.69999999 and falls into the bin below.
  select seen.price from (
    (select point.at, point.price::numeric::double precision as price from public.prices_1m as point
      where point.origin = p_origin and point.token_id = p_token_id and point.at <= p_at and point.at >= p_oldest
      order by point.at desc limit 1)
    union all
    -- What an hour closed at is known from its end on.
    (select hour.at + interval '1 hour', hour.close::numeric::double precision from public.prices_1h as hour
      where hour.origin = p_origin and hour.token_id = p_token_id and hour.at <= p_at - interval '1 hour'
        and hour.at >= p_oldest - interval '1 hour'
      order by hour.at desc limit 1)
    union all
    (select trade.traded_at, case trade.outcome_index when 0 then trade.price else 1 - trade.price end
      from public.wallet_trades as trade
      where trade.origin = p_origin and trade.condition_id = p_condition_id and trade.traded_at <= p_at
        and trade.traded_at >= p_oldest and trade.outcome_index in (0, 1)
      order by trade.traded_at desc, trade.trade_key limit 1)
  ) as seen
  order by seen.at desc limit 1
$$;
comment on function private.price_before is 'The latest stored price of a first outcome, point or fill, at or before p_at and not before p_oldest.';

create function public.refresh_closings(p_origin text, p_now timestamptz, p_limit integer default 200)
returns integer language sql set search_path = '' as $$
  with due as materialized (
    select market.id, market.condition_id, market.category, coalesce(market.event_id, market.id) as event_key,
      outcome.token_id, outcome.price as payout,
      coalesce(least(market.end_date, detail.closed_time), market.end_date, detail.closed_time) as ended_at
    from public.markets as market
      join public.market_outcomes as outcome
        on outcome.origin = p_origin and outcome.market_id = market.id and outcome.position = 0
      left join public.market_details as detail on detail.origin = p_origin and detail.market_id = market.id
      left join public.market_closings as known on known.origin = p_origin and known.market_id = market.id
    where market.origin = p_origin and market.closed and market.resolution_status = 'resolved'
      and outcome.price in (0, 0.5, 1)
      -- Histories and fills arrive after the settlement: what is missing is looked for again for a week.
      and (known.market_id is null or (known.price_1h is null or known.price_24h is null or known.price_7d is null)
        and known.measured_at < p_now - interval '3 hours' and known.measured_at < known.ended_at + interval '7 days')
    order by known.measured_at nulls first, market.id limit p_limit
  ), written as (
    insert into public.market_closings as stored
      (origin, market_id, event_key, category, ended_at, payout, price_1h, price_24h, price_7d, measured_at)
    select p_origin, due.id, due.event_key, due.category, due.ended_at, due.payout,
      private.price_before(p_origin, due.token_id, due.condition_id, due.ended_at - interval '1 hour', due.ended_at - interval '2 hours'),
      private.price_before(p_origin, due.token_id, due.condition_id, due.ended_at - interval '24 hours', due.ended_at - interval '30 hours'),
      private.price_before(p_origin, due.token_id, due.condition_id, due.ended_at - interval '7 days', due.ended_at - interval '8 days'),
      p_now
    from due order by due.id
    on conflict on constraint market_closings_pkey do update set
      event_key = excluded.event_key, category = excluded.category, ended_at = excluded.ended_at, payout = excluded.payout,
      price_1h = coalesce(excluded.price_1h, stored.price_1h), price_24h = coalesce(excluded.price_24h, stored.price_24h),
      price_7d = coalesce(excluded.price_7d, stored.price_7d), measured_at = excluded.measured_at
    returning 1
  )
  select count(*)::integer from written
$$;
comment on function public.refresh_closings is 'Measures one batch of markets that settled since; call it until it did nothing.';

-- reads -----------------------------------------------------------------------------------------------------------

create function public.read_calibration(p_origin text, p_horizon text)
returns json language plpgsql stable set search_path = '' as $$
declare
  v_column text := case p_horizon when '1h' then 'price_1h' when '24h' then 'price_24h' when '7d' then 'price_7d' end;
  v_result json;
begin
  if v_column is null then
    raise exception 'unknown horizon: %', p_horizon using errcode = '22023';
  end if;
  execute format($sql$
    with seen as materialized (
      select coalesce(closing.category, '') as category, closing.event_key, closing.payout, closing.%1$I as price,
        width_bucket(closing.%1$I, array[0.01, 0.03, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.97, 0.99]::double precision[]) as bin
      from public.market_closings as closing where closing.origin = $1
    )
    select json_build_object(
      'as_of', (select max(closing.measured_at) from public.market_closings as closing where closing.origin = $1),
      'bins', (select coalesce(json_agg(one order by one.category, one.bin), '[]') from (
        select seen.category, seen.bin, count(*) as n, sum(seen.price) as prices, sum(seen.payout) as payouts,
          sum((seen.price - seen.payout) ^ 2) as squares,
          -sum(ln(case when seen.payout = 1 then least(greatest(seen.price, 0.001), 0.999)
            else 1 - least(greatest(seen.price, 0.001), 0.999) end)) as logs
        from seen where seen.price is not null and seen.payout <> 0.5 group by seen.category, seen.bin) as one),
      'categories', (select coalesce(json_agg(one order by one.category), '[]') from (
        select seen.category, count(*) as settled, count(*) filter (where seen.payout = 0.5) as halves,
          count(*) filter (where seen.price is null and seen.payout <> 0.5) as missing,
          count(distinct seen.event_key) filter (where seen.price is not null and seen.payout <> 0.5) as events
        from seen group by seen.category) as one))
  $sql$, v_column) into v_result using p_origin;
  return v_result;
end
$$;
comment on function public.read_calibration is 'Prices of settled markets at one distance from their end against payouts, summed by category and bin; an unknown category is empty.';

create function public.read_hourly_closes(p_origin text, p_now timestamptz, p_market_ids text[])
returns json language sql stable set search_path = '' as $$
  select coalesce(json_agg(shown order by shown.position), '[]') from (
    select asked.position, market.id, market.title, market.category, market.price,
      (select json_agg(json_build_array(extract(epoch from hour.at)::bigint / 3600, hour.close) order by hour.at)
        from public.prices_1h as hour
        where hour.origin = p_origin and hour.token_id = outcome.token_id
          and hour.at > private.present(p_origin, p_now) - interval '14 days' and hour.at <= private.present(p_origin, p_now)) as hours
    from unnest(p_market_ids) with ordinality as asked (id, position)
      join public.markets as market on market.origin = p_origin and market.id = asked.id
      left join public.market_outcomes as outcome
        on outcome.origin = p_origin and outcome.market_id = market.id and outcome.position = 0
  ) as shown
$$;
comment on function public.read_hourly_closes is 'Two weeks of hourly closes of first outcomes, by market; hours count from 1970. An unknown id has no row.';

create function public.read_source_facts(p_origin text, p_now timestamptz)
returns json language sql stable set search_path = '' as $$
  with open as materialized (
    select count(*) as markets, sum(market.volume_24h) as volume_24h, count(market.volume_24h) as volumes,
      sum(market.liquidity) as liquidity
    from public.markets as market where market.origin = p_origin and not market.closed
  )
  select json_build_object(
    'open_markets', open.markets, 'volume_24h', open.volume_24h, 'volumes', open.volumes, 'liquidity', open.liquidity,
    'settled_markets', (select count(*) from public.market_closings as closing where closing.origin = p_origin),
    'wallets', (select count(*) from public.wallets as wallet where wallet.origin = p_origin),
    'scored_wallets', (select count(*) from public.wallet_scores as score where score.origin = p_origin and score.smart_money is not null),
    'scored_at', (select max(score.as_of) from public.wallet_scores as score where score.origin = p_origin),
    'newest_trade_at', (select trade.traded_at from public.wallet_trades as trade where trade.origin = p_origin
      order by trade.traded_at desc, trade.trade_key limit 1),
    'oldest_trade_at', (select trade.traded_at from public.wallet_trades as trade where trade.origin = p_origin
      order by trade.traded_at, trade.trade_key desc limit 1),
    'large_trades_24h', (select count(*) from public.wallet_trades as trade where trade.origin = p_origin and trade.notional >= 1000
      and trade.is_taker and trade.traded_at > private.present(p_origin, p_now) - interval '24 hours'),
    'signals', (select count(*) from public.signals as signal where signal.origin = p_origin and signal.user_id is null),
    'as_of', p_now)
  from open
$$;
comment on function public.read_source_facts is 'How much is stored of a source, and how old the newest of it is.';

create index market_details_start_date_idx on public.market_details (origin, start_date desc, market_id) where start_date is not null;

create function public.list_new_markets(p_origin text, p_now timestamptz, p_limit integer default 10)
returns json language sql stable set search_path = '' as $$
  select coalesce(json_agg(shown order by shown.start_date desc, shown.id), '[]') from (
    select open.id, open.title, open.category, open.price, open.volume_24h, detail.start_date
    from public.market_details as detail
      -- A limit makes it a look-up by key whatever the planner knows of the tables.
      cross join lateral (select market.id, market.title, market.category, market.price, market.volume_24h
        from public.markets as market
        where market.origin = p_origin and market.id = detail.market_id and not market.closed limit 1) as open
    where detail.origin = p_origin and detail.start_date is not null and detail.start_date <= p_now
    order by detail.start_date desc, detail.market_id limit p_limit
  ) as shown
$$;
comment on function public.list_new_markets is 'Open markets by when they began, the newest first.';

do $$
declare
  v_function regprocedure;
begin
  for v_function in
    select routine.oid::regprocedure from pg_proc as routine
    where routine.pronamespace = 'public'::regnamespace and routine.proname in
      ('refresh_closings', 'read_calibration', 'read_hourly_closes', 'read_source_facts', 'list_new_markets')
      or routine.pronamespace = 'private'::regnamespace and routine.proname = 'price_before'
  loop
    execute format('revoke all on function %s from public, anon, authenticated', v_function);
    execute format('grant execute on function %s to service_role', v_function);
    if v_function::text !~ '(refresh_closings|price_before)' then
      execute format('grant execute on function %s to anon, authenticated', v_function);
    end if;
  end loop;
end
$$;
