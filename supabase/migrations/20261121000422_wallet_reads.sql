-- What a wallet's page reads: lists of one wallet, what is computed of it, and what its profit and loss is computed from.

create function private.wallet_state(p_origin text, p_wallet text)
returns json language sql stable set search_path = '' as $$
  select row_to_json(shown) from (
    select wallet.address, wallet.name, wallet.pseudonym, wallet.refreshed_at, wallet.coverage, wallet.coverage_reason,
      wallet.official_pnl_usd, wallet.official_volume_usd, wallet.official_value_usd, wallet.first_seen_at,
      (select json_build_object('step', refresh.step, 'pages', refresh.pages, 'rows', refresh.rows_read)
        from public.wallet_refreshes as refresh
        where refresh.origin = p_origin and refresh.address = p_wallet and refresh.status = 'running') as progress
    from public.wallets as wallet where wallet.origin = p_origin and wallet.address = p_wallet) as shown
$$;

create function public.get_wallet_state(p_origin text, p_wallet text)
returns json language sql stable set search_path = '' as $$ select private.wallet_state(p_origin, p_wallet) $$;
comment on function public.get_wallet_state is 'What is known of a wallet as such; null where it was never seen.';

create function public.list_wallet_positions(
  p_origin text, p_wallet text, p_status text, p_sort text, p_limit integer, p_offset integer, p_condition_id text default null
)
returns json language plpgsql stable set search_path = '' as $$
declare
  v_column text := case ltrim(p_sort, '-')
    when 'valueUsd' then 'current_value_usd' when 'size' then 'size' when 'unrealizedPnlUsd' then 'unrealized_pnl_usd'
    when 'realizedPnlUsd' then 'realized_pnl_usd' when 'averagePrice' then 'average_price' when 'price' then 'current_price'
    when 'totalBought' then 'total_bought' when 'closedAt' then 'closed_at' when 'endDate' then 'end_date' when 'title' then 'title' end;
  v_page json;
begin
  if v_column is null then
    raise exception 'unknown sort: %', p_sort using errcode = '22023';
  end if;
  execute format($sql$
    with matched as (
      select * from public.wallet_positions as one
      where one.origin = $1 and one.wallet = $2 and one.status = $3 and ($6 is null or one.condition_id = $6)
    )
    select json_build_object('total', (select count(*) from matched), 'rows', (select coalesce(json_agg(shown), '[]') from (
      select * from matched order by %1$I %2$s nulls last, token_id limit $4 offset $5) as shown))
  $sql$, v_column, case when p_sort like '-%' then 'desc' else 'asc' end)
    into v_page using p_origin, p_wallet, p_status, p_limit, p_offset, lower(p_condition_id);
  return json_build_object('wallet', private.wallet_state(p_origin, p_wallet), 'total', v_page -> 'total', 'rows', v_page -> 'rows');
end
$$;
comment on function public.list_wallet_positions is 'One page of a wallet''s open or closed positions as the upstream lists them.';

create function public.list_wallet_trades(
  p_origin text, p_wallet text, p_limit integer, p_before timestamptz default null, p_before_key uuid default null,
  p_condition_id text default null
)
returns json language sql stable set search_path = '' as $$
  select json_build_object('wallet', private.wallet_state(p_origin, p_wallet), 'rows', (
    select coalesce(json_agg(shown), '[]') from (
      select page.trade_key, page.traded_at, page.size, page.price, page.notional, page.yes_shares, page.is_taker, page.side,
        page.outcome_index, page.token_id, page.condition_id, page.transaction_hash, named.*
      from (
        select * from public.wallet_trades as trade
        where trade.origin = p_origin and trade.wallet = p_wallet
          and (p_condition_id is null or trade.condition_id = lower(p_condition_id))
          and (p_before is null or trade.traded_at < p_before or (trade.traded_at = p_before and trade.trade_key > p_before_key))
        order by trade.traded_at desc, trade.trade_key limit p_limit + 1) as page
        left join lateral (
          (select market.id as market_id, market.title, market.slug, (select listed.name from public.market_outcomes as listed
              where listed.origin = p_origin and listed.market_id = market.id and listed.position = page.outcome_index) as outcome
            from public.markets as market where market.origin = p_origin and market.condition_id = page.condition_id
            order by market.closed, market.id limit 1)
          union all
          (select null, stub.title, stub.slug, null from public.market_stubs as stub
            where stub.origin = p_origin and stub.condition_id = page.condition_id)
          limit 1) as named on true
      order by page.traded_at desc, page.trade_key) as shown))
