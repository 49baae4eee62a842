-- What belongs to a user at the desk: the watchlist's reads, saved screens, wallet notes and API keys.

-- How much one user keeps ----------------------------------------------------------------------------------------

create function private.cap_rows() returns trigger
language plpgsql security definer set search_path = '' as $$
declare
  v_most bigint := tg_argv[0]::bigint;
  v_rows bigint;
begin
  execute format('select count(*) from %I.%I where user_id = $1', tg_table_schema, tg_table_name)
    into v_rows using new.user_id;
  if v_rows >= v_most then
    raise sqlstate 'PT409' using message = format('No more than %s of these; delete some first', v_most);
  end if;
  return new;
end
$$;
comment on function private.cap_rows() is 'Refuses a row more than a user may keep of a table; the argument is how many.';
revoke all on function private.cap_rows() from public;

-- watchlist -------------------------------------------------------------------------------------------------------

create trigger cap_watchlist_items before insert on public.watchlist_items
  for each row execute function private.cap_rows('1000');

create function public.watch(p_origin text, p_kind text, p_key text, p_note text default null)
returns json language plpgsql set search_path = '' as $$
declare
  v_target text := case p_kind
    when 'market' then (
      select market.id from public.markets as market
      where market.origin = p_origin
        and (market.id = p_key or market.condition_id = lower(p_key) or market.slug = p_key)
      order by (market.id = p_key) desc, market.closed, market.id limit 1)
    when 'event' then (
      select event.id from public.events as event
      where event.origin = p_origin and (event.id = p_key or event.slug = p_key)
      order by (event.id = p_key) desc, event.closed, event.id limit 1)
    else lower(p_key) end;
  v_id uuid;
begin
  if v_target is null then
    raise sqlstate 'PT404' using message = initcap(p_kind) || ' ' || p_key || ' not found';
  end if;
  -- A second look after the insert: another window may have been faster.
  for v_try in 1..2 loop
    select item.id into v_id from public.watchlist_items as item
    where item.user_id = (select auth.uid()) and item.origin = p_origin and item.kind = p_kind and item.target_id = v_target;
    if v_id is not null then
      return json_build_object('created', false, 'id', v_id);
    end if;
    insert into public.watchlist_items (origin, kind, target_id, note) values (p_origin, p_kind, v_target, p_note)
      on conflict (user_id, origin, kind, target_id) do nothing returning id into v_id;
    if v_id is not null then
      return json_build_object('created', true, 'id', v_id);
    end if;
  end loop;
  raise sqlstate 'PT503' using message = 'The watchlist is being changed elsewhere; try again';
end
$$;
comment on function public.watch is 'Puts something on the caller''s watchlist, by any of its names; says whether it was new.';
revoke all on function public.watch from public;
grant execute on function public.watch to authenticated;

-- saved_screens ---------------------------------------------------------------------------------------------------

create table public.saved_screens (
  id uuid not null default gen_random_uuid(),
  user_id uuid not null default auth.uid() references auth.users (id) on delete cascade,
  name text not null,
  query jsonb not null default '{}',
  sort text not null default '-volume24h',
  columns text[],
  is_default boolean not null default false,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint saved_screens_pkey primary key (id),
  constraint saved_screens_user_id_name_key unique (user_id, name),
  constraint saved_screens_name_check check (char_length(name) between 1 and 80),
  constraint saved_screens_query_check check (jsonb_typeof(query) = 'object' and octet_length(query::text) <= 8192),
  constraint saved_screens_sort_check check (sort ~ '^-?[A-Za-z0-9]{1,40}$'),
  constraint saved_screens_columns_check check (cardinality(columns) between 1 and 60)
);
comment on table public.saved_screens is 'Filters of the market list under a name.';
comment on column public.saved_screens.query is 'The filter as it was parsed, in the words of the wire.';
comment on column public.saved_screens.columns is 'Ids of the columns to show; null shows the usual ones.';
comment on column public.saved_screens.is_default is 'What the screener opens with where no filter is named; at most one of a user.';

alter table public.saved_screens enable row level security;
create policy saved_screens_owner_select on public.saved_screens for select to authenticated
  using ((select auth.uid()) = user_id);
create policy saved_screens_owner_insert on public.saved_screens for insert to authenticated
  with check ((select auth.uid()) = user_id);
create policy saved_screens_owner_update on public.saved_screens for update to authenticated
  using ((select auth.uid()) = user_id) with check ((select auth.uid()) = user_id);
create policy saved_screens_owner_delete on public.saved_screens for delete to authenticated
  using ((select auth.uid()) = user_id);
revoke all on public.saved_screens from public, anon, authenticated, service_role;
grant select, insert, update (name, query, sort, columns, is_default, updated_at), delete on public.saved_screens to authenticated;
grant select, insert, update, delete on public.saved_screens to service_role;

