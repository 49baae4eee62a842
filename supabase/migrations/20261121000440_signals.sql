-- Whatever says "look here" writes one row; a job fills in what the market did afterwards.

create table public.signals (
  id uuid primary key default gen_random_uuid(),
  origin text not null,
  source_type text not null,
  source_id text not null,
  dedupe_key text not null,
  user_id uuid references public.users (id) on delete cascade,
  market_id text not null,
  event_id text,
  side text not null,
  probability double precision,
  confidence double precision,
  reason text,
  price_at double precision,
  fee_at double precision,
  price_1h double precision,
  price_24h double precision,
  settled_price double precision,
  settled_at timestamptz,
  created_at timestamptz not null default now(),
  constraint signals_origin_check check (origin in ('polymarket', 'recorded', 'demo')),
  constraint signals_source_type_check check (source_type ~ '^[a-z][a-z-]{0,39}$'),
  constraint signals_source_id_check check (char_length(source_id) between 1 and 300),
  constraint signals_dedupe_key_check check (char_length(dedupe_key) between 1 and 300),
  constraint signals_side_check check (side in ('YES', 'NO')),
  constraint signals_probability_check check (probability between 0 and 1),
  constraint signals_confidence_check check (confidence between 0 and 1),
  constraint signals_reason_check check (char_length(reason) <= 2000),
  constraint signals_price_at_check check (price_at between 0 and 1),
  constraint signals_fee_at_check check (fee_at >= 0),
  constraint signals_price_1h_check check (price_1h between 0 and 1),
  constraint signals_price_24h_check check (price_24h between 0 and 1),
  constraint signals_settled_price_check check (settled_price between 0 and 1),
  constraint signals_source_key unique (origin, source_type, dedupe_key)
);
comment on table public.signals is 'One row a signal: what it said of a market, and what the market did afterwards';
comment on column public.signals.source_type is 'The kind whose record is kept: flip, large-trade, consensus, unusual, screen, workflow';
comment on column public.signals.source_id is 'Which one of its kind: a wallet, an alert, a workflow and its node';
comment on column public.signals.dedupe_key is 'The natural key within the kind: the same happening writes no second row';
comment on column public.signals.user_id is 'Whose signal it is; null is everybody''s';
comment on column public.signals.side is 'YES is the first outcome, NO the other; every price here is the first outcome''s';
comment on column public.signals.probability is 'The chance of the first outcome as the source sees it; null where it names a side only';
comment on column public.signals.price_at is 'Price of the first outcome when the row was written; null where it was unknown, and then nothing can be graded';
comment on column public.signals.fee_at is 'What a taker paid a share at price_at by the market''s own schedule; null where it has none, and then there is no edge after fees';
comment on column public.signals.settled_price is 'What a share of the first outcome was redeemed for; null while the market is not settled';

alter table public.signals enable row level security;
create policy signals_all_select on public.signals for select to anon, authenticated
  using (user_id is null);
create policy signals_owner_select on public.signals for select to authenticated
  using ((select auth.uid()) = user_id);
revoke all on public.signals from public, anon, authenticated, service_role;
grant select on public.signals to anon, authenticated;
grant select, insert, update, delete on public.signals to service_role;

create index signals_created_at_idx on public.signals (origin, created_at desc, id desc);
create index signals_market_id_idx on public.signals (origin, market_id, created_at desc);
create index signals_user_id_idx on public.signals (user_id);
create index signals_unpriced_idx on public.signals (origin, created_at)
  where price_at is not null and (price_1h is null or price_24h is null);
create index signals_unsettled_idx on public.signals (origin, market_id) where settled_price is null;

-- The fee of a share ------------------------------------------------------------------------------------------------

create function private.fee_a_share(p_schedule jsonb, p_price double precision) returns double precision
language sql immutable set search_path = ''
as $$
  select (p_schedule ->> 'rate')::double precision
    * power(p_price * (1 - p_price), (p_schedule ->> 'exponent')::double precision)
