-- What trades, holders and prices say about markets and large wallets: analytics by window, momentum, bets scored as
-- unusual, and the reads over them. docs/methodology.md has every formula and threshold.

-- what changed ----------------------------------------------------------------------------------------------------

create table private.changed_conditions (
  origin text not null,
  condition_id text not null,
  since timestamptz not null,
  constraint changed_conditions_pkey primary key (origin, condition_id)
);
comment on table private.changed_conditions is 'Markets whose fills changed since their figures were computed, with the earliest moment that did.';
revoke all on private.changed_conditions from public, anon, authenticated, service_role;
grant select, insert, update, delete on private.changed_conditions to service_role;

create function private.note_changed_conditions()
returns trigger language plpgsql security definer set search_path = '' as $$
begin
  insert into private.changed_conditions as noted (origin, condition_id, since)
  select changed.origin, changed.condition_id, min(changed.traded_at)
  from changed where changed.condition_id is not null
  group by changed.origin, changed.condition_id
  order by changed.origin, changed.condition_id
  on conflict (origin, condition_id) do update set since = least(noted.since, excluded.since);
  return null;
end
$$;
revoke all on function private.note_changed_conditions() from public;

create trigger wallet_trades_note_inserted after insert on public.wallet_trades
  referencing new table as changed for each statement execute function private.note_changed_conditions();
create trigger wallet_trades_note_updated after update on public.wallet_trades
  referencing new table as changed for each statement execute function private.note_changed_conditions();

create function private.note_synced_conditions()
returns trigger language plpgsql security definer set search_path = '' as $$
begin
  insert into private.changed_conditions as noted (origin, condition_id, since)
  select gone.origin, gone.condition_id, '-infinity' from gone order by gone.origin, gone.condition_id
  on conflict (origin, condition_id) do update set since = excluded.since;
  return null;
end
$$;
comment on function private.note_synced_conditions is 'A stub goes when its market is there: only from then on do its fills have a row to add up to.';
revoke all on function private.note_synced_conditions() from public;
create trigger market_stubs_note_deleted after delete on public.market_stubs
  referencing old table as gone for each statement execute function private.note_synced_conditions();

create index wallet_trades_taker_idx on public.wallet_trades (origin, traded_at desc, trade_key) where is_taker;
create index wallet_scores_flagged_idx on public.wallet_scores (origin, wallet) where is_market_maker or is_wash;

-- market_analytics ------------------------------------------------------------------------------------------------

create table public.market_analytics (
  origin text not null,
  market_id text not null,
  span text not null,
  condition_id text not null,
  trades integer not null,
  wallets integer not null,
  large_trades integer not null,
  buy_usd double precision not null,
  sell_usd double precision not null,
  net_shares double precision not null,
  clean_trades integer not null,
  clean_buy_usd double precision not null,
  clean_sell_usd double precision not null,
  clean_net_shares double precision not null,
  open_interest double precision,
  coverage text not null,
  metric_version text not null default '1',
  as_of timestamptz not null,
  constraint market_analytics_pkey primary key (origin, market_id, span),
  constraint market_analytics_market_fkey foreign key (origin, market_id)
    references public.markets (origin, id) on delete cascade,
  constraint market_analytics_span_check check (span in ('1h', '24h', '7d', '30d')),
  constraint market_analytics_coverage_check check (coverage in ('complete', 'truncated', 'lower_bound'))
);
comment on table public.market_analytics is 'What the fills of a window add up to, by market: taker rows, each match once, in equivalents of the first outcome.';
comment on column public.market_analytics.wallets is 'Distinct wallets on either side of a match.';
comment on column public.market_analytics.large_trades is 'Taker rows of 1,000 dollars or more.';
comment on column public.market_analytics.clean_trades is 'Clean columns leave out wash suspects and market makers.';
comment on column public.market_analytics.open_interest is 'Shares outstanding, where a holder list told them.';