create unique index saved_screens_default_idx on public.saved_screens (user_id) where is_default;

create trigger cap_saved_screens before insert on public.saved_screens
  for each row execute function private.cap_rows('200');

create function private.keep_one_default_screen() returns trigger
language plpgsql set search_path = '' as $$
begin
  update public.saved_screens set is_default = false
    where user_id = new.user_id and is_default and id <> new.id;
  return new;
end
$$;
comment on function private.keep_one_default_screen() is 'A screen that becomes the default takes the place of the one before.';
revoke all on function private.keep_one_default_screen() from public;

create trigger keep_one_default_screen before insert or update of is_default on public.saved_screens
  for each row when (new.is_default) execute function private.keep_one_default_screen();

-- wallet_notes ----------------------------------------------------------------------------------------------------

create table public.wallet_notes (
  user_id uuid not null default auth.uid() references auth.users (id) on delete cascade,
  address text not null,
  label text,
  note text,
  tags text[] not null default '{}',
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint wallet_notes_pkey primary key (user_id, address),
  constraint wallet_notes_address_check check (address ~ '^0x[0-9a-f]{40}$'),
  constraint wallet_notes_label_check check (char_length(label) between 1 and 60),
  constraint wallet_notes_note_check check (char_length(note) between 1 and 4000),
  constraint wallet_notes_tags_check check (cardinality(tags) <= 20 and octet_length(array_to_string(tags, '')) <= 800)
);
comment on table public.wallet_notes is 'What a user calls a wallet and keeps in mind about it; an address means the same in every source.';

alter table public.wallet_notes enable row level security;
create policy wallet_notes_owner_select on public.wallet_notes for select to authenticated
  using ((select auth.uid()) = user_id);
create policy wallet_notes_owner_insert on public.wallet_notes for insert to authenticated
  with check ((select auth.uid()) = user_id);
create policy wallet_notes_owner_update on public.wallet_notes for update to authenticated
  using ((select auth.uid()) = user_id) with check ((select auth.uid()) = user_id);
create policy wallet_notes_owner_delete on public.wallet_notes for delete to authenticated
  using ((select auth.uid()) = user_id);
revoke all on public.wallet_notes from public, anon, authenticated, service_role;
grant select, insert, update (label, note, tags, updated_at), delete on public.wallet_notes to authenticated;
grant select, insert, update, delete on public.wallet_notes to service_role;

create trigger cap_wallet_notes before insert on public.wallet_notes
  for each row execute function private.cap_rows('5000');

create function public.get_wallet_note(p_address text)
returns json language sql stable set search_path = '' as $$
  select row_to_json(shown) from (
    select note.address, note.label, note.note, note.tags, note.updated_at from public.wallet_notes as note
    where note.user_id = (select auth.uid()) and note.address = lower(p_address)) as shown
$$;
comment on function public.get_wallet_note is 'What the caller has noted about a wallet; null where nothing.';
revoke all on function public.get_wallet_note from public;
grant execute on function public.get_wallet_note to authenticated;

create function public.put_wallet_note(p_address text, p_label text, p_note text, p_tags text[])
returns json language plpgsql set search_path = '' as $$
begin
  if p_label is null and p_note is null and cardinality(p_tags) = 0 then
    delete from public.wallet_notes where user_id = (select auth.uid()) and address = lower(p_address);
  else
    update public.wallet_notes set label = p_label, note = p_note, tags = p_tags, updated_at = now()
      where user_id = (select auth.uid()) and address = lower(p_address);
    if not found then
      insert into public.wallet_notes (address, label, note, tags) values (lower(p_address), p_label, p_note, p_tags)
        on conflict (user_id, address) do update
          set label = excluded.label, note = excluded.note, tags = excluded.tags, updated_at = now();
    end if;
  end if;
  return public.get_wallet_note(p_address);
end
$$;
comment on function public.put_wallet_note is 'Puts the caller''s note of a wallet in the place of the one before; one that says nothing is deleted.';
revoke all on function public.put_wallet_note from public;
grant execute on function public.put_wallet_note to authenticated;

-- api_keys --------------------------------------------------------------------------------------------------------

create table public.api_keys (
  id uuid not null default gen_random_uuid(),
  user_id uuid not null default auth.uid() references public.users (id) on delete cascade,
  name text not null,
  prefix text not null,
  hash text not null,
  scopes text[] not null,
  created_at timestamptz not null default now(),
  last_used_at timestamptz,
  expires_at timestamptz,
  revoked_at timestamptz,
  constraint api_keys_pkey primary key (id),
  constraint api_keys_hash_key unique (hash),
  constraint api_keys_name_check check (char_length(name) between 1 and 80),
  constraint api_keys_prefix_check check (prefix ~ '^casc_[0-9a-f]{8}$'),
  constraint api_keys_hash_check check (hash ~ '^[0-9a-f]{64}$'),
  constraint api_keys_scopes_check check (cardinality(scopes) between 1 and 3 and scopes <@ array['read', 'write', 'run'])
);
comment on table public.api_keys is 'Keys for programs that act for a user; of the key itself only the hash is kept';
comment on column public.api_keys.hash is 'SHA-256 of the whole key, which is 256 random bits';
comment on column public.api_keys.last_used_at is 'To the minute';