$$;
comment on function private.fee_a_share(jsonb, double precision) is 'rate × (p(1 − p))^exponent; null without a schedule or a price';
revoke all on function private.fee_a_share(jsonb, double precision) from public;
grant execute on function private.fee_a_share(jsonb, double precision) to service_role;

-- Writes or finds ---------------------------------------------------------------------------------------------------

create function public.write_signal(
  p_origin text, p_source_type text, p_source_id text, p_dedupe_key text, p_user uuid, p_market text, p_side text,
  p_probability double precision, p_confidence double precision, p_reason text
) returns public.signals
language plpgsql set search_path = ''
as $$
declare
  found_market record;
  written public.signals;
begin
  select market.id, market.event_id, market.price, private.fee_a_share(detail.fee_schedule, market.price) as fee
  into found_market
  from public.markets as market
  left join public.market_details as detail on detail.origin = market.origin and detail.market_id = market.id
  where market.origin = p_origin and market.id = p_market;
  if not found then
    select market.id, market.event_id, market.price into found_market
    from public.markets as market where market.origin = p_origin and market.condition_id = p_market
    order by market.id limit 1;
  end if;
  if not found then
    raise sqlstate 'PT404' using message = format('Market %s not found', p_market);
  end if;
  insert into public.signals (
    origin, source_type, source_id, dedupe_key, user_id, market_id, event_id, side, probability, confidence, reason, price_at,
    fee_at
  ) values (
    p_origin, p_source_type, p_source_id, p_dedupe_key, p_user, found_market.id, found_market.event_id, p_side,
    p_probability, p_confidence, p_reason, found_market.price, found_market.fee
  )
  on conflict (origin, source_type, dedupe_key) do nothing
  returning * into written;
  if written.id is null then
    select * into written from public.signals
    where origin = p_origin and source_type = p_source_type and dedupe_key = p_dedupe_key;
  end if;
  return written;
end
$$;
comment on function public.write_signal(text, text, text, text, uuid, text, text, double precision, double precision, text)
  is 'Writes a signal with the market''s price of this moment, the market by id or condition id; the same key gives the row that stands there';
revoke all on function public.write_signal(text, text, text, text, uuid, text, text, double precision, double precision, text)
  from public, anon, authenticated;
grant execute on function public.write_signal(text, text, text, text, uuid, text, text, double precision, double precision, text)
  to service_role;

-- What was found, many at once --------------------------------------------------------------------------------------

create function public.write_signals(p_origin text, p_rows text) returns integer
language sql set search_path = ''
as $$
  with found as (
    select * from json_to_recordset(p_rows::json) as row (
      source_type text, source_id text, dedupe_key text, condition_id text, side text, reason text,
      confidence double precision, probability double precision
    )
  ),
  written as (
    insert into public.signals
      (origin, source_type, source_id, dedupe_key, market_id, event_id, side, probability, confidence, reason, price_at, fee_at)
    select
      p_origin, found.source_type, found.source_id, found.dedupe_key, market.id, market.event_id, found.side,
      found.probability, found.confidence, found.reason, market.price,
      private.fee_a_share(detail.fee_schedule, market.price)
    from found
    join public.markets as market on market.origin = p_origin and market.condition_id = found.condition_id
    left join public.market_details as detail on detail.origin = market.origin and detail.market_id = market.id
    where not market.closed
    on conflict (origin, source_type, dedupe_key) do nothing
    returning 1
  )
  select count(*)::integer from written
$$;
comment on function public.write_signals(text, text) is
  'Writes what the detectors found, each with its market''s price of this moment; what stands there already, or whose market is closed or unknown, is left out';
revoke all on function public.write_signals(text, text) from public, anon, authenticated;
grant execute on function public.write_signals(text, text) to service_role;

