-- Reads of the screener. A filter's SQL is put together from fixed fragments and bound parameters only, so that every
-- combination gets a plan of its own and no value reaches the text of a statement.

create function private.market_conditions(p_filter jsonb)
returns text language plpgsql immutable set search_path = '' as $$
declare
  v_known constant jsonb := jsonb_build_object(
    'category', 'market.category = $2 ->> ''category''',
    'tag', 'market.tags @> array[$2 ->> ''tag'']',
    'active', 'market.active = ($2 ->> ''active'')::boolean',
    'closed', 'market.closed = ($2 ->> ''closed'')::boolean',
    'price_min', 'market.price >= ($2 ->> ''price_min'')::double precision',
    'price_max', 'market.price <= ($2 ->> ''price_max'')::double precision',
    'volume_min', 'market.volume_24h >= ($2 ->> ''volume_min'')::double precision',
    'liquidity_min', 'market.liquidity >= ($2 ->> ''liquidity_min'')::double precision',
    'spread_max', 'market.spread <= ($2 ->> ''spread_max'')::double precision',
    'ends_before', 'market.end_date < ($2 ->> ''ends_before'')::timestamptz',
    'ends_after', 'market.end_date >= ($2 ->> ''ends_after'')::timestamptz',
    'change_min', 'market.change_24h >= ($2 ->> ''change_min'')::double precision',
    'change_max', 'market.change_24h <= ($2 ->> ''change_max'')::double precision',
    'event_id', 'market.event_id = $2 ->> ''event_id''');
  v_key text;
  v_conditions text := 'market.origin = $1';
begin
  for v_key in select jsonb_object_keys(p_filter) loop
    if v_known ? v_key then
      v_conditions := v_conditions || ' and ' || (v_known ->> v_key);
    elsif v_key = 'watchlist' then
      if (p_filter ->> 'watchlist')::boolean then
        v_conditions := v_conditions || ' and market.id in (select item.market_id from public.watchlist_items as item'
          || ' where item.user_id = (select auth.uid()) and item.origin = $1)';
      end if;
    elsif v_key <> 'q' then
      raise exception 'unknown filter: %', v_key using errcode = '22023';
    end if;
  end loop;
  if p_filter ? 'q' then
    -- One or two letters are similar only to what contains them, and their trigrams would match half the table.
    v_conditions := v_conditions || case when p_filter ->> 'q' ~ '^[[:alnum:]]{1,2}$'
      then ' and market.search like $3'
      else ' and (market.search like $3 or ($2 ->> ''q'') operator(extensions.<%) market.search)' end;
  end if;
  return v_conditions;
end
$$;
comment on function private.market_conditions is 'The where clause of a filter: $1 is the origin, $2 the filter, $3 the pattern of its q.';

create function private.like_pattern(p_text text)
returns text language sql immutable set search_path = '' as $$
  select '%' || regexp_replace(lower(p_text), '([\\%_])', '\\\1', 'g') || '%'
$$;
comment on function private.like_pattern is 'Matches the text as a substring, its own wildcards taken literally.';

create function private.market_sort_column(p_sort text)
returns text language plpgsql immutable set search_path = '' as $$
begin
  return case ltrim(p_sort, '-')
    when 'volume24h' then 'market.volume_24h' when 'liquidity' then 'market.liquidity'
    when 'price' then 'market.price' when 'spread' then 'market.spread'
    when 'change24h' then 'market.change_24h' when 'endDate' then 'market.end_date'
    when 'title' then 'market.title' when 'momentum' then 'null::double precision'
  end;
end
$$;

create function private.market_page_sql(p_filter jsonb, p_sort text)
returns text language plpgsql immutable set search_path = '' as $$
declare
  v_column text := private.market_sort_column(p_sort);
  v_from text := 'from public.markets as market where ' || private.market_conditions(p_filter);
  v_select text;