alter table public.api_keys enable row level security;
create policy api_keys_owner_select on public.api_keys for select to authenticated
  using ((select auth.uid()) = user_id);
create policy api_keys_owner_insert on public.api_keys for insert to authenticated
  with check ((select auth.uid()) = user_id);
create policy api_keys_owner_update on public.api_keys for update to authenticated
  using ((select auth.uid()) = user_id) with check ((select auth.uid()) = user_id);
create policy api_keys_owner_delete on public.api_keys for delete to authenticated
  using ((select auth.uid()) = user_id);
revoke all on public.api_keys from public, anon, authenticated, service_role;
-- Nobody reads a hash with a user's rights.
grant select (id, user_id, name, prefix, scopes, created_at, last_used_at, expires_at, revoked_at),
  insert (name, prefix, hash, scopes, expires_at), update (name, scopes, expires_at, revoked_at), delete
  on public.api_keys to authenticated;
grant select, insert, update, delete on public.api_keys to service_role;

create index api_keys_user_id_idx on public.api_keys (user_id, created_at desc);

create trigger cap_api_keys before insert on public.api_keys
  for each row execute function private.cap_rows('50');

create function private.keep_revoked() returns trigger
language plpgsql set search_path = '' as $$
begin
  new.revoked_at := coalesce(old.revoked_at, new.revoked_at);
  return new;
end
$$;
comment on function private.keep_revoked() is 'A key that was revoked stays so.';
revoke all on function private.keep_revoked() from public;

create trigger keep_revoked before update on public.api_keys
  for each row execute function private.keep_revoked();

create function private.audit_api_key() returns trigger
language plpgsql security definer set search_path = '' as $$
declare
  v_key public.api_keys := case when tg_op = 'DELETE' then old else new end;
begin
  if auth.uid() is not null then
    insert into public.audit_log (actor_id, action, subject, details)
    values (auth.uid(), 'key.' || lower(tg_op), v_key.id::text,
      jsonb_build_object('name', v_key.name, 'prefix', v_key.prefix, 'scopes', v_key.scopes));
  end if;
  return null;
end
$$;
comment on function private.audit_api_key() is 'Notes who made, widened or removed which key.';
revoke all on function private.audit_api_key() from public;

create trigger audit_api_key after insert or delete or update of scopes, expires_at, revoked_at on public.api_keys
  for each row execute function private.audit_api_key();

create function public.use_api_key(p_hash text)
returns json language plpgsql set search_path = '' as $$
declare
  v_key public.api_keys;
begin
  select * into v_key from public.api_keys as one
    where one.hash = p_hash and one.revoked_at is null and (one.expires_at is null or one.expires_at > now());
  if v_key.id is null then
    return null;
  end if;
  if v_key.last_used_at is null or v_key.last_used_at < now() - interval '1 minute' then
    update public.api_keys set last_used_at = now() where id = v_key.id;
  end if;
  return json_build_object('id', v_key.id, 'userId', v_key.user_id, 'scopes', v_key.scopes, 'expiresAt', v_key.expires_at,
    'email', (select account.email from public.users as account where account.id = v_key.user_id));
end
$$;
comment on function public.use_api_key is 'Whose key this is and what it may do; null where it holds no longer.';
revoke all on function public.use_api_key from public;
grant execute on function public.use_api_key to service_role;

-- settings --------------------------------------------------------------------------------------------------------

create function public.merge_settings(p_patch text)
returns jsonb language plpgsql set search_path = '' as $$
declare
  v_patch jsonb := p_patch::jsonb;
  v_settings jsonb;
begin
  -- An account that is older than its row has none yet.
  insert into public.user_settings (user_id, settings) values ((select auth.uid()), '{}') on conflict (user_id) do nothing;
  update public.user_settings as mine set updated_at = now(), settings = (
    select coalesce(jsonb_object_agg(merged.key, merged.value), '{}') from (
      select key,
        case when key = 'columns' and jsonb_typeof(v_patch -> key) = 'object' and jsonb_typeof(mine.settings -> key) = 'object'
          then (mine.settings -> key) || (v_patch -> key) else value end as value
      from jsonb_each(mine.settings || v_patch)
    ) as merged where merged.value <> 'null'::jsonb)
  where mine.user_id = (select auth.uid())
  returning mine.settings into v_settings;
  return v_settings;