create function public.find_large_trades(p_origin text, p_since timestamptz, p_min_usd double precision)
returns table (trade_key uuid, wallet text, condition_id text, yes_shares double precision, notional double precision, price double precision)
language sql stable set search_path = ''
as $$
  select trade.trade_key, trade.wallet, trade.condition_id, trade.yes_shares, trade.notional, trade.price
  from public.wallet_trades as trade
  join public.markets as market on market.origin = trade.origin and market.condition_id = trade.condition_id
  left join public.wallet_scores as score on score.origin = trade.origin and score.wallet = trade.wallet
  where trade.origin = p_origin and trade.traded_at >= p_since and trade.notional >= 1000 and trade.notional >= p_min_usd
    and trade.is_taker and trade.yes_shares <> 0 and not market.closed
    and not coalesce(score.is_market_maker or score.is_wash, false)
  order by trade.traded_at
$$;
comment on function public.find_large_trades(text, timestamptz, double precision) is
  'Takers'' fills of at least so many dollars in open markets, by wallets that are no market makers and no wash suspects';
revoke all on function public.find_large_trades(text, timestamptz, double precision) from public, anon, authenticated;
grant execute on function public.find_large_trades(text, timestamptz, double precision) to service_role;

create function public.find_consensus(
  p_origin text, p_since timestamptz, p_min_wallets integer, p_min_share double precision, p_min_usd double precision
) returns table (condition_id text, side text, wallets integer, share double precision, last_at timestamptz)
language sql stable set search_path = ''
as $$
  with votes as (
    select
      trade.condition_id, trade.wallet, sign(sum(trade.yes_shares)) as vote,
      0.2 + 0.8 * score.smart_money / 100 as weight, max(trade.traded_at) as last_at
    from public.wallet_trades as trade
    join public.wallet_scores as score on score.origin = trade.origin and score.wallet = trade.wallet
    where trade.origin = p_origin and trade.traded_at >= p_since and trade.yes_shares is not null
      and score.smart_money is not null
    group by trade.condition_id, trade.wallet, score.smart_money
    having sum(trade.notional) >= p_min_usd and sum(trade.yes_shares) <> 0
  ),
  sides as (
    select
      votes.condition_id, count(*)::integer as wallets, max(votes.last_at) as last_at,
      sum(votes.weight) filter (where votes.vote > 0) / sum(votes.weight) as yes_share
    from votes
    group by votes.condition_id
  )
  select
    sides.condition_id,
    case when coalesce(sides.yes_share, 0) >= 0.5 then 'YES' else 'NO' end,
    sides.wallets,
    greatest(coalesce(sides.yes_share, 0), 1 - coalesce(sides.yes_share, 0)),
    sides.last_at
  from sides
  join public.markets as market on market.origin = p_origin and market.condition_id = sides.condition_id
  where sides.wallets >= p_min_wallets and not market.closed
    and greatest(coalesce(sides.yes_share, 0), 1 - coalesce(sides.yes_share, 0)) >= p_min_share
$$;
comment on function public.find_consensus(text, timestamptz, integer, double precision, double precision) is
  'Markets in which the wallets that have a smart-money score, one vote each weighted 0.2 + 0.8 × score/100, stand on one side';
revoke all on function public.find_consensus(text, timestamptz, integer, double precision, double precision)
  from public, anon, authenticated;
grant execute on function public.find_consensus(text, timestamptz, integer, double precision, double precision) to service_role;

-- Grading -----------------------------------------------------------------------------------------------------------

create function public.grade_signals(p_origin text, p_now timestamptz default now())
returns table (priced integer, settled integer)
language plpgsql set search_path = ''
as $$
declare
  v_priced integer;
  v_settled integer;