alter table public.market_analytics enable row level security;
create policy market_analytics_all_select on public.market_analytics for select to anon, authenticated using (true);
revoke all on public.market_analytics from public, anon, authenticated, service_role;
grant select on public.market_analytics to anon, authenticated;
grant select, insert, update, delete on public.market_analytics to service_role;

create index market_analytics_condition_id_idx on public.market_analytics (origin, condition_id, span);
create index market_analytics_due_idx on public.market_analytics (origin, span, as_of) where trades > 0 or wallets > 0;

-- unusual_bets ----------------------------------------------------------------------------------------------------

create table public.unusual_bets (
  origin text not null,
  wallet text not null,
  token_id text not null,
  condition_id text not null,
  outcome_index smallint,
  first_at timestamptz not null,
  last_at timestamptz not null,
  trades integer not null,
  stake_usd double precision not null,
  average_price double precision not null,
  volume_24h double precision,
  factor_age double precision,
  factor_size double precision,
  factor_niche double precision,
  factor_low_price double precision not null,
  factor_one_market double precision,
  factor_few_markets double precision,
  factor_near_end double precision,
  score_low double precision not null,
  score_high double precision not null,
  is_flagged boolean not null generated always as (score_low >= 0.75) stored,
  payout double precision,
  settled_at timestamptz,
  coverage text not null,
  metric_version text not null default '1',
  scored_at timestamptz not null,
  constraint unusual_bets_pkey primary key (origin, wallet, token_id),
  constraint unusual_bets_coverage_check check (coverage in ('complete', 'truncated', 'lower_bound')),
  constraint unusual_bets_payout_check check (payout between 0 and 1)
);
comment on table public.unusual_bets is 'All that a wallet bought of one outcome, from 500 dollars on, with the factors of its unusual-activity score, each 0 to 1 and null where unknown.';
comment on column public.unusual_bets.score_low is 'Unknown factors counted as 0; score_high counts them as 1. Flagged is a lower bound of at least 0.75.';
comment on column public.unusual_bets.volume_24h is 'Dollars that the market traded in the day of the bet, as first known: a later reading is of another day.';
comment on column public.unusual_bets.payout is 'Only after settlement.';

alter table public.unusual_bets enable row level security;
create policy unusual_bets_all_select on public.unusual_bets for select to anon, authenticated using (true);
revoke all on public.unusual_bets from public, anon, authenticated, service_role;
grant select on public.unusual_bets to anon, authenticated;
grant select, insert, update, delete on public.unusual_bets to service_role;

create index unusual_bets_condition_id_idx on public.unusual_bets (origin, condition_id);
create index unusual_bets_last_at_idx on public.unusual_bets (origin, last_at desc);
create index unusual_bets_open_idx on public.unusual_bets (origin, condition_id) where payout is null;

-- shared parts ----------------------------------------------------------------------------------------------------

create function private.span_length(p_span text)
returns interval language sql immutable set search_path = '' as $$
  select case p_span when '1h' then interval '1 hour' when '24h' then interval '24 hours'
    when '7d' then interval '7 days' when '30d' then interval '30 days' end
$$;

create function private.present(p_origin text, p_now timestamptz)
returns timestamptz language sql stable set search_path = '' as $$
  select case when p_origin = 'recorded' then coalesce((
    select trade.traded_at from public.wallet_trades as trade where trade.origin = p_origin and trade.traded_at <= p_now
    order by trade.traded_at desc, trade.trade_key limit 1), p_now) else p_now end
$$;
comment on function private.present is 'Where windows end: now, and for the recorded source, which has no present, its last trade.';

create function private.trades_coverage(p_origin text, p_from timestamptz)
returns text language sql stable set search_path = '' as $$
  select 'lower_bound'
$$;
comment on function private.trades_coverage is 'Whether all fills since p_from are stored.';

create function private.require_condition(p_origin text, p_key text)
returns text language plpgsql stable set search_path = '' as $$
declare
  v_condition text;
