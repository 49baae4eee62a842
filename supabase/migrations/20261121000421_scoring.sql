-- How scores are kept up to date: what was touched is noted by triggers and worked off in batches of wallets.

-- What was touched --------------------------------------------------------------------------------------------------

create table private.dirty_pairs (
  origin text not null,
  wallet text not null,
  condition_id text not null,
  day date not null,
  constraint dirty_pairs_pkey primary key (origin, wallet, condition_id, day)
);
comment on table private.dirty_pairs is 'Wallets whose fills or settlements changed, with the market and day; an empty condition means the wallet itself.';

create table private.dirty_market_days (
  origin text not null,
  condition_id text not null,
  day date not null,
  constraint dirty_market_days_pkey primary key (origin, condition_id, day)
);
comment on table private.dirty_market_days is 'Market-days with new fills, to be searched for wash trading.';

revoke all on private.dirty_pairs, private.dirty_market_days from public, anon, authenticated, service_role;

create index wallet_trades_pair_idx on public.wallet_trades (origin, wallet, condition_id);

-- A conflict updates and does not pass by: it waits for a scorer that is just taking the same row away.
create function private.note_trades() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  insert into private.dirty_pairs as dirty
    select distinct changed.origin, changed.wallet, changed.condition_id, (changed.traded_at at time zone 'UTC')::date
    from changed where changed.condition_id is not null order by 1, 2, 3, 4
    on conflict on constraint dirty_pairs_pkey do update set day = dirty.day;
  insert into private.dirty_market_days as dirty
    select distinct changed.origin, changed.condition_id, (changed.traded_at at time zone 'UTC')::date
    from changed where changed.condition_id is not null order by 1, 2, 3
    on conflict on constraint dirty_market_days_pkey do update set day = dirty.day;
  return null;
end
$$;

create trigger wallet_trades_note_insert after insert on public.wallet_trades
  referencing new table as changed for each statement execute function private.note_trades();
create trigger wallet_trades_note_update after update on public.wallet_trades
  referencing new table as changed for each statement execute function private.note_trades();

create function private.note_coverage() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  insert into private.dirty_pairs as dirty
    select after.origin, after.address, '', (now() at time zone 'UTC')::date
    from after join before using (origin, address)
    where after.coverage is distinct from before.coverage order by 1, 2
    on conflict on constraint dirty_pairs_pkey do update set day = dirty.day;
  return null;
end
$$;

create trigger wallets_note_coverage after update on public.wallets
  referencing old table as before new table as after for each statement execute function private.note_coverage();

-- Statistics ----------------------------------------------------------------------------------------------------------

create function private.wilson_bound(p_hits double precision, p_n double precision, p_z double precision)
returns double precision language sql immutable set search_path = '' as $$
  select case when p_n > 0 then
    (p_hits / p_n + p_z * p_z / (2 * p_n)
      + p_z * sqrt(p_hits / p_n * (1 - p_hits / p_n) / p_n + p_z * p_z / (4 * p_n * p_n)))
    / (1 + p_z * p_z / p_n) end
$$;
comment on function private.wilson_bound is 'Wilson interval of hits among n: the upper bound for z > 0, the lower one for z < 0.';

create function private.normal_tail(p_z double precision)
returns double precision language sql immutable set search_path = '' as $$
  select case when p_z < 0 then 1 - tail else tail end
  from (select exp(-x * x) * t * (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429)))) / 2 as tail
    from (select x, 1 / (1 + 0.3275911 * x) as t from (select least(abs(p_z), 37) / sqrt(2::double precision) as x) as argument) as part) as upper
$$;
comment on function private.normal_tail is 'Chance that a standard normal exceeds z (Abramowitz and Stegun 7.1.26, error below 1e-7).';

create function private.clamp_share(p_value double precision)
returns double precision language sql immutable set search_path = '' as $$ select least(1, greatest(0, p_value)) $$;

-- Steps ---------------------------------------------------------------------------------------------------------------

create function private.score_facts(p_origin text) returns void language plpgsql set search_path = '' as $$
begin
  insert into public.score_markets (origin, condition_id, event_key)
    select p_origin, touched.condition_id, touched.condition_id
    from (select distinct condition_id from pg_temp.dirty where condition_id <> '') as touched
    on conflict do nothing;
  -- Markets that were first seen through a fill are looked up until they are synced.
  update public.score_markets as known
  set market_id = found.id, event_key = coalesce(found.event_id, known.condition_id), end_at = found.end_date,
    fee_rate = (found.fee_schedule ->> 'rate')::double precision,
    fee_exponent = (found.fee_schedule ->> 'exponent')::double precision
  from public.score_markets as missing cross join lateral (
    select market.id, market.event_id, market.end_date, detail.fee_schedule
    from public.markets as market
      left join public.market_details as detail on detail.origin = market.origin and detail.market_id = market.id
    where market.origin = p_origin and market.condition_id = missing.condition_id
    order by market.closed, market.id limit 1) as found
  where missing.origin = p_origin and missing.payout is null and missing.market_id is null
    and known.origin = p_origin and known.condition_id = missing.condition_id;
