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
        coalesce(market.title, event.title, wallet.name, wallet.pseudonym) as title,
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
      order by page.position nulls last, page.created_at desc, page.id) as shown))
$$;
comment on function public.list_watchlist is 'A page of the caller''s watchlist with what each row is called and trades at, or one row of it.';
revoke all on function public.list_watchlist from public;
grant execute on function public.list_watchlist to authenticated;
