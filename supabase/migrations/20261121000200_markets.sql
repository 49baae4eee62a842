-- What the upstream says about events and markets. Rows of several origins live side by side and are never mixed.
-- The origin is text and no enum: under row-level security only leakproof operators let an index serve the order of a
-- page, and equality of enums is not leakproof.

-- events ----------------------------------------------------------------------------------------------------------

create table public.events (
  origin text not null,
  id text not null,
  slug text not null,
  title text not null,
  search text not null,
  category text,
  tags text[] not null default '{}',
  image text,
  neg_risk boolean,
  neg_risk_augmented boolean,
  cumulative_markets boolean,
  active boolean not null,
  closed boolean not null,
  start_date timestamptz,
  end_date timestamptz,
  volume_24h double precision,
  volume_total double precision,
  liquidity double precision,
  market_count integer not null default 0,
  updated_at timestamptz,
  content_hash text not null,
  first_seen_at timestamptz not null default now(),
  last_seen_at timestamptz not null default now(),
  unlisted_since timestamptz,
  constraint events_pkey primary key (origin, id),
  constraint events_origin_check check (origin in ('polymarket', 'recorded', 'demo'))
);
comment on table public.events is 'One upstream event: a question or theme that groups markets.';
comment on column public.events.search is 'The title in lower case, for substring search.';
comment on column public.events.market_count is 'Markets that the upstream listed under the event when it was last written.';
comment on column public.events.updated_at is 'The upstream''s own time of change; an older row never overwrites a newer one.';
comment on column public.events.content_hash is 'Hash of what was last written, so that an unchanged row is not written again.';
comment on column public.events.unlisted_since is 'When complete crawls stopped showing the row; null while each one does, and then the latest crawl is when it was last seen.';

alter table public.events enable row level security;
create policy events_all_select on public.events for select to anon, authenticated using (true);
revoke all on public.events from public, anon, authenticated, service_role;
grant select on public.events to anon, authenticated;
grant select, insert, update, delete on public.events to service_role;

create index events_slug_idx on public.events (origin, slug);
create index events_volume_24h_idx on public.events (origin, volume_24h desc nulls last, id);
create index events_search_idx on public.events using gin (search extensions.gin_trgm_ops);

-- markets ---------------------------------------------------------------------------------------------------------

-- Columns of fixed width stand first: a filter reaches them without walking over the texts before them.
create table public.markets (
  origin text not null,
  active boolean not null,
  closed boolean not null,
  accepting_orders boolean,
  neg_risk boolean,
  price double precision,
  best_bid double precision,
  best_ask double precision,
  spread double precision,
  last_trade_price double precision,
  volume_24h double precision,
  volume_total double precision,
  liquidity double precision,
  change_24h double precision,
  momentum double precision,
  momentum_n integer,
  momentum_as_of timestamptz,
  end_date timestamptz,
  updated_at timestamptz,
  first_seen_at timestamptz not null default now(),
  last_seen_at timestamptz not null default now(),
  unlisted_since timestamptz,
  id text not null,
  category text,
  title text not null,
  search text not null,
  slug text,
  condition_id text,
  event_id text,
  event_slug text,
  tags text[] not null default '{}',
  resolution_status text,
  content_hash text not null,
  constraint markets_pkey primary key (origin, id),
  constraint markets_origin_check check (origin in ('polymarket', 'recorded', 'demo')),
  constraint markets_price_check check (price between 0 and 1)
);
comment on table public.markets is 'What the screener shows, filters and sorts by; one narrow row a market. Long texts stand in market_details.';
comment on column public.markets.search is 'The title in lower case, for substring search.';
comment on column public.markets.price is 'Probability of the first outcome: the midpoint, or the last trade where the spread is above 0.10.';
comment on column public.markets.change_24h is 'Probability points over 24 hours, as the upstream says it.';
comment on column public.markets.momentum is 'Δlogit of the price over 24 h in standard deviations of 24 hours; kept by refresh_momentum, not by the sync.';
comment on column public.markets.updated_at is 'The upstream''s own time of change; an older row never overwrites a newer one.';
comment on column public.markets.content_hash is 'Hash of what was last written, so that an unchanged row is not written again.';
comment on column public.markets.unlisted_since is 'When complete crawls stopped showing the row; null while each one does, and then the latest crawl is when it was last seen.';

