-- Reads of the terminal's market pages over what is stored: small charts of a list, and the screener's rows by event.

create function public.list_sparklines(p_origin text, p_now timestamptz, p_ids text[])
returns json language sql stable set search_path = '' as $$
  with span as (
    select private.present(p_origin, p_now) as ends, private.present(p_origin, p_now) - interval '7 days' as begins
  )
  select coalesce(json_agg(json_build_object('id', drawn.id, 'points', drawn.points, 'as_of', drawn.as_of) order by drawn.position), '[]')
  from (
    select wanted.id, wanted.position, line.points, line.as_of
    from span cross join unnest(p_ids) with ordinality as wanted(id, position)
      join public.market_outcomes as outcome
        on outcome.origin = p_origin and outcome.market_id = wanted.id and outcome.position = 0
      cross join lateral (
        select json_agg(json_build_array(part.step, part.close) order by part.step) as points, max(part.at) as as_of
        from (
          select floor(extract(epoch from hour.at - span.begins) / 14400)::integer as step, max(hour.at) as at,
            (array_agg(hour.close order by hour.at desc))[1] as close
          from public.prices_1h as hour
          where hour.origin = p_origin and hour.token_id = outcome.token_id and hour.at > span.begins and hour.at <= span.ends
          group by 1) as part
      ) as line
    where line.points is not null
  ) as drawn
$$;
comment on function public.list_sparklines is 'Closing prices of the first outcomes over seven days, one each four hours in which one is stored; markets without any are left out.';

create function public.list_market_groups(
  p_origin text, p_filter jsonb default '{}', p_sort text default '-volume24h', p_limit integer default 100, p_offset integer default 0
)
returns json language plpgsql stable set search_path = '' set pg_trgm.word_similarity_threshold = 0.4 as $$
declare
  v_column text := private.market_sort_column(p_sort);
  v_direction text := case when p_sort like '-%' then 'desc' else 'asc' end;
  v_key text;
  v_answer json;
begin
  if v_column is null then
    raise exception 'unknown sort: %', p_sort using errcode = '22023';
  end if;
  -- What markets have together adds up; anything else stands by the first of the group.
  v_key := case when ltrim(p_sort, '-') in ('volume24h', 'liquidity') then 'sum(sort_key)'
    when v_direction = 'desc' then 'max(sort_key)' else 'min(sort_key)' end;
  execute format($sql$
    with matched as materialized (
      select market.id, market.event_id, %1$s as sort_key, market.volume_24h, market.liquidity
      from public.markets as market where %2$s
    ), grouped as materialized (
      select coalesce(event_id, 'market ' || id) as key, max(event_id) as event_id, count(*) as markets, %3$s as sort_key,
        sum(volume_24h) as volume_24h, sum(liquidity) as liquidity,
        (array_agg(id order by sort_key %4$s nulls last, id %4$s))[1] as lead
      from matched group by 1
    ), page as materialized (
      select row_number() over () as position, part.* from (
        select grouped.* from grouped order by sort_key %4$s nulls last, key %4$s limit $4 offset $5) as part
    )
    select json_build_object('total', (select count(*) from grouped), 'markets', (select count(*) from matched),
      'last_success_at', (select source.last_success_at from public.sync_sources as source where source.origin = $1),
      'leads', public.get_markets($1, array(select page.lead from page order by page.position)),
      'rows', (select coalesce(json_agg(json_build_object('key', page.key, 'markets', page.markets, 'volume_24h', page.volume_24h,
          'liquidity', page.liquidity, 'lead', page.lead, 'event', case when event.id is not null then
            json_build_object('id', event.id, 'slug', event.slug, 'title', event.title) end) order by page.position), '[]')
        from page left join public.events as event on event.origin = $1 and event.id = page.event_id))
  $sql$, v_column, private.market_conditions(p_filter), v_key, v_direction)
    into v_answer using p_origin, p_filter, private.like_pattern(p_filter ->> 'q'), p_limit, p_offset;
  return v_answer;
end
$$;
comment on function public.list_market_groups is 'A filter''s markets by event, each with its first market in the order asked for; a market without an event is a group of its own.';

do $$
declare
  v_function regprocedure;
begin
  for v_function in
    select unnest(array[
      'public.list_sparklines(text, timestamptz, text[])',
      'public.list_market_groups(text, jsonb, text, integer, integer)']::regprocedure[])
  loop
    execute format('revoke all on function %s from public', v_function);
    execute format('grant execute on function %s to anon, authenticated, service_role', v_function);
  end loop;
end
$$;
