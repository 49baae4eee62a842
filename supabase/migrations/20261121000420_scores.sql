-- Scores of wallets, kept up to date from fills and settlements. docs/methodology.md has every formula and threshold.
-- A trigger notes which wallet, market and day a fill touched; public.score_wallets works that off and computes nothing else again.

-- score_markets ---------------------------------------------------------------------------------------------------

create table public.score_markets (
  origin text not null,
  condition_id text not null,
  market_id text,
  event_key text not null,
  end_at timestamptz,
  payout double precision,
  settled_at timestamptz,
  close_price double precision,
  fee_rate double precision,
  fee_exponent double precision,
  constraint score_markets_pkey primary key (origin, condition_id),
  constraint score_markets_payout_check check (payout in (0, 0.5, 1))
);
comment on table public.score_markets is 'What scoring needs to know of a traded market.';
comment on column public.score_markets.event_key is 'Bets under one key are one draw: the event, or the condition where the event is unknown.';
comment on column public.score_markets.payout is 'Of the first outcome; null until the market is settled.';
comment on column public.score_markets.close_price is 'First outcome''s price of the last fill an hour or more before the end; null without one.';
create index score_markets_open_idx on public.score_markets (origin, condition_id) where payout is null;

-- wallet_markets --------------------------------------------------------------------------------------------------

create table public.wallet_markets (
  origin text not null,
  wallet text not null,
  condition_id text not null,
  trades integer not null,
  taker_trades integer not null,
  buys integer not null,
  buy_price_sum double precision not null,
  volume_usd double precision not null,
  is_both_sided boolean not null,
  net_first double precision not null,
  net_second double precision not null,
  cash_usd double precision not null,
  fees_usd double precision not null,
  cost_usd double precision not null,
  bets integer not null,
  weight_first double precision not null,
  weight_second double precision not null,
  price_first double precision not null,
  price_second double precision not null,
  fee_first double precision not null,
  fee_second double precision not null,
  square_first double precision not null,
  square_second double precision not null,
  first_at timestamptz not null,
  last_at timestamptz not null,
  settled_at timestamptz,
  payout double precision,
  pnl_usd double precision,
  constraint wallet_markets_pkey primary key (origin, wallet, condition_id)
);
comment on table public.wallet_markets is 'What each wallet''s fills in each market add up to.';
comment on column public.wallet_markets.weight_first is 'Weights of bets on the first outcome, 2^(days since 2026-01-01 / 90), so that ratios decay with a half-life of 90 days.';
comment on column public.wallet_markets.price_first is 'Weighted sum of the prices paid for the first outcome, without fees; square_first of their squares.';
comment on column public.wallet_markets.pnl_usd is 'Once settled: cash + shares left × payout.';
create index wallet_markets_condition_id_idx on public.wallet_markets (origin, condition_id);

-- wallet_daily ----------------------------------------------------------------------------------------------------

create table public.wallet_daily (
  origin text not null,
  wallet text not null,
  day date not null,
  trades integer not null default 0,
  volume_usd double precision not null default 0,
  cash_usd double precision not null default 0,
  settled integer not null default 0,
  settled_pnl_usd double precision not null default 0,
  settled_cash_usd double precision not null default 0,
  constraint wallet_daily_pkey primary key (origin, wallet, day)
);
comment on table public.wallet_daily is 'By day (UTC): a wallet''s fills, and what its markets that settled that day brought.';
comment on column public.wallet_daily.cash_usd is 'Sales less buys, known fees taken off.';
comment on column public.wallet_daily.settled_cash_usd is 'Shares left × payout of the markets that settled that day.';

-- wash_days -------------------------------------------------------------------------------------------------------

create table public.wash_days (
  origin text not null,
  condition_id text not null,
  day date not null,
  wallet text not null,
  volume_usd double precision not null,
  constraint wash_days_pkey primary key (origin, condition_id, day, wallet)
);
comment on table public.wash_days is 'Wallets that ended a day in a market flat after trading almost only with at most five others that did too.';
create index wash_days_wallet_idx on public.wash_days (origin, wallet);

-- wallet_scores ---------------------------------------------------------------------------------------------------