alter table public.markets enable row level security;
create policy markets_all_select on public.markets for select to anon, authenticated using (true);
revoke all on public.markets from public, anon, authenticated, service_role;
grant select on public.markets to anon, authenticated;
grant select, insert, update, delete on public.markets to service_role;

create index markets_condition_id_idx on public.markets (origin, condition_id);
create index markets_slug_idx on public.markets (origin, slug);
create index markets_event_id_idx on public.markets (origin, event_id);
-- One index a sort serves both directions: forwards, and backwards over the rows that have a value (list_market_ids).
create index markets_volume_24h_idx on public.markets (origin, volume_24h, id);
create index markets_liquidity_idx on public.markets (origin, liquidity, id);
create index markets_price_idx on public.markets (origin, price, id);
create index markets_spread_idx on public.markets (origin, spread, id);
create index markets_change_24h_idx on public.markets (origin, change_24h, id);
create index markets_momentum_idx on public.markets (origin, momentum, id);
create index markets_end_date_idx on public.markets (origin, end_date, id);
create index markets_title_idx on public.markets (origin, title, id);
create index markets_closed_idx on public.markets (origin, closed, active);
create index markets_category_idx on public.markets (origin, category);
create index markets_tags_idx on public.markets using gin (tags);
create index markets_search_idx on public.markets using gin (search extensions.gin_trgm_ops);

-- The upstream's raw answers, whole batches compressed: alike as they are, a batch takes a tenth of its rows one by one.
create table public.raw_answers (
  id uuid not null default gen_random_uuid(),
  origin text not null,
  lines integer not null,
  raw_polymarket_data bytea not null,
  created_at timestamptz not null default now(),
  constraint raw_answers_pkey primary key (id),
  constraint raw_answers_origin_check check (origin in ('polymarket', 'recorded', 'demo')),
  constraint raw_answers_lines_check check (lines > 0)
);
comment on table public.raw_answers is 'What the upstream answered, to the letter; dropped by retention.';
comment on column public.raw_answers.raw_polymarket_data is 'gzip of one JSON object a line; raw_line of the rows that came with it counts lines from 0.';
alter table public.raw_answers alter column raw_polymarket_data set storage external;

alter table public.raw_answers enable row level security;
create policy raw_answers_all_select on public.raw_answers for select to anon, authenticated using (true);
revoke all on public.raw_answers from public, anon, authenticated, service_role;
grant select on public.raw_answers to anon, authenticated;
grant select, insert, update, delete on public.raw_answers to service_role;

create index raw_answers_created_at_idx on public.raw_answers (created_at);

-- The long texts, apart so that a screener page reads narrow rows only.
create table public.market_details (
  origin text not null,
  market_id text not null,
  description text,
  resolution_source text,
  group_item_title text,
  tick_size double precision,
  min_order_size double precision,
  fee_schedule jsonb,
  start_date timestamptz,
  closed_time timestamptz,
  raw_answer_id uuid,
  raw_line smallint,
  constraint market_details_pkey primary key (origin, market_id)
);
comment on table public.market_details is 'What only a market''s own page shows.';
comment on column public.market_details.raw_answer_id is 'The batch that holds the upstream''s answer as it was when the row was last written; no foreign key, since retention drops batches.';

-- Compressing some kilobytes a row takes longer than all the rest of writing it, and so does a side table of chunks.
alter table public.market_details set (toast_tuple_target = 8160);
alter table public.market_details alter column description set storage external;

alter table public.market_details enable row level security;
create policy market_details_all_select on public.market_details for select to anon, authenticated using (true);
revoke all on public.market_details from public, anon, authenticated, service_role;
grant select on public.market_details to anon, authenticated;
grant select, insert, update, delete on public.market_details to service_role;

create table public.event_details (
  origin text not null,
  event_id text not null,
  description text,
  raw_answer_id uuid,
  raw_line smallint,
  constraint event_details_pkey primary key (origin, event_id)
);
comment on table public.event_details is 'What only an event''s own page shows.';