$$;
comment on function public.list_wallet_trades is 'A page of fills, newest first, from before a fill where one is named; one row more than asked for says that there are more.';

create function public.list_wallet_activity(
  p_origin text, p_wallet text, p_limit integer, p_before timestamptz default null, p_before_key uuid default null,
  p_type text default null
)
returns json language sql stable set search_path = '' as $$
  select json_build_object('wallet', private.wallet_state(p_origin, p_wallet), 'rows', (
    select coalesce(json_agg(shown), '[]') from (
      select page.activity_key, page.occurred_at, page.type, page.size, page.usd, page.price, page.side, page.outcome_index,
        page.token_id, page.condition_id, page.transaction_hash, named.*
      from (
        select * from public.wallet_activity as one
        where one.origin = p_origin and one.wallet = p_wallet and (p_type is null or one.type = p_type)
          and (p_before is null or one.occurred_at < p_before or (one.occurred_at = p_before and one.activity_key > p_before_key))
        order by one.occurred_at desc, one.activity_key limit p_limit + 1) as page
        left join lateral (
          (select market.id as market_id, market.title, market.slug, (select listed.name from public.market_outcomes as listed
              where listed.origin = p_origin and listed.market_id = market.id and listed.position = page.outcome_index) as outcome
            from public.markets as market where market.origin = p_origin and market.condition_id = page.condition_id
            order by market.closed, market.id limit 1)
          union all
          (select null, stub.title, stub.slug, null from public.market_stubs as stub
            where stub.origin = p_origin and stub.condition_id = page.condition_id)
          limit 1) as named on true
      order by page.occurred_at desc, page.activity_key) as shown))
$$;

create function public.get_wallet_figures(p_origin text, p_wallet text)
returns json language sql stable set search_path = '' as $$
  select json_build_object('wallet', private.wallet_state(p_origin, p_wallet),
    'score', (select row_to_json(score) from public.wallet_scores as score where score.origin = p_origin and score.wallet = p_wallet),
    'pnl', (select json_build_object('as_of', pnl.as_of, 'refreshed_at', pnl.refreshed_at, 'summary', pnl.summary, 'equity', pnl.equity)
      from public.wallet_pnl as pnl where pnl.origin = p_origin and pnl.wallet = p_wallet))
$$;
comment on function public.get_wallet_figures is 'What is computed of a wallet: its scores, and its profit and loss as last computed.';

create function public.get_wallet_value(p_origin text, p_wallet text)
returns json language sql stable set search_path = '' as $$
  select json_build_object('wallet', private.wallet_state(p_origin, p_wallet), 'positions', count(*), 'valued', count(current_value_usd),
    'value_usd', sum(current_value_usd), 'seen_at', min(seen_at))
  from public.wallet_positions as one where one.origin = p_origin and one.wallet = p_wallet and one.status = 'open'
$$;

create function public.get_wallet_page(p_origin text, p_wallet text, p_limit integer)
returns json language sql stable set search_path = '' as $$
  select json_build_object('wallet', private.wallet_state(p_origin, p_wallet),
    'open', public.list_wallet_positions(p_origin, p_wallet, 'open', '-valueUsd', p_limit, 0),
    'closed', public.list_wallet_positions(p_origin, p_wallet, 'closed', '-closedAt', p_limit, 0),
    'trades', public.list_wallet_trades(p_origin, p_wallet, p_limit) -> 'rows',
    'activity', public.list_wallet_activity(p_origin, p_wallet, p_limit) -> 'rows',
    'value', public.get_wallet_value(p_origin, p_wallet),
    'figures', public.get_wallet_figures(p_origin, p_wallet))
$$;
comment on function public.get_wallet_page is 'All that a wallet''s page shows at once, in one call.';