create table public.wallet_scores (
  origin text not null,
  wallet text not null,
  metric_version text not null default '2',
  as_of timestamptz not null default now(),
  coverage text not null default 'lower_bound',
  gate text generated always as (
    case when is_wash then 'wash' when is_market_maker then 'market-maker' when is_farmer then 'farmer'
      when coverage <> 'complete' then 'coverage' when settled < 10 then 'few-settled' when events < 5 then 'few-events' end) stored,
  smart_money double precision,
  whale double precision,
  reputation double precision,
  trades integer not null default 0,
  markets integer not null default 0,
  settled integer not null default 0,
  events integer not null default 0,
  active_days integer not null default 0,
  active_months integer not null default 0,
  volume_usd double precision not null default 0,
  exposure_usd double precision,
  settled_pnl_usd double precision,
  open_pnl_usd double precision,
  fees_usd double precision,
  cost_usd double precision,
  wins integer,
  win_rate double precision,
  win_rate_low double precision,
  win_rate_high double precision,
  roi double precision,
  roi_winsorised double precision,
  edge double precision,
  edge_low double precision,
  edge_high double precision,
  edge_mean double precision,
  edge_error double precision,
  edge_n double precision,
  bets integer not null default 0,
  verdict text,
  clv double precision,
  clv_low double precision,
  clv_high double precision,
  clv_mean double precision,
  clv_error double precision,
  clv_n double precision,
  consistency double precision,
  months integer not null default 0,
  months_good integer not null default 0,
  breadth double precision,
  sharpe double precision,
  sortino double precision,
  profit_factor double precision,
  max_drawdown double precision,
  brier double precision,
  both_sided double precision,
  taker_share double precision,
  mean_buy_price double precision,
  wash_days integer not null default 0,
  wash_share double precision,
  is_market_maker boolean not null default false,
  is_farmer boolean not null default false,
  is_wash boolean not null default false,
  first_trade_at timestamptz,
  last_trade_at timestamptz,
  constraint wallet_scores_pkey primary key (origin, wallet),
  constraint wallet_scores_coverage_check check (coverage in ('complete', 'truncated', 'lower_bound')),
  constraint wallet_scores_verdict_check check (verdict in ('skilled', 'none'))
);
comment on table public.wallet_scores is 'Scores of wallets with their parts; docs/methodology.md says how each is computed. Rates are null where the sample gives none.';
comment on column public.wallet_scores.gate is 'Why there is no smart-money score; null where the wallet passes.';
comment on column public.wallet_scores.edge is 'Shrunk edge a bet, with its 90 % interval; edge_mean and edge_error are not shrunk, edge_n is the effective number of events.';
create index wallet_scores_smart_money_idx on public.wallet_scores (origin, smart_money, wallet);
create index wallet_scores_whale_idx on public.wallet_scores (origin, whale, wallet);
create index wallet_scores_reputation_idx on public.wallet_scores (origin, reputation, wallet);

create table public.score_populations (
  origin text not null,
  as_of timestamptz not null default now(),
  wallets integer not null,
  eligible integer not null,
  edge_mean double precision not null,
  clv_mean double precision not null,
  months_mean double precision not null,
  p_cut double precision not null,
  roi_low double precision,
  roi_high double precision,
  exposure_cuts double precision[] not null,
  touched integer not null default 0,
  is_behind boolean not null default false,
  constraint score_populations_pkey primary key (origin)
);
comment on table public.score_populations is 'What wallets are measured against, renewed every quarter of an hour, when a quarter of them changed, and at the end of a backlog.';
comment on column public.score_populations.p_cut is 'The largest p that passes Benjamini–Hochberg at 5 %; −1 where none does.';
comment on column public.score_populations.touched is 'Wallets scored since it was measured.';
comment on column public.score_populations.is_behind is 'Whether the last call left something to score.';
comment on column public.score_populations.exposure_cuts is 'Exposure at each hundredth of the wallets that have any.';

-- wallet_pnl ------------------------------------------------------------------------------------------------------

create table public.wallet_pnl (
  origin text not null,
  wallet text not null,
  as_of timestamptz not null,
  refreshed_at timestamptz,
  summary json not null,
  equity json not null,
  constraint wallet_pnl_pkey primary key (origin, wallet)
);
comment on table public.wallet_pnl is 'Profit and loss of a fetched wallet by two methods with its badge, and its daily equity, as last computed.';
comment on column public.wallet_pnl.refreshed_at is 'The wallet''s refresh whose rows it was computed from.';

-- access ----------------------------------------------------------------------------------------------------------

do $$
declare
  v_table text;
begin
  foreach v_table in array array['score_markets', 'wallet_markets', 'wallet_daily', 'wash_days', 'wallet_scores', 'score_populations', 'wallet_pnl']
  loop
    execute format('alter table public.%I enable row level security', v_table);
    execute format('create policy %I on public.%I for select to anon, authenticated using (true)', v_table || '_all_select', v_table);
    execute format('revoke all on public.%I from public, anon, authenticated, service_role', v_table);
    execute format('grant select on public.%I to anon, authenticated', v_table);
    execute format('grant select, insert, update, delete on public.%I to service_role', v_table);
  end loop;
end
$$;