begin
  if p_key is null then
    return null;
  end if;
  select market.condition_id into v_condition from public.markets as market
  where market.origin = p_origin and market.condition_id is not null
    and (market.id = p_key or market.condition_id = lower(p_key) or market.slug = p_key)
  order by (market.id = p_key) desc, (market.condition_id = lower(p_key)) desc, market.closed, market.id
  limit 1;
  if v_condition is null then
    select stub.condition_id into v_condition from public.market_stubs as stub
    where stub.origin = p_origin and stub.condition_id = lower(p_key);
  end if;
  if v_condition is null then
    raise sqlstate 'PT404' using message = format('Market %s not found', p_key);
  end if;
  return v_condition;
end
$$;
comment on function private.require_condition is 'The condition of a market id, condition id or slug; null stays null, an unknown one is refused.';

create function private.market_reference(p_origin text, p_condition_id text)
returns json language sql stable set search_path = '' as $$
  select coalesce(
    (select json_build_object('id', market.id, 'condition_id', market.condition_id, 'title', market.title, 'slug', market.slug,
        'category', market.category, 'event_slug', market.event_slug, 'closed', market.closed,
        'price', market.price, 'volume_24h', market.volume_24h)
      from public.markets as market where market.origin = p_origin and market.condition_id = p_condition_id
      order by market.closed, market.id limit 1),
    (select json_build_object('condition_id', stub.condition_id, 'title', stub.title, 'slug', stub.slug, 'event_slug', stub.event_slug)
      from public.market_stubs as stub where stub.origin = p_origin and stub.condition_id = p_condition_id),
    json_build_object('condition_id', p_condition_id))
$$;
comment on function private.market_reference is 'What names a market beside a figure; of one that is not synced, what its stub knows.';

create function private.outcome_name(p_origin text, p_token_id text)
returns text language sql stable set search_path = '' as $$
  select outcome.name from public.market_outcomes as outcome
  where outcome.token_id = p_token_id and outcome.origin = p_origin limit 1
$$;

create function private.wallet_name(p_origin text, p_address text)
returns text language sql stable set search_path = '' as $$
  select coalesce(wallet.name, wallet.pseudonym) from public.wallets as wallet
  where wallet.origin = p_origin and wallet.address = p_address
$$;

-- refresh: analytics and bets ----------------------------------------------------------------------------------------