end
$$;

create function private.score_settlements(p_origin text) returns integer language plpgsql set search_path = '' as $$
declare
  v_settled text[];
  v_moved text[];
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
      where open.origin = p_origin and open.payout is null and market.closed and market.resolution_status = 'resolved'
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
  return cardinality(v_settled);
end
$$;
comment on function private.score_settlements is 'Takes over payouts of markets that settled since, and notes the wallets that traded them.';

create function private.score_washes(p_origin text, p_limit integer) returns void language plpgsql set search_path = '' as $$
begin
  create temp table if not exists market_day (condition_id text, day date) on commit drop;
  truncate pg_temp.market_day;
  with taken as (
    delete from private.dirty_market_days as dirty
    where dirty.ctid = any (array(
      select waiting.ctid from private.dirty_market_days as waiting where waiting.origin = p_origin
      order by waiting.condition_id, waiting.day limit p_limit for update))
    returning dirty.condition_id, dirty.day
  ) insert into pg_temp.market_day select taken.condition_id, taken.day from taken;

  create temp table if not exists flagged (condition_id text, day date, wallet text, volume_usd double precision) on commit drop;
  truncate pg_temp.flagged;
  -- Without statistics the joins below would be planned for a handful of rows.
  analyze pg_temp.market_day;
  create temp table if not exists fills (condition_id text, day date, wallet text, transaction_hash text, size double precision,
    notional double precision, yes_shares double precision, is_taker boolean, place bigint) on commit drop;
  truncate pg_temp.fills;
  insert into pg_temp.fills
    select listed.condition_id, listed.day, trade.wallet, trade.transaction_hash, trade.size, trade.notional, trade.yes_shares,
      trade.is_taker, row_number() over (partition by listed.condition_id, trade.transaction_hash
        order by trade.is_taker desc nulls last, trade.size desc, trade.trade_key) as place
    from pg_temp.market_day as listed cross join lateral (
      select * from public.wallet_trades as one
      where one.origin = p_origin and one.condition_id = listed.condition_id
        and one.traded_at >= listed.day::timestamp at time zone 'UTC'
        and one.traded_at < (listed.day + 1)::timestamp at time zone 'UTC'
      offset 0) as trade;
  analyze pg_temp.fills;

  insert into pg_temp.flagged
  with flat as materialized (
    select fills.condition_id, fills.day, fills.wallet, sum(fills.size) as shares, sum(fills.notional) as volume_usd
    from pg_temp.fills group by 1, 2, 3
    having count(*) > 1 and abs(sum(fills.yes_shares)) <= 0.05 * sum(fills.size)
  ), edges as (
    select taker.condition_id, taker.day, taker.wallet as one, maker.wallet as other, maker.size as shares
    from pg_temp.fills as taker join pg_temp.fills as maker
      on maker.condition_id = taker.condition_id and maker.day = taker.day
        and maker.transaction_hash = taker.transaction_hash and maker.place > 1
    where taker.place = 1
  ), sides as (
    select condition_id, day, one as wallet, other as counterparty, shares from edges
    union all select condition_id, day, other, one, shares from edges
  )
  select flat.condition_id, flat.day, flat.wallet, min(flat.volume_usd)
  from flat
    join sides using (condition_id, day, wallet)
    join flat as partner on partner.condition_id = sides.condition_id and partner.day = sides.day
      and partner.wallet = sides.counterparty
  group by 1, 2, 3
  having sum(sides.shares) >= 0.8 * min(flat.shares)
    and count(distinct sides.counterparty) filter (where sides.counterparty <> flat.wallet) <= 5;

  insert into private.dirty_pairs as dirty
    select p_origin, changed.wallet, '', changed.day
    from (
      (select known.wallet, known.day, known.condition_id, known.volume_usd
        from public.wash_days as known join pg_temp.market_day as listed
          on known.origin = p_origin and known.condition_id = listed.condition_id and known.day = listed.day
        except select wallet, day, condition_id, volume_usd from pg_temp.flagged)
      union all
      (select wallet, day, condition_id, volume_usd from pg_temp.flagged
        except select known.wallet, known.day, known.condition_id, known.volume_usd
        from public.wash_days as known where known.origin = p_origin)) as changed
    group by changed.wallet, changed.day order by 2, 4
    on conflict on constraint dirty_pairs_pkey do update set day = dirty.day;
  delete from public.wash_days as known using pg_temp.market_day as listed
    where known.origin = p_origin and known.condition_id = listed.condition_id and known.day = listed.day;
  insert into public.wash_days (origin, condition_id, day, wallet, volume_usd)
    select p_origin, condition_id, day, wallet, volume_usd from pg_temp.flagged;
