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
        v_conditions := v_conditions || ' and market.id in (select item.target_id from public.watchlist_items as item'
          || ' where item.user_id = (select auth.uid()) and item.origin = $1 and item.kind = ''market'')';
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
    when 'title' then 'market.title' when 'momentum' then 'market.momentum'
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
    return v_select
      || case when p_sort like '-%' then ' order by market.id desc' else ' order by market.id' end
      || ' limit $4 offset $5';
  elsif p_sort not like '-%' then
    return format('%s order by %s nulls last, market.id limit $4 offset $5', v_select, v_column);
  end if;
  -- An ascending index read backwards has its nulls first: rows with a value and rows without are read apart.
  return format(
    'select * from ((%1$s and %2$s is not null order by %2$s desc, market.id desc limit $4 + $5)'
    ' union all (%1$s and %2$s is null order by %2$s desc, market.id desc limit $4 + $5)) as part'
    ' order by sort_key desc nulls last, id desc limit $4 offset $5', v_select, v_column);
end
$$;

create function private.market_search_sql(p_filter jsonb, p_sort text)
returns text language plpgsql immutable set search_path = '' as $$
declare
  v_direction text := case when p_sort like '-%' then 'desc' else 'asc' end;
begin
  if private.market_sort_column(p_sort) is null then
    raise exception 'unknown sort: %', p_sort using errcode = '22023';
  end if;
  return format(
    'with matched as materialized (select market.id, %1$s as sort_key from public.markets as market where %2$s)'
    ' select (select count(*) from matched), (select array_agg(page.id) from ('
    'select matched.id from matched order by sort_key %3$s nulls last, id %3$s limit $4 offset $5) as page)',
    private.market_sort_column(p_sort), private.market_conditions(p_filter), v_direction);
end
$$;

create function public.get_markets(p_origin text, p_ids text[])
returns json language sql stable set search_path = '' as $$
  select coalesce(json_agg(found), '[]')
  from (
    select market.id, market.condition_id, market.slug, market.title, market.category, market.tags,
      market.event_id, market.event_slug, market.origin, market.price, market.best_bid, market.best_ask, market.spread,
      market.last_trade_price, market.volume_24h, market.volume_total, market.liquidity, market.change_24h,
      market.end_date, market.active, market.closed, market.accepting_orders, market.resolution_status,
      market.neg_risk, market.updated_at, market.momentum, market.momentum_n, market.momentum_as_of,
      case when market.unlisted_since is null then greatest(market.last_seen_at, source.crawled_at)
        else market.last_seen_at end as last_seen_at,
      (select json_agg(listed) from (
          select outcome.name, outcome.token_id, outcome.price from public.market_outcomes as outcome
          where outcome.origin = market.origin and outcome.market_id = market.id
          order by outcome.position) as listed) as outcomes
    from unnest(p_ids) with ordinality as wanted(id, position)
      join public.markets as market on market.origin = p_origin and market.id = wanted.id
      left join public.sync_sources as source on source.origin = market.origin
    order by wanted.position
  ) as found
$$;
comment on function public.get_markets is 'Markets with their outcomes, in the order of the ids.';

create function public.list_markets(
  p_origin text, p_filter jsonb default '{}', p_sort text default '-volume24h',
  p_limit integer default 100, p_offset integer default 0, p_known jsonb default null
)
returns json language plpgsql stable set search_path = '' set pg_trgm.word_similarity_threshold = 0.4 as $$
declare
  v_pattern text := private.like_pattern(p_filter ->> 'q');
  v_generation bigint;
  v_last_success timestamptz;
  v_version text;
  v_ids text[];
  v_total bigint;