begin
  -- Markets that are waited for get a point at every sync, however small they are.
  insert into public.prices_1m (origin, token_id, at, price)
  select distinct on (outcome.token_id)
    market.origin, outcome.token_id, date_trunc('minute', source.last_success_at), market.price
  from public.signals as signal
  join public.markets as market on market.origin = signal.origin and market.id = signal.market_id
  join public.market_outcomes as outcome
    on outcome.origin = market.origin and outcome.market_id = market.id and outcome.position = 0
  join public.sync_sources as source on source.origin = signal.origin
  where signal.origin = p_origin and signal.price_at is not null
    and (signal.price_1h is null or signal.price_24h is null)
    and signal.created_at between p_now - interval '26 h' and p_now
    and market.price is not null and not market.closed and market.unlisted_since is null
    and outcome.token_id is not null and source.last_success_at is not null
  on conflict do nothing;

  with due as (
    select
      signal.id, horizon.name, signal.created_at + horizon.span as at, signal.market_id
    from public.signals as signal
    cross join (values ('1h', interval '1 h'), ('24h', interval '24 h')) as horizon (name, span)
    where signal.origin = p_origin and signal.price_at is not null
      and (signal.price_1h is null or signal.price_24h is null)
      and case horizon.name when '1h' then signal.price_1h is null else signal.price_24h is null end
      and signal.created_at >= p_now - interval '14 days'
      and signal.created_at + horizon.span <= p_now
  ),
  known as (
    select due.id, due.name, coalesce(payout.payout, point.price) as price
    from due
    left join public.market_outcomes as outcome
      on outcome.origin = p_origin and outcome.market_id = due.market_id and outcome.position = 0
    left join public.token_payouts as payout
      on payout.origin = p_origin and payout.token_id = outcome.token_id and payout.settled_at <= due.at
    left join lateral (
      select price.price from public.prices_1m as price
      where price.origin = p_origin and price.token_id = outcome.token_id
        and price.at between due.at - interval '10 min' and due.at + interval '10 min'
      order by abs(extract(epoch from price.at - due.at)), price.at
      limit 1
    ) as point on true
    where coalesce(payout.payout, point.price) is not null
  ),
  filled as (
    update public.signals as signal
    set price_1h = coalesce(signal.price_1h, prices.price_1h),
        price_24h = coalesce(signal.price_24h, prices.price_24h)
    from (
      select
        known.id, max(known.price) filter (where known.name = '1h') as price_1h,
        max(known.price) filter (where known.name = '24h') as price_24h
      from known group by known.id
    ) as prices
    where signal.id = prices.id
    returning 1
  )
  select count(*)::integer into v_priced from filled;

  with filled as (
    update public.signals as signal
    set settled_price = payout.payout, settled_at = coalesce(payout.settled_at, p_now)
    from public.token_payouts as payout
    where signal.origin = p_origin and signal.settled_price is null
      and payout.origin = signal.origin and payout.market_id = signal.market_id and payout.outcome_index = 0
    returning 1
  )
  select count(*)::integer into v_settled from filled;

  return query select v_priced, v_settled;
end
$$;
comment on function public.grade_signals(text, timestamptz) is
  'Fills in the price an hour and a day after each signal (the nearest point within ten minutes, or the payout) and what its market settled at';
revoke all on function public.grade_signals(text, timestamptz) from public, anon, authenticated;
grant execute on function public.grade_signals(text, timestamptz) to service_role;

-- The record --------------------------------------------------------------------------------------------------------