end
$$;

create function private.score_pairs(p_origin text) returns void language plpgsql set search_path = '' as $$
begin
  insert into public.wallet_markets as known
  select p_origin, pair.wallet, pair.condition_id, total.*, market.settled_at, market.payout,
    total.cash_usd + total.net_first * market.payout + total.net_second * (1 - market.payout)
  from (select distinct wallet, condition_id from pg_temp.dirty where condition_id <> '') as pair
    join public.score_markets as market on market.origin = p_origin and market.condition_id = pair.condition_id
    cross join lateral (
      select count(*)::integer as trades, (count(*) filter (where fill.is_taker))::integer, (count(*) filter (where fill.is_buy))::integer,
        coalesce(sum(fill.price) filter (where fill.is_buy), 0), sum(fill.notional),
        coalesce(bool_or(fill.is_first) and bool_or(not fill.is_first), false),
        sum(fill.change_first) as net_first, sum(fill.change_second) as net_second,
        sum(case when fill.is_buy then -fill.notional else fill.notional end - fill.fee * fill.size) as cash_usd,
        sum(fill.fee * fill.size),
        coalesce(sum(fill.notional) filter (where fill.is_buy), 0)
          + greatest(0, -sum(fill.change_first)) + greatest(0, -sum(fill.change_second)),
        count(fill.is_first)::integer,
        coalesce(sum(fill.weight) filter (where fill.is_first), 0), coalesce(sum(fill.weight) filter (where not fill.is_first), 0),
        coalesce(sum(fill.weight * fill.bet) filter (where fill.is_first), 0),
        coalesce(sum(fill.weight * fill.bet) filter (where not fill.is_first), 0),
        coalesce(sum(fill.weight * fill.fee) filter (where fill.is_first), 0),
        coalesce(sum(fill.weight * fill.fee) filter (where not fill.is_first), 0),
        coalesce(sum(fill.weight * fill.bet * fill.bet) filter (where fill.is_first), 0),
        coalesce(sum(fill.weight * fill.bet * fill.bet) filter (where not fill.is_first), 0),
        min(fill.traded_at), max(fill.traded_at)
      from (
        select trade.size, trade.price, trade.notional, trade.is_taker, trade.traded_at, trade.side = 'BUY' as is_buy,
          case when trade.outcome_index in (0, 1) then (trade.side = 'BUY') = (trade.outcome_index = 0) end as is_first,
          case trade.side when 'BUY' then trade.price else 1 - trade.price end as bet,
          case when trade.outcome_index = 0 then case trade.side when 'BUY' then trade.size else -trade.size end else 0 end as change_first,
          case when trade.outcome_index = 1 then case trade.side when 'BUY' then trade.size else -trade.size end else 0 end as change_second,
          exp(ln(2::double precision) * (extract(epoch from trade.traded_at)::double precision - 1767225600) / 7776000) as weight,
          case when trade.is_taker and market.fee_rate is not null
            then market.fee_rate * power(trade.price * (1 - trade.price), coalesce(market.fee_exponent, 1)) else 0 end as fee
        from public.wallet_trades as trade
        where trade.origin = p_origin and trade.wallet = pair.wallet and trade.condition_id = pair.condition_id
      ) as fill
    ) as total
  where total.trades > 0
  on conflict (origin, wallet, condition_id) do update set
    trades = excluded.trades, taker_trades = excluded.taker_trades, buys = excluded.buys, buy_price_sum = excluded.buy_price_sum,
    volume_usd = excluded.volume_usd, is_both_sided = excluded.is_both_sided, net_first = excluded.net_first,
    net_second = excluded.net_second, cash_usd = excluded.cash_usd, fees_usd = excluded.fees_usd, cost_usd = excluded.cost_usd,
    bets = excluded.bets, weight_first = excluded.weight_first, weight_second = excluded.weight_second,
    price_first = excluded.price_first, price_second = excluded.price_second, fee_first = excluded.fee_first,
    fee_second = excluded.fee_second, square_first = excluded.square_first, square_second = excluded.square_second,
    first_at = excluded.first_at, last_at = excluded.last_at, settled_at = excluded.settled_at, payout = excluded.payout,
    pnl_usd = excluded.pnl_usd;
end
$$;

