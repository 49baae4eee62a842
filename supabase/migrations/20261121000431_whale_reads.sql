-- Reads over fills, positions, holders, scores and scored bets. A filter's SQL is put together from fixed fragments and
-- bound parameters only.

-- trades ----------------------------------------------------------------------------------------------------------

create function private.trade_conditions(
  p_from timestamptz, p_min_usd double precision, p_condition text, p_category text, p_exclude_mm boolean, p_takers boolean
)
returns text language sql immutable set search_path = '' as $$
  select concat_ws(' and ', 'trade.origin = $1', 'trade.traded_at <= $2',
    case when p_from is not null then 'trade.traded_at > $3' end,
    -- The constant lets the planner see that the index of large trades serves.
    case when p_min_usd >= 1000 then 'trade.notional >= 1000' end,
    case when p_min_usd > 0 then 'trade.notional >= $4' end,
    case when p_condition is not null then 'trade.condition_id = $5' end,
    case when p_category is not null then 'exists (select from public.markets as market where market.origin = $1'
      || ' and market.condition_id = trade.condition_id and market.category = $6)' end,
    case when p_takers then 'trade.is_taker' end,
    case when p_exclude_mm then 'not exists (select from public.wallet_scores as maker where maker.origin = $1'
      || ' and maker.wallet = trade.wallet and maker.is_market_maker)' end)
$$;
comment on function private.trade_conditions is 'The where clause of a read of fills: $1 origin, $2 end, $3 start, $4 least dollars, $5 condition, $6 category.';

create function public.list_whale_trades(
  p_origin text, p_now timestamptz, p_window text default null, p_min_usd double precision default 1000,
  p_market text default null, p_category text default null, p_exclude_mm boolean default false, p_takers boolean default true,
  p_sort text default '-tradedAt', p_limit integer default 100, p_offset integer default 0,
  p_after_at timestamptz default null, p_after_key uuid default null
)
returns json language plpgsql stable set search_path = '' as $$
declare
  v_end timestamptz := private.present(p_origin, p_now);
  v_from timestamptz := v_end - private.span_length(p_window);
  v_condition text := private.require_condition(p_origin, p_market);
  v_where text := private.trade_conditions(v_from, p_min_usd, v_condition, p_category, p_exclude_mm, p_takers);
  v_order text := case p_sort
    when '-tradedAt' then 'trade.traded_at desc, trade.trade_key' when 'tradedAt' then 'trade.traded_at, trade.trade_key desc'
    when '-notionalUsd' then 'trade.notional desc, trade.trade_key' when 'notionalUsd' then 'trade.notional, trade.trade_key' end;
  v_rows json;
begin
  if v_order is null then
    raise exception 'unknown sort: %', p_sort using errcode = '22023';
  end if;
  if p_after_key is not null then
    v_where := v_where || ' and trade.traded_at <= $9 and (trade.traded_at < $9 or trade.trade_key > $10)';
  end if;
  execute format($sql$
    select coalesce(json_agg(shown order by shown.position), '[]') from (
      select page.*, private.outcome_name($1, page.token_id) as outcome, private.wallet_name($1, page.wallet) as wallet_name,
        coalesce(score.is_market_maker, false) as is_market_maker, coalesce(score.is_wash, false) as is_wash,
        private.market_reference($1, page.condition_id) as market
      from (
        select row_number() over () as position, part.* from (
          select trade.trade_key, trade.traded_at, trade.size, trade.price, trade.notional, trade.yes_shares, trade.is_taker,
            trade.side, trade.outcome_index, trade.wallet, trade.token_id, trade.condition_id, trade.transaction_hash
          from public.wallet_trades as trade where %s order by %s limit $7 offset $8) as part
      ) as page
      left join public.wallet_scores as score on score.origin = $1 and score.wallet = page.wallet
    ) as shown
  $sql$, v_where, v_order)
    into v_rows using p_origin, v_end, v_from, p_min_usd, v_condition, p_category, p_limit, p_offset, p_after_at, p_after_key;
  return json_build_object('rows', v_rows, 'as_of', v_end, 'coverage', private.trades_coverage(p_origin, v_from));
end
$$;
comment on function public.list_whale_trades is 'Fills of at least p_min_usd; with p_after_* the page after that row, newest first.';

create function private.flow_sums()
returns text language sql immutable set search_path = '' as $$
  select 'count(*) as trades, coalesce(sum(trade.notional), 0) as volume_usd,'
    || ' coalesce(sum(trade.notional) filter (where trade.yes_shares > 0), 0) as buy_usd,'
    || ' coalesce(sum(trade.notional) filter (where trade.yes_shares < 0), 0) as sell_usd,'
    || ' coalesce(sum(trade.yes_shares), 0) as net_shares,'
    || ' count(*) filter (where flagged.wallet is null) as clean_trades,'
    || ' coalesce(sum(trade.notional) filter (where flagged.wallet is null), 0) as clean_volume_usd,'
    || ' coalesce(sum(trade.notional) filter (where flagged.wallet is null and trade.yes_shares > 0), 0) as clean_buy_usd,'
    || ' coalesce(sum(trade.notional) filter (where flagged.wallet is null and trade.yes_shares < 0), 0) as clean_sell_usd,'
    || ' coalesce(sum(trade.yes_shares) filter (where flagged.wallet is null), 0) as clean_net_shares'
