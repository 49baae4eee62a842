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
create index signals_ungraded_idx on public.signals (origin, created_at)
  where price_1h is null or price_24h is null or settled_price is null;

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
  select market.id, market.event_id, market.price into found_market
  from public.markets as market where market.origin = p_origin and market.id = p_market;
  if not found then
    select market.id, market.event_id, market.price into found_market
    from public.markets as market where market.origin = p_origin and market.condition_id = p_market
    order by market.id limit 1;
  end if;
  if not found then
    raise sqlstate 'PT404' using message = format('Market %s not found', p_market);
  end if;
  insert into public.signals (
    origin, source_type, source_id, dedupe_key, user_id, market_id, event_id, side, probability, confidence, reason, price_at
  ) values (
    p_origin, p_source_type, p_source_id, p_dedupe_key, p_user, found_market.id, found_market.event_id, p_side,
    p_probability, p_confidence, p_reason, found_market.price
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