create function private.score_days(p_origin text) returns void language plpgsql set search_path = '' as $$
begin
  insert into public.wallet_daily as known (origin, wallet, day, trades, volume_usd, cash_usd)
  select p_origin, touched.wallet, touched.day, total.trades, total.volume_usd, total.cash_usd
  from (select distinct wallet, day from pg_temp.dirty where condition_id <> '') as touched
    cross join lateral (
      select count(*)::integer as trades, sum(trade.notional) as volume_usd,
        sum(case trade.side when 'BUY' then -trade.notional else trade.notional end
          - case when trade.is_taker and market.fee_rate is not null
              then trade.size * market.fee_rate * power(trade.price * (1 - trade.price), coalesce(market.fee_exponent, 1)) else 0 end) as cash_usd
      from public.wallet_trades as trade
        left join public.score_markets as market on market.origin = p_origin and market.condition_id = trade.condition_id
      where trade.origin = p_origin and trade.wallet = touched.wallet
        and trade.traded_at >= touched.day::timestamp at time zone 'UTC'
        and trade.traded_at < (touched.day + 1)::timestamp at time zone 'UTC') as total
  where total.trades > 0
  on conflict (origin, wallet, day) do update set
    trades = excluded.trades, volume_usd = excluded.volume_usd, cash_usd = excluded.cash_usd;

  insert into public.wallet_daily as known (origin, wallet, day, settled, settled_pnl_usd, settled_cash_usd)
  select p_origin, pair.wallet, (pair.settled_at at time zone 'UTC')::date, count(*), sum(pair.pnl_usd),
    sum(pair.net_first * pair.payout + pair.net_second * (1 - pair.payout))
  from pg_temp.dirty_wallet as listed
    join public.wallet_markets as pair on pair.origin = p_origin and pair.wallet = listed.wallet
  where pair.payout is not null
  group by 2, 3
  on conflict (origin, wallet, day) do update set
    settled = excluded.settled, settled_pnl_usd = excluded.settled_pnl_usd, settled_cash_usd = excluded.settled_cash_usd
  where (known.settled, known.settled_pnl_usd, known.settled_cash_usd)
    is distinct from (excluded.settled, excluded.settled_pnl_usd, excluded.settled_cash_usd);
end
$$;