create function private.refresh_analytics(p_origin text, p_span text, p_conditions text[], p_end timestamptz)
returns integer language sql set search_path = '' as $$
  with counted as (
    select trade.condition_id,
      count(*) filter (where trade.is_taker) as trades,
      count(distinct trade.wallet) as wallets,
      count(*) filter (where trade.is_taker and trade.notional >= 1000) as large_trades,
      sum(trade.notional) filter (where trade.is_taker and trade.yes_shares > 0) as buy_usd,
      sum(trade.notional) filter (where trade.is_taker and trade.yes_shares < 0) as sell_usd,
      sum(trade.yes_shares) filter (where trade.is_taker) as net_shares,
      count(*) filter (where trade.is_taker and flagged.wallet is null) as clean_trades,
      sum(trade.notional) filter (where trade.is_taker and flagged.wallet is null and trade.yes_shares > 0) as clean_buy_usd,
      sum(trade.notional) filter (where trade.is_taker and flagged.wallet is null and trade.yes_shares < 0) as clean_sell_usd,
      sum(trade.yes_shares) filter (where trade.is_taker and flagged.wallet is null) as clean_net_shares
    from public.wallet_trades as trade
    left join public.wallet_scores as flagged on flagged.origin = p_origin and flagged.wallet = trade.wallet
      and (flagged.is_market_maker or flagged.is_wash)
    where trade.origin = p_origin and trade.condition_id = any (p_conditions)
      and trade.traded_at > p_end - private.span_length(p_span) and trade.traded_at <= p_end
    group by trade.condition_id
  ), written as (
    insert into public.market_analytics as stored (
      origin, market_id, span, condition_id, trades, wallets, large_trades, buy_usd, sell_usd, net_shares, clean_trades,
      clean_buy_usd, clean_sell_usd, clean_net_shares, open_interest, coverage, as_of)
    select p_origin, market.id, p_span, market.condition_id, coalesce(counted.trades, 0), coalesce(counted.wallets, 0),
      coalesce(counted.large_trades, 0), coalesce(counted.buy_usd, 0), coalesce(counted.sell_usd, 0), coalesce(counted.net_shares, 0),
      coalesce(counted.clean_trades, 0), coalesce(counted.clean_buy_usd, 0), coalesce(counted.clean_sell_usd, 0),
      coalesce(counted.clean_net_shares, 0),
      (select max(list.shares_total) from public.holder_lists as list
        where list.origin = p_origin and list.condition_id = market.condition_id),
      private.trades_coverage(p_origin, p_end - private.span_length(p_span)), p_end
    from public.markets as market left join counted on counted.condition_id = market.condition_id
    where market.origin = p_origin and market.condition_id = any (p_conditions)
    order by market.id
    on conflict (origin, market_id, span) do update set
      condition_id = excluded.condition_id, trades = excluded.trades, wallets = excluded.wallets, large_trades = excluded.large_trades,
      buy_usd = excluded.buy_usd, sell_usd = excluded.sell_usd, net_shares = excluded.net_shares,
      clean_trades = excluded.clean_trades, clean_buy_usd = excluded.clean_buy_usd, clean_sell_usd = excluded.clean_sell_usd,
      clean_net_shares = excluded.clean_net_shares, open_interest = excluded.open_interest, coverage = excluded.coverage,
      metric_version = excluded.metric_version, as_of = excluded.as_of
    returning 1
  )
  select count(*)::integer from written
$$;