$$;
comment on function private.flow_sums is 'The sums of a flow: raw, and without wash suspects and market makers.';

create function public.list_whale_flows(
  p_origin text, p_now timestamptz, p_by text default 'market', p_window text default '24h', p_min_usd double precision default 0,
  p_market text default null, p_category text default null, p_exclude_mm boolean default false,
  p_sort text default '-absNetUsd', p_limit integer default 100, p_offset integer default 0
)
returns json language plpgsql stable set search_path = '' as $$
declare
  v_end timestamptz := private.present(p_origin, p_now);
  v_from timestamptz := v_end - private.span_length(p_window);
  v_condition text := private.require_condition(p_origin, p_market);
  v_where text := private.trade_conditions(v_from, p_min_usd, v_condition, p_category, p_exclude_mm, true);
  v_bucket text := case p_window when '1h' then '5 minutes' when '24h' then '1 hour' when '7d' then '6 hours' else '1 day' end;
  v_column text := case ltrim(p_sort, '-') when 'absNetUsd' then 'abs(buy_usd - sell_usd)' when 'netUsd' then 'buy_usd - sell_usd'
    when 'volumeUsd' then 'volume_usd' when 'buyUsd' then 'buy_usd' when 'sellUsd' then 'sell_usd' when 'trades' then 'trades'
    when 'time' then 'bucket' end;
  v_result json;
begin
  if v_column is null or p_by not in ('market', 'category', 'time') then
    raise exception 'unknown sort or group: %, %', p_sort, p_by using errcode = '22023';
  end if;
  -- By market and moment first, so that a category is looked up once a market and not once a fill.
  execute format($sql$
    with fills as materialized (
      select %1$s as condition_id, %2$s as bucket, %3$s
      from public.wallet_trades as trade
      left join public.wallet_scores as flagged on flagged.origin = $1 and flagged.wallet = trade.wallet
        and (flagged.is_market_maker or flagged.is_wash)
      where %4$s
      group by 1, 2
    ), grouped as materialized (
      select %5$s as key, max(bucket) as bucket, sum(trades) as trades, sum(volume_usd) as volume_usd, sum(buy_usd) as buy_usd,
        sum(sell_usd) as sell_usd, sum(net_shares) as net_shares, sum(clean_trades) as clean_trades,
        sum(clean_volume_usd) as clean_volume_usd, sum(clean_buy_usd) as clean_buy_usd, sum(clean_sell_usd) as clean_sell_usd,
        sum(clean_net_shares) as clean_net_shares
      from fills group by 1
    )
    select json_build_object('total', (select count(*) from grouped), 'rows', (
      select coalesce(json_agg(shown order by shown.position), '[]') from (
        select page.*, %6$s as market from (
          select row_number() over () as position, part.* from (
            select grouped.* from grouped order by %7$s %8$s nulls last, key limit $7 offset $8) as part) as page
      ) as shown))
  $sql$,
    case when p_by = 'time' then 'null::text' else 'trade.condition_id' end,
    case when p_by = 'time' then format('date_bin(%L, trade.traded_at, %L::timestamptz)', v_bucket, '2000-01-01 00:00:00+00')
      else 'null::timestamptz' end,
    private.flow_sums(), v_where,
    case p_by when 'market' then 'condition_id' when 'time' then 'bucket::text'
      else '(select market.category from public.markets as market where market.origin = $1'
        || ' and market.condition_id = fills.condition_id order by market.closed, market.id limit 1)' end,
    case when p_by = 'market' then 'private.market_reference($1, page.key)' else 'null::json' end,
    v_column, case when p_sort like '-%' then 'desc' else 'asc' end)
    into v_result using p_origin, v_end, v_from, p_min_usd, v_condition, p_category, p_limit, p_offset;
  return json_build_object('total', v_result -> 'total', 'rows', v_result -> 'rows', 'as_of', v_end,
    'coverage', private.trades_coverage(p_origin, v_from));
end
$$;
comment on function public.list_whale_flows is 'Signed dollars of takers by market, category or time; raw, and without wash suspects and market makers.';

create function private.siblings(p_origin text, p_condition_id text)
returns setof text language sql stable set search_path = '' as $$
  select sibling.condition_id from public.markets as one
    join public.markets as sibling on sibling.origin = p_origin and sibling.event_id = one.event_id
  where one.origin = p_origin and one.condition_id = p_condition_id and sibling.condition_id <> p_condition_id
