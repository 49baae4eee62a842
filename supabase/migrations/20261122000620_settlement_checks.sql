-- Open markets of the scores are looked through once for every change of the markets, and not in every call.

create table private.settlement_checks (
  origin text not null,
  generation bigint not null,
  constraint settlement_checks_pkey primary key (origin)
);
comment on table private.settlement_checks is 'The generation of the source up to which payouts were taken over into the scores.';
revoke all on private.settlement_checks from public, anon, authenticated, service_role;

create or replace function private.score_settlements(p_origin text) returns integer language plpgsql set search_path = '' as $$
declare
  v_settled text[];
  v_moved text[];
  v_generation bigint := (select source.generation from public.sync_sources as source where source.origin = p_origin);
  -- Where no batch changed a market since, only those whose fills were just taken can be new to the scores.
  v_all boolean := v_generation is null or v_generation is distinct from (
    select checked.generation from private.settlement_checks as checked where checked.origin = p_origin);
begin
  with settled as (
    update public.score_markets as known
    set payout = found.payout, settled_at = coalesce(found.settled_at, known.end_at, now())
    from (
      select open.condition_id, outcome.price as payout, detail.closed_time as settled_at
      from public.score_markets as open
        -- A limit makes it a look-up by key whatever the planner knows of the tables.
        cross join lateral (
          select one.closed, one.resolution_status from public.markets as one
          where one.origin = p_origin and one.id = open.market_id limit 1) as market
        join public.market_outcomes as outcome
          on outcome.origin = p_origin and outcome.market_id = open.market_id and outcome.position = 0
        left join public.market_details as detail on detail.origin = p_origin and detail.market_id = open.market_id
      where open.origin = p_origin and open.payout is null
        and (v_all or open.condition_id in (select touched.condition_id from pg_temp.dirty as touched))
        and market.closed and market.resolution_status = 'resolved'
        and outcome.price in (0, 0.5, 1)) as found
    where known.origin = p_origin and known.condition_id = found.condition_id
    returning known.condition_id
  ) select coalesce(array_agg(settled.condition_id), '{}') into v_settled from settled;
  -- Fills that arrive after the settlement can still move the price at the close.
  with moved as (
    update public.score_markets as known set close_price = found.price
    from (
      select market.condition_id, (
        select case trade.outcome_index when 0 then trade.price else 1 - trade.price end
        from public.wallet_trades as trade
        where trade.origin = p_origin and trade.condition_id = market.condition_id and trade.outcome_index in (0, 1)
          and trade.traded_at <= least(coalesce(market.end_at, market.settled_at), market.settled_at) - interval '1 hour'
        order by trade.traded_at desc, trade.trade_key limit 1) as price
      from public.score_markets as market
      where market.origin = p_origin and market.payout is not null and (market.condition_id = any (v_settled)
        or market.condition_id in (select touched.condition_id from pg_temp.dirty as touched))) as found
    where known.origin = p_origin and known.condition_id = found.condition_id and known.close_price is distinct from found.price
    returning known.condition_id
  ) select coalesce(array_agg(moved.condition_id), '{}') into v_moved from moved;
  insert into private.dirty_pairs as dirty
    select p_origin, pair.wallet, pair.condition_id, (known.settled_at at time zone 'UTC')::date
    from (select unnest(v_settled) union select unnest(v_moved)) as settled (condition_id)
      join public.score_markets as known on known.origin = p_origin and known.condition_id = settled.condition_id
      join public.wallet_markets as pair on pair.origin = p_origin and pair.condition_id = settled.condition_id
    order by 2, 3, 4
    on conflict on constraint dirty_pairs_pkey do update set day = dirty.day;
  if v_all and v_generation is not null then
    insert into private.settlement_checks as checked (origin, generation) values (p_origin, v_generation)
    on conflict (origin) do update set generation = excluded.generation;
  end if;
  return cardinality(v_settled);
end
$$;
comment on function private.score_settlements is 'Takes over payouts of markets that settled since, and notes the wallets that traded them.';