create function private.score_measures(p_origin text) returns void language plpgsql set search_path = '' as $$
begin
  insert into public.wallet_scores as known (
    origin, wallet, as_of, coverage, trades, markets, settled, events, active_days, active_months, volume_usd, exposure_usd,
    settled_pnl_usd, open_pnl_usd, fees_usd, cost_usd, wins, edge_mean, edge_error, edge_n, bets, clv_mean, clv_error, clv_n,
    months, months_good, sharpe, sortino, profit_factor, max_drawdown, brier, both_sided, taker_share, mean_buy_price,
    wash_days, wash_share, is_market_maker, is_farmer, is_wash, first_trade_at, last_trade_at)
  with pairs as materialized (
    select pair.*, market.event_key, market.close_price, pair.weight_first + pair.weight_second as weight,
      (pair.price_first + pair.price_second + pair.fee_first + pair.fee_second) as paid,
      (pair.price_first + pair.fee_first + pair.weight_second - pair.price_second - pair.fee_second)
        / nullif(pair.weight_first + pair.weight_second, 0) as mean_price,
      case when pair.cost_usd > 0 then pair.pnl_usd / pair.cost_usd end as roi,
      coalesce(quote.best_bid, quote.price) as bid_first, coalesce(1 - quote.best_ask, 1 - quote.price) as bid_second
    from pg_temp.dirty_wallet as listed
      join public.wallet_markets as pair on pair.origin = p_origin and pair.wallet = listed.wallet
      join public.score_markets as market on market.origin = p_origin and market.condition_id = pair.condition_id
      left join public.markets as quote
        on pair.payout is null and quote.origin = p_origin and quote.id = market.market_id
  ), totals as (
    select wallet, sum(trades) as trades, count(*) as markets, count(payout) as settled, sum(volume_usd) as volume_usd,
      sum(greatest(0, net_first) * bid_first + greatest(0, net_second) * bid_second) filter (where payout is null) as exposure_usd,
      sum(pnl_usd) as settled_pnl_usd,
      sum(cash_usd + net_first * bid_first + net_second * bid_second) filter (where payout is null) as open_pnl_usd,
      sum(fees_usd) as fees_usd, sum(cost_usd) filter (where payout is not null) as cost_usd,
      count(*) filter (where pnl_usd > 0) as wins, sum(bets) filter (where payout is not null) as bets,
      count(*) filter (where roi is not null) as positions, avg(roi) as roi_mean, stddev_samp(roi) as roi_sd,
      sqrt(avg(least(roi, 0) * least(roi, 0))) as roi_down,
      sum(greatest(pnl_usd, 0)) as gains, -sum(least(pnl_usd, 0)) as losses,
      sum(case when payout is not null then square_first + square_second
        - 2 * (payout * price_first + (1 - payout) * price_second)
        + payout * payout * weight_first + (1 - payout) * (1 - payout) * weight_second end)
        / nullif(sum(weight) filter (where payout is not null), 0) as brier,
      avg(is_both_sided::integer) as both_sided, sum(taker_trades)::double precision / sum(trades) as taker_share,
      sum(buy_price_sum) / nullif(sum(buys), 0) as mean_buy_price, sum(buys) as buys,
      min(first_at) as first_at, max(last_at) as last_at
    from pairs group by wallet
  ), clusters as (
    select wallet, event_key, sum(weight) as weight,
      sum(weight_first * payout + weight_second * (1 - payout) - paid) as edge,
      sum((weight_first - weight_second) ^ 2 * mean_price * (1 - mean_price)) as fair,
      sum(weight) filter (where close_price is not null) as clv_weight,
      sum(weight_first * close_price + weight_second * (1 - close_price) - price_first - price_second) as clv
    from pairs where payout is not null and weight > 0 group by 1, 2
  ), means as (
    select wallet, count(*) as events, sum(weight) as weight, sum(weight) ^ 2 / sum(weight ^ 2) as n,
      sum(edge) / sum(weight) as edge, sum(fair) as fair,
      sum(edge ^ 2) as edge_square, sum(edge * weight) as edge_cross, sum(weight ^ 2) as square,
      count(clv) as clv_events, sum(clv_weight) as clv_weight, sum(clv_weight) ^ 2 / nullif(sum(clv_weight ^ 2), 0) as clv_n,
      sum(clv) / nullif(sum(clv_weight), 0) as clv,
      sum(clv ^ 2) as clv_square, sum(clv * clv_weight) as clv_cross, sum(clv_weight ^ 2) as clv_square_weight
    from clusters group by 1
  ), months as (
    select wallet, count(*) as months, count(*) filter (where pnl > 0) as good
    from (select wallet, sum(pnl_usd) as pnl from pairs where payout is not null
      group by wallet, date_trunc('month', settled_at at time zone 'UTC')) as month
    group by 1
  ), cash as (
    select daily.wallet, daily.day, daily.trades,
      sum(daily.cash_usd + daily.settled_cash_usd) over walk as balance, sum(daily.settled_pnl_usd) over walk as gain
    from pg_temp.dirty_wallet as listed
      join public.wallet_daily as daily on daily.origin = p_origin and daily.wallet = listed.wallet
    window walk as (partition by daily.wallet order by daily.day)
  ), equity as (
    select wallet, day, trades, gain, greatest(0, -min(balance) over (partition by wallet)) as capital,
      greatest(0, max(gain) over (partition by wallet order by day)) as best
    from cash
  ), falls as (
    select wallet, count(*) filter (where trades > 0) as active_days,
      count(distinct date_trunc('month', day::timestamp)) filter (where trades > 0) as active_months,
      max((best - gain) / nullif(capital + best, 0)) as drawdown
    from equity group by 1
  ), washed as (
    select wash.wallet, count(*) as days, sum(wash.volume_usd) as volume_usd
    from pg_temp.dirty_wallet as listed join public.wash_days as wash on wash.origin = p_origin and wash.wallet = listed.wallet
    group by 1
  )
  select p_origin, totals.wallet, now(), coalesce(held.coverage, 'lower_bound'), totals.trades, totals.markets, totals.settled,
    coalesce(means.events, 0), coalesce(falls.active_days, 0), coalesce(falls.active_months, 0), totals.volume_usd, totals.exposure_usd,
    totals.settled_pnl_usd, totals.open_pnl_usd, totals.fees_usd, totals.cost_usd, totals.wins, means.edge,
    case when means.events > 1 then greatest(
      sqrt(greatest(0, means.edge_square - 2 * means.edge * means.edge_cross + means.edge ^ 2 * means.square)
        * means.events / (means.events - 1)), sqrt(greatest(0, means.fair))) / means.weight end,
    means.n, coalesce(totals.bets, 0), means.clv,
    case when means.clv_events > 1 then sqrt(greatest(0,
      means.clv_square - 2 * means.clv * means.clv_cross + means.clv ^ 2 * means.clv_square_weight)
        * means.clv_events / (means.clv_events - 1)) / means.clv_weight end,
    means.clv_n, coalesce(months.months, 0), coalesce(months.good, 0),
    case when totals.positions >= 20 then totals.roi_mean / nullif(totals.roi_sd, 0) end,
    case when totals.positions >= 20 then totals.roi_mean / nullif(totals.roi_down, 0) end,
    case when totals.settled > 0 then totals.gains / nullif(totals.losses, 0) end,
    case when totals.settled > 0 then private.clamp_share(coalesce(falls.drawdown, 0)) end,
    totals.brier, totals.both_sided, totals.taker_share, totals.mean_buy_price,
    coalesce(washed.days, 0), coalesce(washed.volume_usd, 0) / nullif(totals.volume_usd, 0),
    (totals.markets >= 1000
      or (totals.both_sided > 0.4 and totals.markets >= 20 and totals.trades >= 100 and totals.taker_share <= 0.5)
      or (totals.trades > 500000 and totals.volume_usd < 20 * totals.trades)) and not verdict.is_wash,
    coalesce(totals.mean_buy_price > 0.95 and totals.buys >= 5, false), verdict.is_wash,
    totals.first_at, totals.last_at
  from totals
    left join means using (wallet) left join months using (wallet) left join falls using (wallet) left join washed using (wallet)
    cross join lateral (
      select coalesce(washed.days >= 3 and washed.volume_usd >= 0.2 * totals.volume_usd, false) as is_wash) as verdict
    left join public.wallets as held on held.origin = p_origin and held.address = totals.wallet
  on conflict (origin, wallet) do update set
    as_of = excluded.as_of, coverage = excluded.coverage, trades = excluded.trades, markets = excluded.markets,
    settled = excluded.settled, events = excluded.events, active_days = excluded.active_days, active_months = excluded.active_months,
    volume_usd = excluded.volume_usd, exposure_usd = excluded.exposure_usd, settled_pnl_usd = excluded.settled_pnl_usd,
    open_pnl_usd = excluded.open_pnl_usd, fees_usd = excluded.fees_usd, cost_usd = excluded.cost_usd, wins = excluded.wins,
    edge_mean = excluded.edge_mean, edge_error = excluded.edge_error, edge_n = excluded.edge_n, bets = excluded.bets,
    clv_mean = excluded.clv_mean, clv_error = excluded.clv_error, clv_n = excluded.clv_n, months = excluded.months,
    months_good = excluded.months_good, sharpe = excluded.sharpe, sortino = excluded.sortino, profit_factor = excluded.profit_factor,
    max_drawdown = excluded.max_drawdown, brier = excluded.brier, both_sided = excluded.both_sided,
    taker_share = excluded.taker_share, mean_buy_price = excluded.mean_buy_price, wash_days = excluded.wash_days,
    wash_share = excluded.wash_share, is_market_maker = excluded.is_market_maker, is_farmer = excluded.is_farmer,
    is_wash = excluded.is_wash, first_trade_at = excluded.first_trade_at, last_trade_at = excluded.last_trade_at;