$$;
comment on function private.siblings is 'The other markets of the same event.';

create function private.flip_events(p_origin text, p_wallet text, p_condition_id text, p_from timestamptz, p_end timestamptz)
returns json language sql stable set search_path = '' as $$
  select json_agg(json_build_array(event.at, event.kind, event.shares, event.price) order by event.at, event.rank, event.key)
  from (
    select extract(epoch from trade.traded_at) * 1000 as at, 'trade' as kind, trade.yes_shares as shares,
      case trade.outcome_index when 0 then trade.price else 1 - trade.price end as price, 1 as rank, trade.trade_key as key
    from public.wallet_trades as trade
    where trade.origin = p_origin and trade.wallet = p_wallet and trade.condition_id = p_condition_id
      and trade.traded_at > p_from and trade.traded_at <= p_end
    union all
    select extract(epoch from done.occurred_at) * 1000, case done.type when 'CONVERSION' then 'convert' else lower(done.type) end,
      null, 0.5, 0, done.activity_key
    from public.wallet_activity as done
    where done.origin = p_origin and done.wallet = p_wallet and done.occurred_at > p_from and done.occurred_at <= p_end
      and (done.type in ('REDEEM', 'SPLIT', 'MERGE') and done.condition_id = p_condition_id
        or done.type = 'CONVERSION' and (done.condition_id is null or done.condition_id = p_condition_id
          or done.condition_id in (select private.siblings(p_origin, p_condition_id))))
  ) as event
$$;
comment on function private.flip_events is 'What a wallet did with one market in a window, as detectFlips takes it: moment, kind, signed shares, price.';

create function public.list_flip_candidates(
  p_origin text, p_now timestamptz, p_window text default '7d', p_min_usd double precision default 10000,
  p_market text default null, p_category text default null, p_exclude_mm boolean default false, p_limit integer default 500
)
returns json language plpgsql stable set search_path = '' as $$
declare
  v_end timestamptz := private.present(p_origin, p_now);
  v_from timestamptz := v_end - private.span_length(p_window);
  v_condition text := private.require_condition(p_origin, p_market);
  v_result json;
begin
  execute format($sql$
    with moved as materialized (
      -- A share is worth at most a dollar: from the threshold on one side to that on the other takes twice its shares one way.
      select trade.wallet, trade.condition_id, greatest(sum(trade.yes_shares) filter (where trade.yes_shares > 0),
        -sum(trade.yes_shares) filter (where trade.yes_shares < 0)) as shares
      from public.wallet_trades as trade where %s and trade.condition_id is not null
      group by trade.wallet, trade.condition_id
      having greatest(sum(trade.yes_shares) filter (where trade.yes_shares > 0),
        -sum(trade.yes_shares) filter (where trade.yes_shares < 0)) >= 2 * $4
    ), opened as materialized (
      select moved.*, earlier.shares as opening_shares, earlier.at as opening_at, earlier.price as opening_price
      from moved left join lateral (
        select sum(trade.yes_shares) as shares, max(trade.traded_at) as at,
          (array_agg(case trade.outcome_index when 0 then trade.price else 1 - trade.price end order by trade.traded_at desc))[1] as price
        from public.wallet_trades as trade
        where trade.origin = $1 and trade.wallet = moved.wallet and trade.condition_id = moved.condition_id and trade.traded_at <= $3
          and not exists (select from public.wallet_activity as done where done.origin = $1 and done.wallet = moved.wallet
            and done.type = 'REDEEM' and done.condition_id = moved.condition_id and done.occurred_at between trade.traded_at and $3)
      ) as earlier on true
    ), walked as materialized (
      select opened.wallet, opened.condition_id, coalesce(opened.opening_shares, 0) + sum(coalesce(trade.yes_shares, 0))
          over (partition by opened.wallet, opened.condition_id order by trade.traded_at, trade.trade_key) as held
      from opened join public.wallet_trades as trade on trade.origin = $1 and trade.wallet = opened.wallet
        and trade.condition_id = opened.condition_id and trade.traded_at > $3 and trade.traded_at <= $2
    ), crossed as materialized (
      select opened.*, count(*) over () as found
      from opened join (select wallet, condition_id, min(held) as lowest, max(held) as highest from walked group by 1, 2) as spread
        using (wallet, condition_id)
      where least(spread.lowest, opened.opening_shares) <= -$4 and greatest(spread.highest, opened.opening_shares) >= $4
      order by opened.shares desc, opened.wallet, opened.condition_id limit $7
    )
    select json_build_object('found', coalesce(max(crossed.found), 0), 'rows', coalesce(json_agg(json_build_object(
      'wallet', crossed.wallet, 'wallet_name', private.wallet_name($1, crossed.wallet),
      'is_market_maker', coalesce((select score.is_market_maker from public.wallet_scores as score
        where score.origin = $1 and score.wallet = crossed.wallet), false),
      'coverage', (select known.coverage from public.wallets as known where known.origin = $1 and known.address = crossed.wallet),
      'market', private.market_reference($1, crossed.condition_id),
      'opening', case when crossed.opening_shares is not null then json_build_array(
        extract(epoch from crossed.opening_at) * 1000, crossed.opening_shares, crossed.opening_price) end,
      'events', private.flip_events($1, crossed.wallet, crossed.condition_id, $3, $2),
      'others', (select json_agg(json_build_array(extract(epoch from other.traded_at) * 1000, other.yes_shares))
        from public.wallet_trades as other
        where other.origin = $1 and other.wallet = crossed.wallet and other.traded_at > $3 and other.traded_at <= $2
          and other.condition_id in (select private.siblings($1, crossed.condition_id)) and other.yes_shares is not null)
    )), '[]')) from crossed
  $sql$, private.trade_conditions(v_from, 0, v_condition, p_category, p_exclude_mm, false))
    into v_result using p_origin, v_end, v_from, p_min_usd, v_condition, p_category, p_limit;
  return json_build_object('found', v_result -> 'found', 'rows', v_result -> 'rows', 'as_of', v_end,
    'coverage', private.trades_coverage(p_origin, v_from));