create function public.get_pnl_inputs(p_origin text, p_wallet text)
returns json language sql stable set search_path = '' as $$
  with activity as materialized (
    select * from public.wallet_activity as one where one.origin = p_origin and one.wallet = p_wallet
  ), touched as (
    select distinct activity.condition_id from activity where activity.condition_id is not null
  ), own as materialized (
    select distinct on (market.condition_id) market.condition_id, market.id, market.event_id, market.neg_risk
    from touched join public.markets as market on market.origin = p_origin and market.condition_id = touched.condition_id
    order by market.condition_id, market.closed, market.id
  ), converted as (
    select distinct own.event_id from activity join own using (condition_id)
    where activity.type = 'CONVERSION' and own.neg_risk and own.event_id is not null
  ), known as materialized (
    select own.condition_id, own.id from own
    union
    select market.condition_id, market.id from converted
      join public.markets as market on market.origin = p_origin and market.event_id = converted.event_id
    where market.condition_id is not null
  ), facts as (
    select known.condition_id, known.id, market.event_id, market.neg_risk, market.best_bid, market.best_ask, market.price,
      (market.closed and market.resolution_status = 'resolved') as settled,
      (select json_agg(json_build_array(listed.token_id, listed.price) order by listed.position)
        from public.market_outcomes as listed where listed.origin = p_origin and listed.market_id = known.id) as outcomes,
      detail.fee_schedule, detail.closed_time
    from known join public.markets as market on market.origin = p_origin and market.id = known.id
      left join public.market_details as detail on detail.origin = p_origin and detail.market_id = known.id
  )
  select json_build_object('wallet', private.wallet_state(p_origin, p_wallet),
    'activity', (select coalesce(json_agg(json_build_array(type, occurred_at, transaction_hash, condition_id, token_id, side, size, price, usd)
      order by occurred_at, activity_key), '[]') from activity),
    'markets', (select coalesce(json_agg(facts), '[]') from facts),
    'sets', (select coalesce(json_agg(json_build_object('event_id', converted.event_id, 'complete', (
        select event.market_count = count(market.id) from public.events as event
          join public.markets as market on market.origin = p_origin and market.event_id = event.id
        where event.origin = p_origin and event.id = converted.event_id group by event.market_count))), '[]') from converted),
    'prices', (select coalesce(json_agg(json_build_array(daily.token_id, daily.day, daily.close)), '[]') from (
      -- Histories are kept of first outcomes; the other's price is what is left of a dollar.
      select distinct on (token.token_id, (hourly.at at time zone 'UTC')::date)
        token.token_id, (hourly.at at time zone 'UTC')::date as day,
        case when outcome.position = 0 then hourly.close else 1 - hourly.close end as close
      from (select distinct token_id from activity where token_id is not null) as token
        join public.market_outcomes as outcome on outcome.origin = p_origin and outcome.token_id = token.token_id
        join public.market_outcomes as priced
          on priced.origin = p_origin and priced.market_id = outcome.market_id and priced.position = 0
        join public.prices_1h as hourly on hourly.origin = p_origin and hourly.token_id = priced.token_id
      where outcome.position < 2
      order by token.token_id, (hourly.at at time zone 'UTC')::date, hourly.at desc) as daily))
$$;
comment on function public.get_pnl_inputs is 'All activity of a wallet, what is known of its markets and of the sets it converted in, and daily prices of its tokens.';

do $$
declare
  v_function regprocedure;
begin
  for v_function in
    select oid from pg_proc where
      (pronamespace = 'public'::regnamespace and proname in ('get_wallet_state', 'list_wallet_positions', 'list_wallet_trades',
        'list_wallet_activity', 'get_wallet_figures', 'get_wallet_value', 'get_wallet_page', 'get_pnl_inputs'))
      or (pronamespace = 'private'::regnamespace and proname = 'wallet_state')
  loop
    execute format('revoke all on function %s from public', v_function);
    execute format('grant execute on function %s to anon, authenticated, service_role', v_function);
  end loop;
end
$$;
revoke all on function public.get_pnl_inputs(text, text) from anon, authenticated;