end
$$;

create function private.score_exposures(p_origin text) returns void language sql set search_path = '' as $$
  update public.wallet_scores as known
  set exposure_usd = held.exposure_usd, open_pnl_usd = held.open_pnl_usd
  from (
    select pair.wallet,
      sum(greatest(0, pair.net_first) * coalesce(quote.best_bid, quote.price)
        + greatest(0, pair.net_second) * coalesce(1 - quote.best_ask, 1 - quote.price)) as exposure_usd,
      sum(pair.cash_usd + pair.net_first * coalesce(quote.best_bid, quote.price)
        + pair.net_second * coalesce(1 - quote.best_ask, 1 - quote.price)) as open_pnl_usd
    from public.score_markets as market
      join public.wallet_markets as pair on pair.origin = market.origin and pair.condition_id = market.condition_id
      left join public.markets as quote on quote.origin = market.origin and quote.id = market.market_id
    where market.origin = p_origin and market.payout is null
    group by pair.wallet) as held
  where known.origin = p_origin and known.wallet = held.wallet
    and (known.exposure_usd, known.open_pnl_usd) is distinct from (held.exposure_usd, held.open_pnl_usd)
$$;
comment on function private.score_exposures is 'Marks of open positions move without any fill.';

create function private.score_population(p_origin text, p_behind boolean) returns void language sql set search_path = '' as $$
  insert into public.score_populations as known (
    origin, as_of, wallets, eligible, edge_mean, clv_mean, months_mean, p_cut, roi_low, roi_high, exposure_cuts, touched, is_behind)
  with scored as materialized (
    select score.gate is null as eligible, score.edge_mean, score.edge_n, score.edge_error, score.clv_mean, score.clv_n, score.months,
      score.months_good, score.exposure_usd, case when score.cost_usd > 0 then score.settled_pnl_usd / score.cost_usd end as roi
    from public.wallet_scores as score where score.origin = p_origin
  ), ranked as (
    select p, row_number() over (order by p) as place, count(*) over () as total
    from (select private.normal_tail(edge_mean / edge_error) as p from scored where eligible and edge_error > 0) as tested
  )
  select p_origin, now(), count(*), count(*) filter (where eligible),
    coalesce(sum(edge_mean * edge_n) filter (where eligible) / nullif(sum(edge_n) filter (where eligible and edge_mean is not null), 0), 0),
    coalesce(sum(clv_mean * clv_n) filter (where eligible) / nullif(sum(clv_n) filter (where eligible and clv_mean is not null), 0), 0),
    coalesce(sum(months_good) filter (where eligible)::double precision / nullif(sum(months) filter (where eligible), 0), 0.5),
    coalesce((select max(p) from ranked where p <= 0.05 * place / total), -1),
    percentile_cont(0.025) within group (order by roi), percentile_cont(0.975) within group (order by roi),
    coalesce((select percentile_cont(array(select step / 100.0 from generate_series(0, 100) as step)::double precision[])
      within group (order by exposure_usd) from scored where exposure_usd > 0), '{}'), 0, p_behind
  from scored
  on conflict (origin) do update set
    as_of = excluded.as_of, wallets = excluded.wallets, eligible = excluded.eligible, edge_mean = excluded.edge_mean,
    clv_mean = excluded.clv_mean, months_mean = excluded.months_mean, p_cut = excluded.p_cut, roi_low = excluded.roi_low,
    roi_high = excluded.roi_high, exposure_cuts = excluded.exposure_cuts, touched = excluded.touched, is_behind = excluded.is_behind