end
$$;
comment on function public.list_flip_candidates is 'Wallets whose net holding of a market was at least p_min_usd shares on either side within the window, with what they did there; detectFlips decides.';

-- positions and holders -------------------------------------------------------------------------------------------

create function public.list_whale_positions(
  p_origin text, p_now timestamptz, p_min_usd double precision default 10000, p_window text default null,
  p_market text default null, p_category text default null, p_exclude_mm boolean default false,
  p_sort text default '-valueUsd', p_limit integer default 100, p_offset integer default 0
)
returns json language plpgsql stable set search_path = '' as $$
declare
  v_end timestamptz := private.present(p_origin, p_now);
  v_from timestamptz := v_end - private.span_length(p_window);
  v_condition text := private.require_condition(p_origin, p_market);
  v_column text := case ltrim(p_sort, '-') when 'valueUsd' then 'held.current_value_usd' when 'costUsd' then 'held.initial_value_usd'
    when 'unrealizedPnlUsd' then 'held.unrealized_pnl_usd' end;
  v_where text;
  v_result json;
begin
  if v_column is null then
    raise exception 'unknown sort: %', p_sort using errcode = '22023';
  end if;
  v_where := concat_ws(' and ', 'held.origin = $1', 'held.status = ''open''', 'held.current_value_usd >= $2',
    case when p_min_usd >= 1000 then 'held.current_value_usd >= 1000' end,
    case when v_condition is not null then 'held.condition_id = $3' end,
    case when p_category is not null then 'exists (select from public.markets as market where market.origin = $1'
      || ' and market.condition_id = held.condition_id and market.category = $4)' end,
    case when v_from is not null then 'exists (select from public.wallet_trades as trade where trade.origin = $1'
      || ' and trade.wallet = held.wallet and trade.condition_id = held.condition_id and trade.traded_at > $5)' end,
    case when p_exclude_mm then 'not exists (select from public.wallet_scores as maker where maker.origin = $1'
      || ' and maker.wallet = held.wallet and maker.is_market_maker)' end);
  execute format($sql$
    select json_build_object('total', (select count(*) from public.wallet_positions as held where %1$s), 'rows', (
      select coalesce(json_agg(shown order by shown.rank), '[]') from (
        select page.*, private.wallet_name($1, page.wallet) as wallet_name, coalesce(score.is_market_maker, false) as is_market_maker,
          private.market_reference($1, page.condition_id) as market,
          (select case when list.shares_total > 0 then least(1, page.size / list.shares_total) end from public.holder_lists as list
            where list.origin = $1 and list.condition_id = page.condition_id and list.token_id = page.token_id) as share_of_outcome
        from (
          select row_number() over () as rank, part.* from (
            select held.wallet, held.token_id, held.condition_id, held.outcome, held.outcome_index, held.size,
              held.average_price, held.current_price, held.initial_value_usd, held.current_value_usd,
              held.unrealized_pnl_usd, held.redeemable, held.seen_at
            from public.wallet_positions as held where %1$s
            order by %2$s %3$s nulls last, held.wallet, held.token_id limit $6 offset $7) as part) as page
        left join public.wallet_scores as score on score.origin = $1 and score.wallet = page.wallet
      ) as shown))
  $sql$, v_where, v_column, case when p_sort like '-%' then 'desc' else 'asc' end)
    into v_result using p_origin, p_min_usd, v_condition, p_category, v_from, p_limit, p_offset;
  return json_build_object('total', v_result -> 'total', 'rows', v_result -> 'rows', 'as_of', v_end);