begin
  if v_column is null then
    raise exception 'unknown sort: %', p_sort using errcode = '22023';
  end if;
  v_select := format('select market.id, %s as sort_key ', v_column) || v_from;
  if v_column like 'null%' then
    return v_select || ' order by market.id limit $4 offset $5';
  elsif p_sort not like '-%' then
    return format('%s order by %s nulls last, market.id limit $4 offset $5', v_select, v_column);
  end if;
  -- An ascending index read backwards has its nulls first: rows with a value and rows without are read apart.
  return format(
    'select * from ((%1$s and %2$s is not null order by %2$s desc, market.id limit $4 + $5)'
    ' union all (%1$s and %2$s is null order by market.id limit $4 + $5)) as part'
    ' order by sort_key desc nulls last, id limit $4 offset $5', v_select, v_column);
end
$$;

create function public.get_markets(p_origin public.market_origin, p_ids text[])
returns jsonb language sql stable set search_path = '' as $$
  select coalesce(jsonb_agg(to_jsonb(found) - 'position' order by found.position), '[]')
  from (
    select wanted.position, market.id, market.condition_id, market.slug, market.title, market.category, market.tags,
      market.event_id, market.event_slug, market.origin, market.price, market.best_bid, market.best_ask, market.spread,
      market.last_trade_price, market.volume_24h, market.volume_total, market.liquidity, market.change_24h,
      market.end_date, market.active, market.closed, market.accepting_orders, market.resolution_status,
      market.neg_risk, market.updated_at,
      case when market.unlisted_since is null then greatest(market.last_seen_at, source.crawled_at)
        else market.last_seen_at end as last_seen_at,
      (select jsonb_agg(jsonb_build_object('name', outcome.name, 'tokenId', outcome.token_id, 'price', outcome.price)
          order by outcome.position)
        from public.market_outcomes as outcome
        where outcome.origin = market.origin and outcome.market_id = market.id) as outcomes
    from unnest(p_ids) with ordinality as wanted(id, position)
      join public.markets as market on market.origin = p_origin and market.id = wanted.id
      left join public.sync_sources as source on source.origin = market.origin
  ) as found
$$;
comment on function public.get_markets is 'Markets with their outcomes, in the order of the ids.';

create function public.list_markets(
  p_origin public.market_origin, p_filter jsonb default '{}', p_sort text default '-volume24h',
  p_limit integer default 100, p_offset integer default 0, p_known jsonb default null
)
returns jsonb language plpgsql stable set search_path = '' set pg_trgm.word_similarity_threshold = 0.4 as $$
declare
  v_pattern text := private.like_pattern(p_filter ->> 'q');
  v_generation bigint;
  v_last_success timestamptz;
  v_ids text[];
  v_total bigint;
begin
  select source.generation, source.last_success_at into v_generation, v_last_success
  from public.sync_sources as source where source.origin = p_origin;
  if v_generation = (p_known ->> 'generation')::bigint and not p_filter ? 'watchlist' then
    v_total := (p_known ->> 'total')::bigint;
  end if;

  execute format('select array_agg(page.id) from (%s) as page', private.market_page_sql(p_filter, p_sort))
    into v_ids using p_origin, p_filter, v_pattern, p_limit, p_offset;
  if v_total is null then
    execute 'select count(*) from public.markets as market where ' || private.market_conditions(p_filter)
      into v_total using p_origin, p_filter, v_pattern;
  end if;
  return jsonb_build_object(
    'total', v_total, 'generation', v_generation, 'last_success_at', v_last_success,
    'rows', public.get_markets(p_origin, coalesce(v_ids, '{}')));
end
$$;
comment on function public.list_markets is 'One page of a filter with the total of the whole. p_known is a total counted before, with its generation: while no row has changed since, it is taken over instead of counting again.';

create function public.list_market_ids(
  p_origin public.market_origin, p_filter jsonb default '{}', p_sort text default '-volume24h'
)
returns text[] language plpgsql stable set search_path = '' set pg_trgm.word_similarity_threshold = 0.4 as $$
declare
  v_ids text[];
begin
  execute format('select array_agg(page.id) from (%s) as page', private.market_page_sql(p_filter, p_sort))
    into v_ids using p_origin, p_filter, private.like_pattern(p_filter ->> 'q'), 2000000000, 0;
  return coalesce(v_ids, '{}');
end
$$;
comment on function public.list_market_ids is 'The whole filter in order, for exports.';