create function private.score_bets(p_origin text, p_conditions text[], p_since timestamptz[], p_now timestamptz)
returns integer language sql set search_path = '' as $$
  with bets as materialized (
    select trade.wallet, trade.token_id, min(trade.condition_id) as condition_id, min(trade.outcome_index) as outcome_index,
      min(trade.traded_at) as first_at, max(trade.traded_at) as last_at, count(*) as trades,
      sum(trade.notional) as stake_usd, sum(trade.notional) / sum(trade.size) as average_price
    from unnest(p_conditions, p_since) as changed(condition_id, since)
      join public.wallet_trades as trade on trade.origin = p_origin and trade.condition_id = changed.condition_id
    where trade.side = 'BUY' and trade.size > 0
    group by trade.wallet, trade.token_id
    having sum(trade.notional) >= 500 and max(trade.traded_at) >= min(changed.since)
  ), buyers as materialized (
    -- Only who is known whole has an age, a number of markets and a share.
    select wallet.address, wallet.first_trade_at,
      (select sum(trade.notional) from public.wallet_trades as trade
        where trade.origin = p_origin and trade.wallet = wallet.address and trade.side = 'BUY') as bought_usd
    from public.wallets as wallet
    where wallet.origin = p_origin and wallet.coverage = 'complete'
      and wallet.address in (select bets.wallet from bets)
  ), known as (
    select bets.*, market.end_date, buyer.address is not null as is_whole,
      extract(epoch from bets.first_at - buyer.first_trade_at) / 3600 as age_hours,
      case when buyer.bought_usd > 0 then least(1, bets.stake_usd / buyer.bought_usd) end as wallet_share,
      -- Six are enough to know that they are not few.
      case when buyer.address is not null then (select count(*) from (
        select from public.wallet_markets as own
        where own.origin = p_origin and own.wallet = bets.wallet and own.first_at < bets.first_at
          and own.condition_id <> bets.condition_id limit 6) as earlier) end as markets_before,
      coalesce(
        (select stored.volume_24h from public.unusual_bets as stored
          where stored.origin = p_origin and stored.wallet = bets.wallet and stored.token_id = bets.token_id),
        case when bets.last_at > p_now - interval '24 hours' then market.volume_24h end,
        (select sum(around.notional) from public.wallet_trades as around
          where around.origin = p_origin and around.condition_id = bets.condition_id and around.is_taker
            and around.traded_at > bets.last_at - interval '24 hours' and around.traded_at <= bets.last_at)) as volume_24h
    from bets
    left join buyers as buyer on buyer.address = bets.wallet
    left join lateral (
      select listed.end_date, listed.volume_24h from public.markets as listed
      where listed.origin = p_origin and listed.condition_id = bets.condition_id order by listed.closed, listed.id limit 1
    ) as market on true
  ), factors as (
    select known.*,
      least(1, greatest(0, (168 - age_hours) / 120)) as age,
      case when volume_24h > 0 then least(1, stake_usd / (0.1 * volume_24h)) when volume_24h = 0 then 1 end as size,
      least(1, greatest(0, 1 - volume_24h / 50000)) as niche,
      case when average_price between 0.05 and 0.5 then 1 else 0 end as low_price,
      case when markets_before is not null then (markets_before <= 5)::integer end as few_markets,
      least(1, greatest(0, (168 - greatest(0, extract(epoch from end_date - last_at) / 3600)) / 168)) as near_end
    from (select * from known) as known
  ), written as (
    insert into public.unusual_bets as stored (
      origin, wallet, token_id, condition_id, outcome_index, first_at, last_at, trades, stake_usd, average_price, volume_24h,
      factor_age, factor_size, factor_niche, factor_low_price, factor_one_market, factor_few_markets, factor_near_end,
      score_low, score_high, coverage, scored_at)
    select p_origin, wallet, token_id, condition_id, outcome_index, first_at, last_at, trades, stake_usd, average_price, volume_24h,
      case when age_hours is not null then age end, size, case when volume_24h is not null then niche end, low_price, wallet_share,
      few_markets, case when end_date is not null then near_end end,
      0.30 * coalesce(case when age_hours is not null then age end, 0) + 0.25 * coalesce(size, 0)
        + 0.20 * coalesce(case when volume_24h is not null then niche end, 0) + 0.15 * low_price + 0.10 * coalesce(wallet_share, 0),
      0.30 * coalesce(case when age_hours is not null then age end, 1) + 0.25 * coalesce(size, 1)
        + 0.20 * coalesce(case when volume_24h is not null then niche end, 1) + 0.15 * low_price + 0.10 * coalesce(wallet_share, 1),
      case when is_whole and volume_24h is not null then 'complete' else 'lower_bound' end, p_now
    from factors
    order by wallet, token_id
    on conflict (origin, wallet, token_id) do update set
      condition_id = excluded.condition_id, outcome_index = excluded.outcome_index, first_at = excluded.first_at,
      last_at = excluded.last_at, trades = excluded.trades, stake_usd = excluded.stake_usd, average_price = excluded.average_price,
      volume_24h = excluded.volume_24h, factor_age = excluded.factor_age, factor_size = excluded.factor_size,
      factor_niche = excluded.factor_niche, factor_low_price = excluded.factor_low_price,
      factor_one_market = excluded.factor_one_market, factor_few_markets = excluded.factor_few_markets,
      factor_near_end = excluded.factor_near_end, score_low = excluded.score_low, score_high = excluded.score_high,
      coverage = excluded.coverage, metric_version = excluded.metric_version, scored_at = excluded.scored_at
    returning 1
  )
  select count(*)::integer from written
$$;

create function public.refresh_market_figures(p_origin text, p_now timestamptz, p_limit integer default 100)
returns json language plpgsql set search_path = '' as $$
declare
  v_end timestamptz := private.present(p_origin, p_now);
  v_changed text[];
  v_since timestamptz[];
  v_due text[];
  v_span text;
  v_markets integer := 0;
  v_bets integer := 0;