end
$$;
comment on function public.list_whale_positions is 'Open positions whose current value reaches p_min_usd; with a window, of wallets that traded that market within it.';

create function public.list_holders(p_origin text, p_condition_id text)
returns json language sql stable set search_path = '' as $$
  select coalesce(json_agg(shown), '[]') from (
    select list.token_id, list.listed, list.shares_total, list.coverage, list.as_of,
      (select coalesce(json_agg(json_build_object('wallet', holder.wallet, 'name', private.wallet_name(p_origin, holder.wallet),
          'shares', holder.shares, 'smart_money', score.smart_money, 'is_market_maker', coalesce(score.is_market_maker, false))
          order by holder.shares desc, holder.wallet), '[]')
        from public.holders as holder
          left join public.wallet_scores as score on score.origin = p_origin and score.wallet = holder.wallet
        where holder.origin = p_origin and holder.condition_id = list.condition_id and holder.token_id = list.token_id) as holders
    from public.holder_lists as list
    where list.origin = p_origin and list.condition_id = p_condition_id
  ) as shown
$$;
comment on function public.list_holders is 'The stored holder lists of a market, largest holder first.';

create function private.measure_concentration(p_origin text, p_contracts text[], p_condition text default null)
returns table (
  condition_id text, token_id text, coverage text, as_of timestamptz, listed bigint, outstanding double precision,
  hhi_low double precision, hhi_high double precision, top1 double precision, top5 double precision, top10 double precision,
  nakamoto double precision, nakamoto_exact boolean, gini double precision
) language sql stable set search_path = '' as $$
  with lists as (
    select list.condition_id, list.token_id, list.coverage, list.as_of, list.shares_total
    from public.holder_lists as list
    where list.origin = p_origin and (p_condition is null or list.condition_id = p_condition)
  ), held as materialized (
    select holder.condition_id, holder.token_id, lower(holder.wallet) as wallet, sum(holder.shares) as shares
    from public.holders as holder
    where holder.origin = p_origin and (p_condition is null or holder.condition_id = p_condition) and holder.shares > 0
    group by holder.condition_id, holder.token_id, lower(holder.wallet)
  ), contracts as (
    select held.condition_id, held.token_id, sum(held.shares) as shares
    from held where held.wallet = any (p_contracts) group by held.condition_id, held.token_id
  ), ranked as (
    select held.condition_id, held.token_id, held.shares, row_number() over by_size as rank,
      sum(held.shares) over by_size as running, count(*) over (partition by held.condition_id, held.token_id) as listed
    from held where held.wallet <> all (p_contracts)
    window by_size as (partition by held.condition_id, held.token_id order by held.shares desc, held.wallet rows unbounded preceding)
  ), placed as (
    select ranked.*, lists.coverage = 'complete' as is_complete, lists.coverage, lists.as_of,
      sum(ranked.shares) over of_list as total,
      case when lists.coverage = 'complete' then sum(ranked.shares) over of_list
        when lists.shares_total is not null
          then greatest(lists.shares_total - coalesce(contracts.shares, 0), sum(ranked.shares) over of_list) end as outstanding
    from ranked
      join lists on lists.condition_id = ranked.condition_id and lists.token_id = ranked.token_id
      left join contracts on contracts.condition_id = ranked.condition_id and contracts.token_id = ranked.token_id
    window of_list as (partition by ranked.condition_id, ranked.token_id)
  ), sums as (
    select placed.condition_id, placed.token_id, placed.listed, placed.total, nullif(placed.outstanding, 0) as outstanding, placed.is_complete,
      sum(placed.shares * placed.shares) as squares, min(placed.shares) as smallest,
      sum(placed.shares) filter (where placed.rank <= 1) as top1, sum(placed.shares) filter (where placed.rank <= 5) as top5,
      sum(placed.shares) filter (where placed.rank <= 10) as top10,
      min(placed.rank) filter (where placed.running > placed.outstanding / 2) as majority,
      sum((placed.listed + 1 - 2 * placed.rank) * placed.shares) as weighted
    from placed group by placed.condition_id, placed.token_id, placed.listed, placed.total, placed.outstanding, placed.is_complete
  )
  select lists.condition_id, lists.token_id, lists.coverage, lists.as_of,
    coalesce(sums.listed, 0), case when lists.coverage = 'complete' then coalesce(sums.outstanding, 0) else sums.outstanding end,
    10000 * squares / (outstanding * outstanding),
    least(10000, 10000 * squares / (outstanding * outstanding)
      + case when is_complete then 0 else 10000 * greatest(0, 1 - total / outstanding) * smallest / outstanding end),
    sums.top1 / outstanding, sums.top5 / outstanding, sums.top10 / outstanding,
    coalesce(majority, case when not is_complete and total < outstanding
      then sums.listed + floor((outstanding / 2 - total) / smallest) + 1 end),
    majority is not null,
    case when is_complete and outstanding is not null then weighted / (sums.listed * total) end
  from lists left join sums on sums.condition_id = lists.condition_id and sums.token_id = lists.token_id
