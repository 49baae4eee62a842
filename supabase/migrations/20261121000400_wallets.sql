-- Wallets and what they did: trades, activity, positions, holders, price points. Rows of several origins live side by side.
-- Times, sizes (shares), prices (probabilities) and money (US dollars) as lib/polymarket/records.ts names them.

-- wallets ---------------------------------------------------------------------------------------------------------

create table public.wallets (
  origin text not null,
  address text not null,
  name text,
  pseudonym text,
  first_seen_at timestamptz not null default now(),
  first_trade_at timestamptz,
  last_trade_at timestamptz,
  refreshed_at timestamptz,
  refresh_due_at timestamptz not null default now(),
  refresh_tier smallint not null default 2,
  activity_until timestamptz,
  coverage text,
  coverage_reason text,
  official_pnl_usd double precision,
  official_volume_usd double precision,
  official_value_usd double precision,
  constraint wallets_pkey primary key (origin, address),
  constraint wallets_origin_check check (origin in ('polymarket', 'recorded', 'demo')),
  constraint wallets_address_check check (address = lower(address)),
  constraint wallets_coverage_check check (coverage in ('complete', 'truncated', 'lower_bound'))
);
comment on table public.wallets is 'Proxy wallets that were seen trading, holding or on a leaderboard; addresses in lower case.';
comment on column public.wallets.refreshed_at is 'When the whole activity and all positions were last fetched; null while they never were.';
comment on column public.wallets.refresh_tier is '0 was opened by a visitor, 1 trades large, leads a board or holds much, 2 the rest: who is due is refreshed in this order.';
comment on column public.wallets.activity_until is 'Up to when the activity of this wallet is stored without a gap.';
comment on column public.wallets.coverage is 'Whether all of the activity is stored; null while it was never fetched.';
comment on column public.wallets.official_pnl_usd is 'What the upstream itself reports, where it does.';

alter table public.wallets enable row level security;
create policy wallets_all_select on public.wallets for select to anon, authenticated using (true);
revoke all on public.wallets from public, anon, authenticated, service_role;
grant select on public.wallets to anon, authenticated;
grant select, insert, update, delete on public.wallets to service_role;

create index wallets_refresh_due_at_idx on public.wallets (origin, refresh_tier, refresh_due_at);

-- wallet_trades ---------------------------------------------------------------------------------------------------

create table public.wallet_trades (
  origin text not null,
  trade_key uuid not null,
  traded_at timestamptz not null,
  size double precision not null,
  price double precision not null,
  notional double precision not null generated always as (size * price) stored,
  yes_shares double precision,
  is_taker boolean,
  side text not null,
  outcome_index smallint,
  occurrence smallint not null default 0,
  wallet text not null,
  token_id text not null,
  condition_id text,
  transaction_hash text not null,
  constraint wallet_trades_pkey primary key (origin, trade_key),
  constraint wallet_trades_side_check check (side in ('BUY', 'SELL')),
  constraint wallet_trades_price_check check (price between 0 and 1),
  constraint wallet_trades_size_check check (size >= 0)
);
comment on table public.wallet_trades is 'Fills, one row a wallet and fill; one match is a maker row and a taker row.';
comment on column public.wallet_trades.trade_key is 'md5 of (transaction, token, side, size, price, wallet, occurrence): the natural key, so that a fill is stored once.';
comment on column public.wallet_trades.occurrence is 'Counts equal rows within one answer page only, from 0.';
comment on column public.wallet_trades.yes_shares is 'Signed shares of the first outcome: BUY of it +, SELL of it −, BUY of the other −, SELL of the other +; null where the outcome is unknown.';
comment on column public.wallet_trades.is_taker is 'True once the row was seen in the taker-only feed; null is not known.';
comment on column public.wallet_trades.outcome_index is 'Position of the token among the market''s outcomes; 0 is the first one, whose price is the market''s.';

alter table public.wallet_trades enable row level security;
create policy wallet_trades_all_select on public.wallet_trades for select to anon, authenticated using (true);
revoke all on public.wallet_trades from public, anon, authenticated, service_role;
grant select on public.wallet_trades to anon, authenticated;
grant select, insert, update, delete on public.wallet_trades to service_role;