begin
  with claimed as (
    delete from private.changed_conditions as noted
    where (noted.origin, noted.condition_id) in (
      select queued.origin, queued.condition_id from private.changed_conditions as queued where queued.origin = p_origin
      order by queued.condition_id limit p_limit for update skip locked)
    returning noted.condition_id, noted.since
  )
  select coalesce(array_agg(claimed.condition_id), '{}'), coalesce(array_agg(claimed.since), '{}')
  into v_changed, v_since from claimed;

  foreach v_span in array array['1h', '24h', '7d', '30d'] loop
    -- Fills leave a window without a word: its figure is renewed once it is older than a hundredth of the window (at least five minutes).
    select v_changed || coalesce(array_agg(old.condition_id), '{}') into v_due from (
      select stored.condition_id from public.market_analytics as stored
      where stored.origin = p_origin and stored.span = v_span and (stored.trades > 0 or stored.wallets > 0)
        and stored.as_of < v_end - greatest(private.span_length(v_span) / 100, interval '5 minutes')
      order by stored.as_of limit greatest(0, p_limit - cardinality(v_changed))) as old;
    if cardinality(v_due) > 0 then
      v_markets := v_markets + private.refresh_analytics(p_origin, v_span, v_due, v_end);
    end if;
  end loop;

  if cardinality(v_changed) > 0 then
    v_bets := private.score_bets(p_origin, v_changed, v_since, v_end);
    -- Whose bet would be flagged if the wallet proved to be new is looked at early.
    update public.wallets as wallet set refresh_tier = 1, refresh_due_at = least(wallet.refresh_due_at, p_now)
    where wallet.origin = p_origin and wallet.refreshed_at is null and wallet.refresh_tier > 1
      and wallet.address in (select bet.wallet from public.unusual_bets as bet
        where bet.origin = p_origin and bet.condition_id = any (v_changed) and bet.factor_age is null and bet.score_high >= 0.75);
  end if;
  return json_build_object('conditions', cardinality(v_changed), 'windows', v_markets, 'bets', v_bets);
end
$$;
comment on function public.refresh_market_figures is 'Works off one batch of changed markets and of windows that grew old; call it until it did nothing.';

create function public.settle_unusual_bets(p_origin text, p_now timestamptz)
returns integer language plpgsql set search_path = '' as $$
declare
  v_conditions text[];
  v_settled integer;
begin
  update public.unusual_bets as bet set payout = paid.payout, settled_at = coalesce(paid.settled_at, p_now)
  from public.token_payouts as paid
  where bet.origin = p_origin and bet.payout is null and paid.origin = p_origin and paid.token_id = bet.token_id;
  get diagnostics v_settled = row_count;
  -- A wallet that is known whole by now has an age that its bets did not have when they were scored.
  select array_agg(distinct bet.condition_id) into v_conditions
  from public.unusual_bets as bet
    join public.wallets as wallet on wallet.origin = p_origin and wallet.address = bet.wallet
  where bet.origin = p_origin and bet.factor_age is null and wallet.coverage = 'complete'
    and wallet.first_trade_at is not null;
  if v_conditions is not null then
    v_conditions := v_conditions[1:500];
    perform private.score_bets(p_origin, v_conditions,
      array_fill('-infinity'::timestamptz, array[cardinality(v_conditions)]), private.present(p_origin, p_now));
  end if;
  return v_settled;
end
$$;
comment on function public.settle_unusual_bets is 'Fills in what settled, and scores again where a wallet became known whole.';