$$;

create function private.score_finish(p_origin text, p_all boolean) returns void language plpgsql set search_path = '' as $$
begin
  if p_all then
    insert into pg_temp.dirty_wallet
      select score.wallet from public.wallet_scores as score where score.origin = p_origin on conflict do nothing;
    analyze pg_temp.dirty_wallet;
  end if;
  update public.wallet_scores as known
  set edge = rated.edge, edge_low = rated.edge - 1.645 * rated.edge_error, edge_high = rated.edge + 1.645 * rated.edge_error,
    clv = rated.clv, clv_low = rated.clv - 1.645 * rated.clv_error, clv_high = rated.clv + 1.645 * rated.clv_error,
    consistency = rated.consistency, breadth = rated.breadth,
    verdict = case when score.gate is null and score.edge_error > 0 then
      case when private.normal_tail(score.edge_mean / score.edge_error) <= population.p_cut then 'skilled' else 'none' end end,
    win_rate = rated.wins / score.settled,
    win_rate_low = private.wilson_bound(rated.wins, score.settled, -1.645),
    win_rate_high = private.wilson_bound(rated.wins, score.settled, 1.645),
    roi = rated.roi, roi_winsorised = least(population.roi_high, greatest(population.roi_low, rated.roi)),
    smart_money = case when score.gate is null then 100 * (
      0.4 * private.clamp_share(0.5 + (rated.edge - 1.645 * coalesce(rated.edge_error, 0.5)) / 0.1)
      + 0.3 * coalesce(rated.consistency, population.months_mean)
      + 0.2 * private.clamp_share(0.5 + (coalesce(rated.clv, population.clv_mean) - 1.645 * coalesce(rated.clv_error, 0.1)) / 0.1)
      + 0.1 * rated.breadth) end,
    whale = case when score.exposure_usd > 0 and cardinality(population.exposure_cuts) > 0 then
      greatest(0, width_bucket(score.exposure_usd, population.exposure_cuts) - 1) * (score.active_months + 1.5) / (rated.life + 3) end,
    reputation = 100 * (1 - exp(-score.active_days / 180.0)) * score.settled / (score.settled + 20.0)
      * (1 - coalesce(score.max_drawdown, 0) / 2)
  from pg_temp.dirty_wallet as listed
    join public.wallet_scores as score on score.origin = p_origin and score.wallet = listed.wallet
    join public.score_populations as population on population.origin = p_origin
    cross join lateral (select
      case when score.coverage = 'complete' then
        (score.edge_n * score.edge_mean + 20 * population.edge_mean) / (score.edge_n + 20) end as edge,
      score.edge_error * score.edge_n / (score.edge_n + 20) as edge_error,
      case when score.coverage = 'complete' then
        (score.clv_n * score.clv_mean + 20 * population.clv_mean) / (score.clv_n + 20) end as clv,
      score.clv_error * score.clv_n / (score.clv_n + 20) as clv_error,
      case when score.coverage = 'complete' and score.months > 0 then
        (score.months_good + 20 * population.months_mean) / (score.months + 20) end as consistency,
      1 - exp(-score.events / 10.0) as breadth,
      case when score.coverage = 'complete' and not score.is_market_maker and score.settled > 0 then score.wins::double precision end as wins,
      case when score.coverage = 'complete' and score.cost_usd > 0 then score.settled_pnl_usd / score.cost_usd end as roi,
      (extract(year from age(date_trunc('month', now()), date_trunc('month', score.first_trade_at))) * 12
        + extract(month from age(date_trunc('month', now()), date_trunc('month', score.first_trade_at))) + 1)::double precision as life
    ) as rated
  where known.origin = p_origin and known.wallet = score.wallet;
end
$$;

create function private.score_take(p_origin text, p_limit integer) returns integer language plpgsql set search_path = '' as $$
declare
  v_wallets integer;