$$;
comment on function private.measure_concentration is 'measureConcentration over every stored holder list at once; lib/whales has the same in TypeScript, and a test that both agree.';

create function public.list_concentration(
  p_origin text, p_now timestamptz, p_contracts text[], p_window text default null, p_min_usd double precision default 0,
  p_market text default null, p_category text default null, p_exclude_mm boolean default false, p_sort text default '-hhi',
  p_limit integer default 100, p_offset integer default 0
)
returns json language plpgsql stable set search_path = '' as $$
declare
  v_end timestamptz := private.present(p_origin, p_now);
  v_condition text := private.require_condition(p_origin, p_market);
  v_column text := case ltrim(p_sort, '-') when 'hhi' then 'hhi_low' when 'top1' then 'top1' when 'top5' then 'top5' when 'top10' then 'top10'
    when 'nakamoto' then 'nakamoto' when 'valueUsd' then 'value_usd' end;
  v_left_out text[] := p_contracts || case when p_exclude_mm then array(
    select score.wallet from public.wallet_scores as score where score.origin = p_origin and score.is_market_maker) else '{}' end;
  v_result json;
begin
  if v_column is null then
    raise exception 'unknown sort: %', p_sort using errcode = '22023';
  end if;
  execute format($sql$
    with measured as materialized (
      select list.*, outcome.name as outcome, outcome.position as outcome_index, list.outstanding * outcome.price as value_usd
      from private.measure_concentration($1, $2, $3) as list
        left join public.market_outcomes as outcome on outcome.token_id = list.token_id and outcome.origin = $1
    ), wanted as materialized (
      select measured.* from measured
      where ($4::text is null or exists (select from public.markets as market where market.origin = $1
          and market.condition_id = measured.condition_id and market.category = $4))
        and ($5::timestamptz is null or measured.as_of > $5) and ($6 <= 0 or measured.value_usd >= $6)
    )
    select json_build_object('total', (select count(*) from wanted), 'rows', (
      select coalesce(json_agg(shown order by shown.rank), '[]') from (
        select page.*, private.market_reference($1, page.condition_id) as market from (
          select row_number() over () as rank, part.* from (
            select wanted.* from wanted order by %s %s nulls last, value_usd desc nulls last, condition_id, outcome_index, token_id
              limit $7 offset $8) as part) as page
      ) as shown))
  $sql$, v_column, case when p_sort like '-%' then 'desc' else 'asc' end)
    into v_result using p_origin, v_left_out, v_condition, p_category, v_end - private.span_length(p_window), p_min_usd, p_limit, p_offset;
  return json_build_object('total', v_result -> 'total', 'rows', v_result -> 'rows', 'as_of', v_end);
end
$$;
comment on function public.list_concentration is 'How few wallets hold each outcome whose holders were listed; p_contracts and, where asked for, market makers are left out with their shares.';

-- boards ----------------------------------------------------------------------------------------------------------

create function public.list_whale_scores(
  p_origin text, p_now timestamptz, p_window text default null, p_min_usd double precision default 0,
  p_market text default null, p_category text default null, p_exclude_mm boolean default true, p_gated boolean default false,
  p_sort text default '-edgeLow', p_limit integer default 100, p_offset integer default 0
)
returns json language plpgsql stable set search_path = '' as $$
declare
  v_end timestamptz := private.present(p_origin, p_now);
  v_condition text := private.require_condition(p_origin, p_market);
  v_column text := case ltrim(p_sort, '-') when 'edgeLow' then 'score.edge_low' when 'smartMoney' then 'score.smart_money'
    when 'whale' then 'score.whale' when 'reputation' then 'score.reputation' when 'volumeUsd' then 'score.volume_usd'
    when 'winRateLow' then 'score.win_rate_low' when 'clvLow' then 'score.clv_low' when 'roi' then 'score.roi_winsorised' end;
  v_where text;
  v_result json;