end
$$;
comment on function public.merge_settings is 'Changes the caller''s settings that are named; a null takes one away.';
revoke all on function public.merge_settings from public;
grant execute on function public.merge_settings to authenticated;

-- The watchlist as it is shown -------------------------------------------------------------------------------------

create function public.list_watchlist(
  p_origin text, p_kind text default null, p_limit integer default 1000, p_offset integer default 0, p_id uuid default null
)
returns json language sql stable set search_path = '' as $$
  with mine as (
    select * from public.watchlist_items as item
    where item.user_id = (select auth.uid()) and item.origin = p_origin
      and (p_kind is null or item.kind = p_kind) and (p_id is null or item.id = p_id)
  )
  select json_build_object('total', (select count(*) from mine), 'rows', (
    select coalesce(json_agg(shown), '[]') from (
      select page.id, page.kind, page.target_id, page.note, page.position, page.created_at,
        coalesce(market.title, event.title, noted.label, wallet.name, wallet.pseudonym) as title,
        coalesce(market.slug, event.slug) as slug, market.price, market.change_24h,
        coalesce(market.volume_24h, event.volume_24h) as volume_24h,
        coalesce(market.closed, event.closed) as closed,
        coalesce(market.updated_at, event.updated_at, wallet.refreshed_at) as updated_at
      from (select * from mine order by position nulls last, created_at desc, id limit p_limit offset p_offset) as page
        left join public.markets as market
          on page.kind = 'market' and market.origin = p_origin and market.id = page.target_id
        left join public.events as event
          on page.kind = 'event' and event.origin = p_origin and event.id = page.target_id
        left join public.wallets as wallet
          on page.kind = 'wallet' and wallet.origin = p_origin and wallet.address = page.target_id
        left join public.wallet_notes as noted
          on page.kind = 'wallet' and noted.user_id = page.user_id and noted.address = page.target_id
      order by page.position nulls last, page.created_at desc, page.id) as shown))
$$;
comment on function public.list_watchlist is 'A page of the caller''s watchlist with what each row is called and trades at, or one row of it.';
revoke all on function public.list_watchlist from public;
grant execute on function public.list_watchlist to authenticated;

-- search ----------------------------------------------------------------------------------------------------------

create function public.search_names(p_origin text, p_q text, p_limit integer default 6)
returns json language sql stable set search_path = '' as $$
  select json_build_object(
    'events', (
      select coalesce(json_agg(shown), '[]') from (
        select event.id, event.slug, event.title, event.volume_24h, event.market_count, event.closed
        from public.events as event
        where event.origin = p_origin and event.search like private.like_pattern(p_q)
        order by event.closed, event.volume_24h desc nulls last, event.id limit p_limit) as shown),
    'wallets', (
      select coalesce(json_agg(shown), '[]') from (
        select wallet.address, wallet.name, wallet.pseudonym from public.wallets as wallet
        where wallet.origin = p_origin and case
          when lower(p_q) ~ '^0x[0-9a-f]{1,40}$' then wallet.address like lower(p_q) || '%'
          else lower(wallet.name) like private.like_pattern(p_q) or lower(wallet.pseudonym) like private.like_pattern(p_q) end
        limit p_limit) as shown))
$$;
comment on function public.search_names is 'Events by a part of their title, and wallets by name, pseudonym or the beginning of their address.';
revoke all on function public.search_names from public;
grant execute on function public.search_names to anon, authenticated, service_role;

create function public.search_mine(p_q text, p_limit integer default 6)
returns json language sql stable set search_path = '' as $$
  select json_build_object(
    'workflows', (
      select coalesce(json_agg(shown), '[]') from (
        select workflow.id, workflow.name, workflow.updated_at from public.workflow_sessions as workflow
        where workflow.user_id = (select auth.uid()) and lower(workflow.name) like private.like_pattern(p_q)
        order by workflow.updated_at desc limit p_limit) as shown),
    'screens', (
      select coalesce(json_agg(shown), '[]') from (
        select screen.id, screen.name, screen.query, screen.sort, screen.columns from public.saved_screens as screen
        where screen.user_id = (select auth.uid()) and lower(screen.name) like private.like_pattern(p_q)
        order by screen.name limit p_limit) as shown),
    'notes', (
      select coalesce(json_agg(shown), '[]') from (
        select note.address, note.label from public.wallet_notes as note
        where note.user_id = (select auth.uid()) and (lower(note.label) like private.like_pattern(p_q) or lower(p_q) = any (note.tags))
        order by note.label limit p_limit) as shown))
$$;
comment on function public.search_mine is 'The caller''s workflows, screens and named wallets by a part of their name.';
revoke all on function public.search_mine from public;
grant execute on function public.search_mine to authenticated;