alter table public.event_details enable row level security;
create policy event_details_all_select on public.event_details for select to anon, authenticated using (true);
revoke all on public.event_details from public, anon, authenticated, service_role;
grant select on public.event_details to anon, authenticated;
grant select, insert, update, delete on public.event_details to service_role;

create table public.market_outcomes (
  origin text not null,
  market_id text not null,
  position smallint not null,
  name text not null,
  token_id text,
  price double precision,
  constraint market_outcomes_pkey primary key (origin, market_id, position),
  constraint market_outcomes_price_check check (price between 0 and 1)
);
comment on table public.market_outcomes is 'The outcomes of a market in the upstream''s order; the first one''s price is the market''s.';

alter table public.market_outcomes enable row level security;
create policy market_outcomes_all_select on public.market_outcomes for select to anon, authenticated using (true);
revoke all on public.market_outcomes from public, anon, authenticated, service_role;
grant select on public.market_outcomes to anon, authenticated;
grant select, insert, update, delete on public.market_outcomes to service_role;

create index market_outcomes_token_id_idx on public.market_outcomes (token_id);

-- A key checked row by row costs as much as writing the row: what belongs to a market or event is written in the statement
-- that writes its owner, and goes with it in one.
create function private.drop_with_market()
returns trigger language plpgsql security definer set search_path = '' as $$
begin
  delete from public.market_details as detail using gone
  where detail.origin = gone.origin and detail.market_id = gone.id;
  delete from public.market_outcomes as outcome using gone
  where outcome.origin = gone.origin and outcome.market_id = gone.id;
  return null;
end
$$;
comment on function private.drop_with_market is 'A deleted market takes its details and outcomes along.';
revoke all on function private.drop_with_market() from public;
create trigger markets_drop_with after delete on public.markets
  referencing old table as gone for each statement execute function private.drop_with_market();

create function private.drop_with_event()
returns trigger language plpgsql security definer set search_path = '' as $$
begin
  delete from public.event_details as detail using gone
  where detail.origin = gone.origin and detail.event_id = gone.id;
  return null;
end
$$;
comment on function private.drop_with_event is 'A deleted event takes its details along.';
revoke all on function private.drop_with_event() from public;
create trigger events_drop_with after delete on public.events
  referencing old table as gone for each statement execute function private.drop_with_event();

-- watchlist -------------------------------------------------------------------------------------------------------

create table public.watchlist_items (
  id uuid not null default gen_random_uuid(),
  user_id uuid not null default auth.uid() references auth.users (id) on delete cascade,
  origin text not null,
  kind text not null default 'market',
  target_id text not null,
  note text,
  position double precision,
  created_at timestamptz not null default now(),
  constraint watchlist_items_pkey primary key (id),
  constraint watchlist_items_user_id_origin_kind_target_id_key unique (user_id, origin, kind, target_id),
  constraint watchlist_items_origin_check check (origin in ('polymarket', 'recorded', 'demo')),
  constraint watchlist_items_kind_check check (kind in ('market', 'event', 'wallet')),
  constraint watchlist_items_target_id_check check (char_length(target_id) between 1 and 300),
  constraint watchlist_items_note_check check (char_length(note) between 1 and 2000)
);
comment on table public.watchlist_items is 'Markets, events and wallets that a user follows; kept when the market itself is pruned.';
comment on column public.watchlist_items.target_id is 'Market id, event id, or a wallet''s address in lower case.';
comment on column public.watchlist_items.position is 'Where the user put it, smallest first; what was never put anywhere follows, newest first.';

alter table public.watchlist_items enable row level security;
create policy watchlist_items_owner_select on public.watchlist_items for select to authenticated
  using ((select auth.uid()) = user_id);
create policy watchlist_items_owner_insert on public.watchlist_items for insert to authenticated
  with check ((select auth.uid()) = user_id);
create policy watchlist_items_owner_update on public.watchlist_items for update to authenticated
  using ((select auth.uid()) = user_id) with check ((select auth.uid()) = user_id);
create policy watchlist_items_owner_delete on public.watchlist_items for delete to authenticated
  using ((select auth.uid()) = user_id);
revoke all on public.watchlist_items from public, anon, authenticated, service_role;
grant select, insert, update (note, position), delete on public.watchlist_items to authenticated;
grant select, insert, update, delete on public.watchlist_items to service_role;