create function public.read_signal_record(p_origin text)
returns table (
  source_type text, horizon text, signals integer, missing integer, graded integer, fee_unknown integer,
  clusters integer, mean double precision, error double precision, hit_rate double precision, as_of timestamptz
)
language sql stable set search_path = ''
as $$
  with bets as (
    select
      signal.source_type, horizon.name as horizon, coalesce(signal.event_id, signal.market_id) as cluster,
      case signal.side when 'YES' then 1 else -1 end * (horizon.price - signal.price_at) as gross,
      signal.fee_at as fee,
      case horizon.name
        when '1h' then signal.created_at + interval '1 h'
        when '24h' then signal.created_at + interval '24 h'
        else signal.settled_at end as graded_at,
      horizon.price is null and signal.created_at + horizon.span <= now() as is_missing
    from public.signals as signal
    cross join lateral (values
      ('1h', signal.price_1h, interval '1 h'), ('24h', signal.price_24h, interval '24 h'),
      ('settlement', signal.settled_price, null)
    ) as horizon (name, price, span)
    where signal.origin = p_origin
  ),
  clusters as (
    select
      bets.source_type, bets.horizon, bets.cluster,
      count(*) as signals,
      count(*) filter (where bets.is_missing) as missing,
      count(bets.gross) as priced,
      count(bets.gross - bets.fee) as n,
      coalesce(sum(bets.gross - bets.fee), 0) as total,
      count(*) filter (where bets.gross - bets.fee > 0) as hits,
      max(bets.graded_at) filter (where bets.gross is not null) as as_of
    from bets
    group by bets.source_type, bets.horizon, bets.cluster
  ),
  means as (
    select
      clusters.*,
      sum(clusters.total) over family / nullif(sum(clusters.n) over family, 0) as mean
    from clusters
    window family as (partition by clusters.source_type, clusters.horizon)
  )
  select
    means.source_type, means.horizon,
    sum(means.signals)::integer, sum(means.missing)::integer, sum(means.n)::integer, sum(means.priced - means.n)::integer,
    count(*) filter (where means.n > 0)::integer,
    max(means.mean),
    case when count(*) filter (where means.n > 0) > 1 then sqrt(
      count(*) filter (where means.n > 0)::double precision / (count(*) filter (where means.n > 0) - 1)
      * sum(power(means.total - means.n * means.mean, 2)) filter (where means.n > 0)
    ) / sum(means.n) end,
    sum(means.hits)::double precision / nullif(sum(means.n), 0),
    max(means.as_of)
  from means
  group by means.source_type, means.horizon
  order by means.source_type, means.horizon
$$;
comment on function public.read_signal_record(text) is
  'By kind and horizon: signals, how many are graded, and the mean edge a share after the fee with its standard error, clustered by event; runs with the caller''s rights';
revoke all on function public.read_signal_record(text) from public;
grant execute on function public.read_signal_record(text) to anon, authenticated, service_role;

create function public.list_signals(
  p_origin text, p_kind text default null, p_market text default null, p_side text default null,
  p_graded boolean default null, p_before_at timestamptz default null, p_before_id uuid default null, p_limit integer default 100
) returns table (
  id uuid, source_type text, source_id text, market_id text, market_title text, market_slug text, event_id text, is_mine boolean,
  side text, probability double precision, confidence double precision, reason text, price_at double precision,
  fee_at double precision, price_1h double precision, price_24h double precision, settled_price double precision,
  settled_at timestamptz, created_at timestamptz
)
language sql stable set search_path = ''
as $$
  select
    signal.id, signal.source_type, signal.source_id, signal.market_id, market.title, market.slug, signal.event_id,
    signal.user_id is not null, signal.side, signal.probability, signal.confidence, signal.reason, signal.price_at,
    signal.fee_at, signal.price_1h, signal.price_24h, signal.settled_price, signal.settled_at, signal.created_at
  from public.signals as signal
  left join public.markets as market on market.origin = signal.origin and market.id = signal.market_id
  where signal.origin = p_origin
    and (p_kind is null or signal.source_type = p_kind)
    and (p_market is null or signal.market_id = p_market)
    and (p_side is null or signal.side = p_side)
    and (p_graded is null or (signal.settled_price is not null) = p_graded)
    and (p_before_at is null or (signal.created_at, signal.id) < (p_before_at, p_before_id))
  order by signal.created_at desc, signal.id desc
  limit p_limit
$$;
comment on function public.list_signals(text, text, text, text, boolean, timestamptz, uuid, integer) is
  'Signals that the caller may see, newest first; runs with the caller''s rights';
revoke all on function public.list_signals(text, text, text, text, boolean, timestamptz, uuid, integer) from public;
grant execute on function public.list_signals(text, text, text, text, boolean, timestamptz, uuid, integer)
  to anon, authenticated, service_role;