begin
  -- When a row was last seen follows from the source's crawl, so that belongs to the version of a page.
  select source.generation, source.last_success_at,
    source.generation || ' ' || extract(epoch from source.last_success_at) || ' ' || coalesce(extract(epoch from source.crawled_at), 0)
  into v_generation, v_last_success, v_version
  from public.sync_sources as source where source.origin = p_origin;
  if v_version = p_known ->> 'version' and not p_filter ? 'watchlist' then
    return json_build_object('generation', v_generation, 'version', v_version, 'last_success_at', v_last_success, 'rows', null);
  end if;
  if v_generation = (p_known ->> 'generation')::bigint and not p_filter ? 'watchlist' then
    v_total := (p_known ->> 'total')::bigint;
  end if;

  if p_filter ? 'q' and v_total is null then
    -- Similarity is dear, so page and total come from one pass.
    execute private.market_search_sql(p_filter, p_sort)
      into v_total, v_ids using p_origin, p_filter, v_pattern, p_limit, p_offset;
  else
    execute format('select array_agg(page.id) from (%s) as page', private.market_page_sql(p_filter, p_sort))
      into v_ids using p_origin, p_filter, v_pattern, p_limit, p_offset;
  end if;
  if v_total is null then
    execute 'select count(*) from public.markets as market where ' || private.market_conditions(p_filter)
      into v_total using p_origin, p_filter, v_pattern;
  end if;
  return json_build_object(
    'total', v_total, 'generation', v_generation, 'version', v_version, 'last_success_at', v_last_success,
    'rows', public.get_markets(p_origin, coalesce(v_ids, '{}')));
end
$$;
comment on function public.list_markets is 'One page of a filter with the total of the whole. p_known is a total counted before, with its generation: while no row has changed since, it is taken over instead of counting again; of a page at the version that it names only that is said.';