create index wallet_trades_wallet_idx on public.wallet_trades (origin, wallet, traded_at desc, trade_key);
create index wallet_trades_condition_id_idx on public.wallet_trades (origin, condition_id, traded_at desc);
create index wallet_trades_traded_at_idx on public.wallet_trades (origin, traded_at desc, trade_key);
create index wallet_trades_large_idx on public.wallet_trades (origin, traded_at desc, trade_key) where notional >= 1000;

-- wallet_activity -------------------------------------------------------------------------------------------------

create table public.wallet_activity (
  origin text not null,
  activity_key uuid not null,
  occurred_at timestamptz not null,
  size double precision,
  usd double precision,
  price double precision,
  outcome_index smallint,
  occurrence smallint not null default 0,
  wallet text not null,
  type text not null,
  side text,
  token_id text,
  condition_id text,
  transaction_hash text,
  constraint wallet_activity_pkey primary key (origin, activity_key),
  constraint wallet_activity_side_check check (side in ('BUY', 'SELL'))
);
comment on table public.wallet_activity is 'Everything that a wallet did: TRADE, SPLIT, MERGE, REDEEM, CONVERSION, REWARD and whatever kind the upstream adds.';
comment on column public.wallet_activity.activity_key is 'md5 of (type, transaction, condition, token, side, size, price, wallet, occurrence).';
comment on column public.wallet_activity.outcome_index is 'Null where the upstream''s sentinel says that no one outcome is meant (split, merge, redeem, conversion).';

alter table public.wallet_activity enable row level security;
create policy wallet_activity_all_select on public.wallet_activity for select to anon, authenticated using (true);
revoke all on public.wallet_activity from public, anon, authenticated, service_role;
grant select on public.wallet_activity to anon, authenticated;
grant select, insert, update, delete on public.wallet_activity to service_role;

create index wallet_activity_wallet_idx on public.wallet_activity (origin, wallet, occurred_at desc, activity_key);

-- wallet_positions ------------------------------------------------------------------------------------------------

create table public.wallet_positions (
  origin text not null,
  wallet text not null,
  token_id text not null,
  status text not null,
  size double precision,
  average_price double precision,
  initial_value_usd double precision,
  current_value_usd double precision,
  current_price double precision,
  unrealized_pnl_usd double precision,
  realized_pnl_usd double precision,
  total_bought double precision,
  redeemable boolean,
  mergeable boolean,
  neg_risk boolean,
  outcome_index smallint,
  closed_at timestamptz,
  end_date timestamptz,
  seen_at timestamptz not null default now(),
  condition_id text not null,
  opposite_token_id text,
  outcome text,
  title text,
  slug text,
  event_slug text,
  constraint wallet_positions_pkey primary key (origin, wallet, status, token_id),
  constraint wallet_positions_status_check check (status in ('open', 'closed'))
);
comment on table public.wallet_positions is 'Positions as the upstream lists them, open and closed; a position held to zero stays open and redeemable at price 0.';
comment on column public.wallet_positions.total_bought is 'Shares, not dollars.';
comment on column public.wallet_positions.seen_at is 'When a complete list last showed the row; rows that the next complete list lacks are removed.';

alter table public.wallet_positions enable row level security;
create policy wallet_positions_all_select on public.wallet_positions for select to anon, authenticated using (true);
revoke all on public.wallet_positions from public, anon, authenticated, service_role;
grant select on public.wallet_positions to anon, authenticated;
grant select, insert, update, delete on public.wallet_positions to service_role;

create index wallet_positions_condition_id_idx on public.wallet_positions (origin, condition_id);
create index wallet_positions_value_idx
  on public.wallet_positions (origin, current_value_usd desc) where status = 'open' and current_value_usd >= 1000;

-- holders ---------------------------------------------------------------------------------------------------------

create table public.holders (
  origin text not null,
  condition_id text not null,
  token_id text not null,
  wallet text not null,
  shares double precision not null,
  outcome_index smallint,
  as_of timestamptz not null,
  constraint holders_pkey primary key (origin, condition_id, token_id, wallet)
);
comment on table public.holders is 'The largest holders of an outcome token as the upstream lists them (at most 20 or 500 of them).';