begin
  if v_column is null then
    raise exception 'unknown sort: %', p_sort using errcode = '22023';
  end if;
  v_where := concat_ws(' and ', 'score.origin = $1',
    case when p_min_usd > 0 then 'score.volume_usd >= $2' end,
    case when p_gated then 'score.gate is null' end,
    case when p_exclude_mm then 'not score.is_market_maker' end,
    case when p_window is not null then 'score.last_trade_at > $5' end,
    case when v_condition is not null then 'exists (select from public.wallet_markets as own where own.origin = $1'
      || ' and own.wallet = score.wallet and own.condition_id = $3)' end,
    case when p_category is not null then 'exists (select from public.wallet_markets as own join public.markets as market'
      || ' on market.origin = $1 and market.condition_id = own.condition_id where own.origin = $1 and own.wallet = score.wallet'
      || ' and market.category = $4)' end);
  execute format($sql$
    select json_build_object('total', (select count(*) from public.wallet_scores as score where %1$s), 'rows', (
      select coalesce(json_agg(shown order by shown.rank), '[]') from (
        select page.*, private.wallet_name($1, page.wallet) as wallet_name from (
          select row_number() over () as rank, part.* from (
            select score.* from public.wallet_scores as score where %1$s
            order by %2$s %3$s nulls last, score.wallet limit $6 offset $7) as part) as page
      ) as shown))
  $sql$, v_where, v_column, case when p_sort like '-%' then 'desc' else 'asc' end)
    into v_result using p_origin, p_min_usd, v_condition, p_category, v_end - private.span_length(p_window), p_limit, p_offset;
  return json_build_object('total', v_result -> 'total', 'rows', v_result -> 'rows', 'as_of', v_end);
end
$$;
comment on function public.list_whale_scores is 'The board of wallets, by a lower bound; p_gated leaves only those that pass the gate.';

create function private.bet_conditions(p_window text, p_condition text, p_category text, p_exclude_mm boolean)
returns text language sql immutable set search_path = '' as $$
  select concat_ws(' and ', 'bet.origin = $1', 'bet.stake_usd >= $2',
    case when p_window is not null then 'bet.last_at > $3' end,
    case when p_condition is not null then 'bet.condition_id = $4' end,
    case when p_category is not null then 'exists (select from public.markets as market where market.origin = $1'
      || ' and market.condition_id = bet.condition_id and market.category = $5)' end,
    case when p_exclude_mm then 'not exists (select from public.wallet_scores as maker where maker.origin = $1'
      || ' and maker.wallet = bet.wallet and maker.is_market_maker)' end)
$$;
comment on function private.bet_conditions is 'The where clause over scored bets: $1 origin, $2 least stake, $3 start, $4 condition, $5 category.';

create function public.list_unusual_bets(
  p_origin text, p_now timestamptz, p_by text, p_window text default '7d', p_min_usd double precision default 500,
  p_market text default null, p_category text default null, p_exclude_mm boolean default false, p_min_score double precision default 0.75,
  p_sort text default '-score', p_limit integer default 100, p_offset integer default 0
)
returns json language plpgsql stable set search_path = '' as $$
declare
  v_end timestamptz := private.present(p_origin, p_now);
  v_condition text := private.require_condition(p_origin, p_market);
  v_column text := case ltrim(p_sort, '-') when 'score' then 'score_low' when 'stakeUsd' then 'stake_usd'
    when 'lastAt' then 'last_at' when 'flagged' then 'flagged' end;
  v_result json;
begin
  if v_column is null or p_by not in ('market', 'wallet') then
    raise exception 'unknown sort or group: %, %', p_sort, p_by using errcode = '22023';
  end if;
  -- The row of a group is its highest bet; what its bets add up to stands beside it.
  execute format($sql$
    with scored as materialized (
      select bet.*, bet.%2$I as key from public.unusual_bets as bet where %1$s
    ), base as (
      select count(*) as scored, count(*) filter (where is_flagged) as flagged,
        count(*) filter (where is_flagged and payout is not null) as settled,
        avg(payout - average_price) filter (where is_flagged and payout is not null) as settled_edge,
        stddev_samp(payout - average_price) filter (where is_flagged and payout is not null) as settled_sd
      from scored
    ), grouped as (
      select key, count(*) as scored_bets, count(*) filter (where is_flagged) as flagged,
        coalesce(sum(stake_usd) filter (where is_flagged), 0) as flagged_usd,
        count(distinct wallet) filter (where is_flagged) as flagged_wallets
      from scored group by key
    ), highest as (
      select distinct on (key) scored.* from scored order by key, score_low desc, stake_usd desc, wallet, token_id
    ), wanted as materialized (
      select highest.*, grouped.scored_bets, grouped.flagged, grouped.flagged_usd, grouped.flagged_wallets
      from highest join grouped using (key) where highest.score_low >= $6
    )
    select json_build_object('total', (select count(*) from wanted), 'base', (select row_to_json(base) from base), 'rows', (
      select coalesce(json_agg(shown order by shown.rank), '[]') from (
        select page.*, private.market_reference($1, page.condition_id) as market, private.wallet_name($1, page.wallet) as wallet_name,
          private.outcome_name($1, page.token_id) as outcome from (
          select row_number() over () as rank, part.* from (
            select wanted.* from wanted order by %3$s %4$s nulls last, key limit $7 offset $8) as part) as page
      ) as shown))
  $sql$, private.bet_conditions(p_window, v_condition, p_category, p_exclude_mm),
    case p_by when 'market' then 'condition_id' else 'wallet' end, v_column,
    case when p_sort like '-%' then 'desc' else 'asc' end)
    into v_result using p_origin, p_min_usd, v_end - private.span_length(p_window), v_condition, p_category, p_min_score, p_limit, p_offset;
  return json_build_object('total', v_result -> 'total', 'base', v_result -> 'base', 'rows', v_result -> 'rows', 'as_of', v_end,
    'coverage', private.trades_coverage(p_origin, v_end - private.span_length(p_window)));