create function public.refresh_momentum(p_origin text, p_now timestamptz, p_limit integer default 100)
returns integer language sql set search_path = '' as $$
  with recursive present as (
    select private.present(p_origin, p_now) as at
  ), tokens as (
    -- One probe a token: the index is skipped through, not read.
    (select hour.token_id from public.prices_1h as hour where hour.origin = p_origin order by hour.token_id limit 1)
    union all
    select (select hour.token_id from public.prices_1h as hour
      where hour.origin = p_origin and hour.token_id > tokens.token_id order by hour.token_id limit 1)
    from tokens where tokens.token_id is not null
  ), due as materialized (
    select market.id, tokens.token_id
    from tokens
      join public.market_outcomes as outcome
        on outcome.token_id = tokens.token_id and outcome.origin = p_origin and outcome.position = 0
      join public.markets as market on market.origin = p_origin and market.id = outcome.market_id
    where (market.momentum_as_of is null or market.momentum_as_of < date_trunc('hour', (select present.at from present)))
      and not (market.closed and market.momentum is null and market.momentum_as_of is not null)
    order by market.momentum_as_of nulls first, market.id limit p_limit
  ), hours as materialized (
    -- Prices at the edge would be infinitely far from the rest.
    select due.id, hour.at, ln(inside.close / (1 - inside.close)) as odds
    from due join public.prices_1h as hour on hour.origin = p_origin and hour.token_id = due.token_id
      cross join lateral (select least(0.999, greatest(0.001, hour.close::double precision)) as close) as inside
    where hour.at > (select present.at from present) - interval '14 days' and hour.at <= (select present.at from present)
  ), steps as (
    select hours.id, hours.at, hours.odds, (hours.odds - lag(hours.odds) over by_hour)
        / sqrt(extract(epoch from hours.at - lag(hours.at) over by_hour)::double precision / 3600) as step
    from hours window by_hour as (partition by hours.id order by hours.at)
  ), measured as (
    select steps.id, max(steps.at) as last_at, (array_agg(steps.odds order by steps.at desc))[1] as odds,
      count(steps.step) as n, var_samp(steps.step) as variance
    from steps group by steps.id
  ), scored as (
    select due.id, case
        when measured.n >= 72 and measured.variance > 1e-12
          and measured.last_at >= (select present.at from present) - interval '3 hours'
        then (measured.odds - began.odds) / sqrt(measured.variance * 24) end as momentum, measured.n
    from due
      left join measured on measured.id = due.id
      left join lateral (
        select ln(inside.close / (1 - inside.close)) as odds from public.prices_1h as hour
          cross join lateral (select least(0.999, greatest(0.001, hour.close::double precision)) as close) as inside
        where hour.origin = p_origin and hour.token_id = due.token_id
          and hour.at <= measured.last_at - interval '24 hours' and hour.at >= measured.last_at - interval '27 hours'
        order by hour.at desc limit 1
      ) as began on true
  ), written as (
    update public.markets as market
    set momentum = scored.momentum, momentum_n = case when scored.momentum is not null then scored.n end,
      momentum_as_of = (select present.at from present)
    from scored where market.origin = p_origin and market.id = scored.id
    returning 1
  ), noted as (
    update public.sync_sources set generation = generation + 1
    where origin = p_origin and exists (select from written)
  )
  select count(*)::integer from written
$$;
comment on function public.refresh_momentum is 'Measures the momentum of markets with hourly prices once an hour, one batch a call; call it until it did nothing.';

do $$
declare
  v_function regprocedure;
begin
  for v_function in
    select routine.oid::regprocedure from pg_proc as routine
    where routine.pronamespace = 'private'::regnamespace and routine.proname in (
      'span_length', 'present', 'trades_coverage', 'require_condition', 'market_reference', 'outcome_name', 'wallet_name')
  loop
    execute format('revoke all on function %s from public, anon, authenticated', v_function);
    execute format('grant execute on function %s to anon, authenticated, service_role', v_function);
  end loop;
  for v_function in
    select routine.oid::regprocedure from pg_proc as routine
    where routine.pronamespace = 'private'::regnamespace and routine.proname in ('refresh_analytics', 'score_bets')
      or routine.pronamespace = 'public'::regnamespace and routine.proname in (
        'refresh_market_figures', 'settle_unusual_bets', 'refresh_momentum')
  loop
    execute format('revoke all on function %s from public, anon, authenticated', v_function);
    execute format('grant execute on function %s to service_role', v_function);
  end loop;
end
$$;