create function public.list_market_ids(
  p_origin text, p_filter jsonb default '{}', p_sort text default '-volume24h'
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

create function public.get_market(p_origin text, p_key text)
returns json language sql stable set search_path = '' as $$
  with found as (
    select market.id, market.origin, market.event_id
    from public.markets as market
    where market.origin = p_origin and (market.id = p_key or market.condition_id = lower(p_key) or market.slug = p_key)
    order by (market.id = p_key) desc, (market.condition_id = lower(p_key)) desc nulls last, market.closed, market.id
    limit 1
  )
  select json_build_object(
    'market', public.get_markets(p_origin, array[found.id]) -> 0,
    'last_success_at', (select source.last_success_at from public.sync_sources as source where source.origin = p_origin),
    'event_title', (select event.title from public.events as event
      where event.origin = found.origin and event.id = found.event_id),
    'details', (select row_to_json(shown) from (
      select detail.description, detail.resolution_source, detail.tick_size, detail.min_order_size,
        detail.fee_schedule, detail.start_date
      from public.market_details as detail
      where detail.origin = found.origin and detail.market_id = found.id) as shown))
  from found
$$;
comment on function public.get_market is 'One market by market id, condition id or slug; null when there is none.';

create function public.list_events(
  p_origin text, p_filter jsonb default '{}', p_sort text default '-volume24h',
  p_limit integer default 100, p_offset integer default 0
)
returns json language plpgsql stable set search_path = '' set pg_trgm.word_similarity_threshold = 0.4 as $$
declare
  v_column text := case ltrim(p_sort, '-')
    when 'volume24h' then 'event.volume_24h' when 'liquidity' then 'event.liquidity' when 'endDate' then 'event.end_date'
    when 'title' then 'event.title' when 'marketCount' then 'event.market_count' end;
  v_direction text := case when p_sort like '-%' then 'desc' else 'asc' end;
  v_page json;
begin
  if v_column is null then
    raise exception 'unknown sort: %', p_sort using errcode = '22023';
  end if;
  execute format($sql$
    with matched as materialized (
      select event.id, %1$s as sort_key from public.events as event
      where event.origin = $1
        and ($2 ->> 'category' is null or event.category = $2 ->> 'category')
        and ($2 ->> 'tag' is null or event.tags @> array[$2 ->> 'tag'])
        and ($2 ->> 'active' is null or event.active = ($2 ->> 'active')::boolean)
        and ($2 ->> 'closed' is null or event.closed = ($2 ->> 'closed')::boolean)
        and ($2 ->> 'q' is null or event.search like $3 or ($2 ->> 'q') operator(extensions.<%%) event.search)
    ), page as (
      select matched.id, row_number() over () as position from (
        select id from matched order by sort_key %2$s nulls last, id %2$s limit $4 offset $5) as matched
    )
    select json_build_object(
      'total', (select count(*) from matched),
      'last_success_at', (select source.last_success_at from public.sync_sources as source where source.origin = $1),
      'rows', (select coalesce(json_agg(found), '[]') from (
        select event.id, event.slug, event.title, event.category, event.tags, event.origin, event.image, event.neg_risk,
          event.active, event.closed, event.start_date, event.end_date, event.volume_24h, event.volume_total,
          event.liquidity, event.market_count, event.updated_at,
          case when event.unlisted_since is null then greatest(event.last_seen_at, source.crawled_at)
            else event.last_seen_at end as last_seen_at
        from page join public.events as event on event.origin = $1 and event.id = page.id
          left join public.sync_sources as source on source.origin = event.origin
        order by page.position) as found))
  $sql$, v_column, v_direction)
    into v_page using p_origin, p_filter, private.like_pattern(p_filter ->> 'q'), p_limit, p_offset;
  return v_page;
end
$$;
comment on function public.list_events is 'One page of events that match a filter, with the total of the whole.';

create function public.get_event(p_origin text, p_key text)
returns json language sql stable set search_path = '' as $$
  with found as (
    select event.* from public.events as event
    where event.origin = p_origin and (event.slug = p_key or event.id = p_key)
    order by (event.slug = p_key) desc, event.closed, event.id limit 1
  )
  select json_build_object(
    'event', (select row_to_json(shown) from (
      select found.id, found.slug, found.title, found.category, found.tags, found.origin, found.image, found.neg_risk,
        found.active, found.closed, found.start_date, found.end_date, found.volume_24h, found.volume_total,
        found.liquidity, found.market_count, found.updated_at,
        case when found.unlisted_since is null then greatest(found.last_seen_at, source.crawled_at)
          else found.last_seen_at end as last_seen_at) as shown),
    'last_success_at', source.last_success_at,
    'description', (select detail.description from public.event_details as detail
      where detail.origin = found.origin and detail.event_id = found.id),
    'markets', public.get_markets(p_origin, array(
      select market.id from public.markets as market
      where market.origin = p_origin and market.event_id = found.id
      order by market.closed, market.price desc nulls last, market.id)))
  from found left join public.sync_sources as source on source.origin = found.origin
$$;
comment on function public.get_event is 'One event with all its markets, by slug or id; null when there is none.';

create function public.get_sync_status(p_origin text)
returns json language sql stable set search_path = '' as $$
  select json_build_object(
    'markets', (select count(*) from public.markets as market where market.origin = p_origin),
    'events', (select count(*) from public.events as event where event.origin = p_origin),
    'last_success_at', source.last_success_at,
    'last_failure_at', source.last_failure_at,
    'running', (select row_to_json(run) from public.sync_runs as run where run.origin = p_origin and run.status = 'running'),
    'latest', (select row_to_json(run) from public.sync_runs as run where run.origin = p_origin order by run.started_at desc limit 1))
  from (select p_origin as origin) as self left join public.sync_sources as source on source.origin = self.origin
$$;
comment on function public.get_sync_status is 'What the status line of every page shows about a source.';

do $$
declare
  v_function regprocedure;
begin
  for v_function in
    select unnest(array[
      'private.market_conditions(jsonb)', 'private.like_pattern(text)', 'private.market_sort_column(text)',
      'private.market_page_sql(jsonb, text)', 'private.market_search_sql(jsonb, text)',
      'public.get_markets(text, text[])',
      'public.list_markets(text, jsonb, text, integer, integer, jsonb)', 'public.list_market_ids(text, jsonb, text)',
      'public.get_market(text, text)', 'public.list_events(text, jsonb, text, integer, integer)',
      'public.get_event(text, text)', 'public.get_sync_status(text)']::regprocedure[])
  loop
    execute format('revoke all on function %s from public', v_function);
    execute format('grant execute on function %s to anon, authenticated, service_role', v_function);
  end loop;
end
$$;
