-- Profit and loss of markets that the wallet traded and no sync has brought yet, from what its own lists say of them.

create or replace function public.get_pnl_inputs(p_origin text, p_wallet text)
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
  ), unsynced as materialized (
    select touched.condition_id from touched
    where not exists (select from own where own.condition_id = touched.condition_id)
  ), listed as (
    -- The upstream's own list of the wallet's positions knows tokens and prices that no sync has brought yet.
    select position.condition_id, json_agg(json_build_array(position.token_id, position.outcome_index, position.opposite_token_id,
      position.current_price, position.redeemable) order by position.status desc, position.token_id) as tokens
    from public.wallet_positions as position join unsynced using (condition_id)
    where position.origin = p_origin and position.wallet = p_wallet
    group by position.condition_id
  ), traded as (
    select one.condition_id, json_agg(json_build_array(one.token_id, one.outcome_index, null, null, null) order by one.token_id) as tokens
    from (select activity.condition_id, activity.token_id, max(activity.outcome_index) as outcome_index
      from activity join unsynced using (condition_id) where activity.token_id is not null group by 1, 2) as one
    group by one.condition_id
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
    'unsynced', (select coalesce(json_agg(json_build_object('condition_id', unsynced.condition_id,
        'listed', coalesce(listed.tokens, '[]'), 'traded', coalesce(traded.tokens, '[]'))), '[]')
      from unsynced left join listed using (condition_id) left join traded using (condition_id)),
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
comment on function public.get_pnl_inputs is 'All activity of a wallet, what is known of its markets (of unsynced ones what its own lists say) and of the sets it converted in, and daily prices of its tokens.';