begin
  with taken as (
    delete from private.dirty_pairs as dirty
    where dirty.ctid = any (array(
      select waiting.ctid from private.dirty_pairs as waiting where waiting.origin = p_origin
      order by waiting.wallet, waiting.condition_id, waiting.day limit p_limit for update))
    returning dirty.wallet, dirty.condition_id, dirty.day
  ) insert into pg_temp.dirty select taken.wallet, taken.condition_id, taken.day from taken;
  insert into pg_temp.dirty_wallet select distinct dirty.wallet from pg_temp.dirty on conflict do nothing;
  analyze pg_temp.dirty;
  analyze pg_temp.dirty_wallet;
  select count(*) into v_wallets from pg_temp.dirty_wallet;
  return v_wallets;
end
$$;
comment on function private.score_take is 'Adds up to p_limit of what was noted to what this call works off; returns how many wallets that are by now.';

create function private.freshen_statistics() returns void language plpgsql set search_path = '' as $$
declare
  v_table regclass;
begin
  -- The keys' spread is enough for these plans: a tenth of the sample.
  perform set_config('default_statistics_target', '10', true);
  for v_table in
    select class.oid::regclass
    from pg_catalog.pg_class as class
    where class.oid = any (array['public.score_markets', 'public.markets', 'public.market_outcomes', 'public.market_details',
        'public.wallet_trades', 'public.wallet_markets', 'public.wallet_daily', 'public.wallet_scores', 'public.wallets',
        'public.wash_days', 'private.dirty_pairs', 'private.dirty_market_days']::regclass[])
      and pg_catalog.pg_relation_size(class.oid) / 8192 > 1.5 * class.relpages + 4
  loop
    execute format('analyze %s', v_table);
  end loop;
end
$$;
comment on function private.freshen_statistics is 'Analyzes what grew by half since it last was: a join planned without statistics takes every table for a handful of rows, and the embedded database has no autovacuum.';

create function public.score_wallets(p_origin text, p_limit integer default 20000)
returns json language plpgsql security definer set search_path = '' as $$
declare
  v_wallets integer;
  v_settled integer;
  v_left boolean;
  v_renew boolean;
  v_aged boolean;
begin
  if not pg_try_advisory_xact_lock(hashtext('score ' || p_origin)) then
    return json_build_object('busy', true, 'wallets', 0, 'settled', 0, 'left', true);
  end if;
  perform private.freshen_statistics();
  create temp table if not exists dirty (wallet text, condition_id text, day date) on commit drop;
  create temp table if not exists dirty_wallet (wallet text primary key) on commit drop;
  truncate pg_temp.dirty, pg_temp.dirty_wallet;
  perform private.score_washes(p_origin, p_limit);
  perform private.score_take(p_origin, p_limit);
  perform private.score_facts(p_origin);
  perform private.freshen_statistics();
  v_settled := private.score_settlements(p_origin);
  -- What settlements have just noted, so that it needs no call of its own.
  v_wallets := private.score_take(p_origin, p_limit);
  perform private.score_pairs(p_origin);
  perform private.freshen_statistics();
  perform private.score_days(p_origin);
  perform private.score_measures(p_origin);

  v_left := exists (select from private.dirty_pairs as dirty where dirty.origin = p_origin)
    or exists (select from private.dirty_market_days as dirty where dirty.origin = p_origin);
  -- The population is measured anew after a quarter of an hour, for a quarter of its wallets, and at the end of a backlog.
  update public.score_populations as population
  set touched = population.touched + v_wallets, is_behind = v_left
  from public.score_populations as before
  where population.origin = p_origin and before.origin = population.origin
  returning population.as_of < now() - interval '15 minutes',
    population.touched * 4 > population.wallets or (before.is_behind and not v_left)
  into v_aged, v_renew;
  v_renew := v_renew is not false or v_aged;
  if v_aged then
    perform private.score_exposures(p_origin);
  end if;
  if v_renew then
    perform private.score_population(p_origin, v_left);
  end if;
  if v_renew or v_wallets > 0 then
    perform private.score_finish(p_origin, v_renew);
  end if;
  -- What a backlog let grow is known to the next call from its start.
  if not v_left then
    perform private.freshen_statistics();
  end if;
  return json_build_object('busy', false, 'wallets', v_wallets, 'settled', v_settled, 'left', v_left);
end
$$;
comment on function public.score_wallets is 'Works off up to p_limit of what was touched since; one caller at a time, the others are told that it is busy.';

do $$
declare
  v_function regprocedure;
begin
  for v_function in
    select oid from pg_proc where pronamespace = 'private'::regnamespace and proname in ('note_trades', 'note_coverage', 'wilson_bound',
      'normal_tail', 'clamp_share', 'score_facts', 'score_settlements', 'score_washes', 'score_pairs', 'score_days', 'score_measures',
      'score_exposures', 'score_population', 'score_finish', 'score_take', 'freshen_statistics')
  loop
    execute format('revoke all on function %s from public', v_function);
  end loop;
end
$$;
revoke all on function public.score_wallets(text, integer) from public, anon, authenticated;
grant execute on function public.score_wallets(text, integer) to service_role;