alter table public.holders enable row level security;
create policy holders_all_select on public.holders for select to anon, authenticated using (true);
revoke all on public.holders from public, anon, authenticated, service_role;
grant select on public.holders to anon, authenticated;
grant select, insert, update, delete on public.holders to service_role;

create index holders_wallet_idx on public.holders (origin, wallet);

create table public.holder_lists (
  origin text not null,
  condition_id text not null,
  token_id text not null,
  listed integer not null,
  shares_total double precision,
  coverage text not null,
  as_of timestamptz not null,
  constraint holder_lists_pkey primary key (origin, condition_id, token_id),
  constraint holder_lists_coverage_check check (coverage in ('complete', 'truncated', 'lower_bound'))
);
comment on table public.holder_lists is 'One row a fetched holder list: whether it is whole, and the shares outstanding where they are known (open interest).';

alter table public.holder_lists enable row level security;
create policy holder_lists_all_select on public.holder_lists for select to anon, authenticated using (true);
revoke all on public.holder_lists from public, anon, authenticated, service_role;
grant select on public.holder_lists to anon, authenticated;
grant select, insert, update, delete on public.holder_lists to service_role;

-- prices ----------------------------------------------------------------------------------------------------------

create table public.prices_1m (
  origin text not null,
  token_id text not null,
  at timestamptz not null,
  price real not null,
  constraint prices_1m_pkey primary key (origin, token_id, at),
  constraint prices_1m_price_check check (price between 0 and 1)
);
comment on table public.prices_1m is 'Price points of outcome tokens, at most one a minute: our own snapshots and fetched histories.';

create table public.prices_1h (
  origin text not null,
  token_id text not null,
  at timestamptz not null,
  open real not null,
  high real not null,
  low real not null,
  close real not null,
  points integer not null,
  constraint prices_1h_pkey primary key (origin, token_id, at)
);
comment on table public.prices_1h is 'Price points by the hour, rolled up from prices_1m and kept longer.';

alter table public.prices_1m enable row level security;
create policy prices_1m_all_select on public.prices_1m for select to anon, authenticated using (true);
revoke all on public.prices_1m from public, anon, authenticated, service_role;
grant select on public.prices_1m to anon, authenticated;
grant select, insert, update, delete on public.prices_1m to service_role;

alter table public.prices_1h enable row level security;
create policy prices_1h_all_select on public.prices_1h for select to anon, authenticated using (true);
revoke all on public.prices_1h from public, anon, authenticated, service_role;
grant select on public.prices_1h to anon, authenticated;
grant select, insert, update, delete on public.prices_1h to service_role;

-- markets known by their trades only -------------------------------------------------------------------------------

create table public.market_stubs (
  origin text not null,
  condition_id text not null,
  title text,
  slug text,
  event_slug text,
  first_seen_at timestamptz not null default now(),
  looked_up_at timestamptz,
  constraint market_stubs_pkey primary key (origin, condition_id)
);
comment on table public.market_stubs is 'Markets first seen through a trade or position and not yet synced; apart from markets, so that a stub never overwrites one.';

alter table public.market_stubs enable row level security;
create policy market_stubs_all_select on public.market_stubs for select to anon, authenticated using (true);
revoke all on public.market_stubs from public, anon, authenticated, service_role;
grant select on public.market_stubs to anon, authenticated;
grant select, insert, update, delete on public.market_stubs to service_role;

-- What a token paid ------------------------------------------------------------------------------------------------

create view public.token_payouts with (security_invoker = true) as
  select
    outcome.origin, outcome.token_id, outcome.position as outcome_index, outcome.price as payout,
    market.id as market_id, market.condition_id, market.event_id, market.category,
    detail.closed_time as settled_at
  from public.market_outcomes as outcome
  join public.markets as market on market.origin = outcome.origin and market.id = outcome.market_id
  left join public.market_details as detail
    on detail.origin = outcome.origin and detail.market_id = outcome.market_id
  where market.closed and market.resolution_status = 'resolved' and outcome.price in (0, 0.5, 1)
    and outcome.token_id is not null;
comment on view public.token_payouts is 'What a share of each settled outcome was redeemed for: only markets that are closed, resolved and undisputed.';
revoke all on public.token_payouts from public, anon, authenticated, service_role;
grant select on public.token_payouts to anon, authenticated, service_role;