end
$$;
comment on function public.list_unusual_bets is 'Markets or wallets by their most unusual bet, with the base rate over all scored bets of the same filter.';

create function public.get_market_analytics(p_origin text, p_ids text[])
returns json language sql stable set search_path = '' as $$
  select coalesce(json_agg(shown), '[]') from (
    select stored.market_id, stored.span, stored.trades, stored.wallets, stored.large_trades, stored.buy_usd, stored.sell_usd,
      stored.net_shares, stored.clean_trades, stored.clean_buy_usd, stored.clean_sell_usd, stored.clean_net_shares,
      stored.open_interest, stored.coverage, stored.metric_version, stored.as_of
    from public.market_analytics as stored where stored.origin = p_origin and stored.market_id = any (p_ids)
  ) as shown
$$;
comment on function public.get_market_analytics is 'The analytics of markets, one row a market and window.';

create function public.list_related_events(p_origin text, p_key text, p_limit integer default 20)
returns json language plpgsql stable set search_path = '' as $$
declare
  v_id text;
  v_result json;
begin
  select event.id into v_id from public.events as event
  where event.origin = p_origin and (event.slug = p_key or event.id = p_key)
  order by (event.slug = p_key) desc, event.closed, event.id limit 1;
  if v_id is null then
    return null;
  end if;
  with own as materialized (
    select event.tags, event.search from public.events as event where event.origin = p_origin and event.id = v_id
  ), rare as materialized (
    -- A tag that most events carry says little: its weight is the logarithm of how rare it is.
    select tag.name, ln((select count(*) from public.events as event where event.origin = p_origin) / count(*)::double precision) + 0.01 as weight
    from own cross join unnest(own.tags) as tag(name)
      join public.events as event on event.origin = p_origin and event.tags @> array[tag.name]
    group by tag.name
  ), near as (
    select event.id, event.volume_24h, extensions.similarity(event.search, own.search) as alike,
      coalesce((select sum(rare.weight) from rare where rare.name = any (event.tags)), 0)
        / greatest((select sum(rare.weight) from rare), 1e-9) as shared
    from public.events as event cross join own
    where event.origin = p_origin and event.id <> v_id and not event.closed and event.tags && own.tags
    union
    select event.id, event.volume_24h, extensions.similarity(event.search, own.search), 0
    from public.events as event cross join own
    where event.origin = p_origin and event.id <> v_id and not event.closed and not event.tags && own.tags
      and event.search operator(extensions.%) own.search
  ), page as (
    select near.id, row_number() over (order by near.shared + near.alike desc, near.volume_24h desc nulls last, near.id) as position
    from near order by position limit p_limit
  )
  select json_build_object('last_success_at',
    (select source.last_success_at from public.sync_sources as source where source.origin = p_origin),
    'rows', coalesce(json_agg(shown order by shown.position), '[]'))
  into v_result from (
    select page.position,
      array(select rare.name from rare where rare.name = any (event.tags) order by rare.weight desc, rare.name) as shared_tags,
      event.id, event.slug, event.title, event.category, event.tags, event.origin, event.image, event.neg_risk,
      event.active, event.closed, event.start_date, event.end_date, event.volume_24h, event.volume_total,
      event.liquidity, event.market_count, event.updated_at,
      case when event.unlisted_since is null then greatest(event.last_seen_at, source.crawled_at)
        else event.last_seen_at end as last_seen_at
    from page join public.events as event on event.origin = p_origin and event.id = page.id
      left join public.sync_sources as source on source.origin = event.origin
  ) as shown;
  return v_result;
end
$$;
comment on function public.list_related_events is 'Open events that share tags, rare ones counting more, or words of the title; null where there is no such event.';

do $$
declare
  v_function regprocedure;
begin
  for v_function in
    select routine.oid::regprocedure from pg_proc as routine
    where routine.pronamespace = 'private'::regnamespace and routine.proname in (
        'trade_conditions', 'flow_sums', 'siblings', 'flip_events', 'bet_conditions', 'measure_concentration')
      or routine.pronamespace = 'public'::regnamespace and routine.proname in (
        'list_whale_trades', 'list_whale_flows', 'list_flip_candidates', 'list_whale_positions', 'list_holders', 'list_concentration',
        'list_whale_scores', 'list_unusual_bets', 'get_market_analytics', 'list_related_events')
  loop
    execute format('revoke all on function %s from public, anon, authenticated', v_function);
    execute format('grant execute on function %s to anon, authenticated, service_role', v_function);
  end loop;
end
$$;
