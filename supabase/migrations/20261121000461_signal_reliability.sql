-- Whether what signals named came true as often as its price said.

create function public.read_signal_reliability(p_origin text, p_kind text default null)
returns json language sql stable set search_path = '' as $$
  with named as (
    select coalesce(signal.event_id, signal.market_id) as event, signal.settled_at,
      case signal.side when 'YES' then signal.price_at else 1 - signal.price_at end as price,
      case signal.side when 'YES' then signal.settled_price else 1 - signal.settled_price end as payout
    from public.signals as signal
    where signal.origin = p_origin and (p_kind is null or signal.source_type = p_kind) and signal.price_at is not null
  ), binned as (
    select named.*, width_bucket(named.price, array[0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9]::double precision[]) as bin
    from named where named.payout is not null
  )
  select json_build_object(
    'as_of', (select max(binned.settled_at) from binned),
    'events', (select count(distinct binned.event) from binned),
    'unsettled', (select count(*) from named where named.payout is null),
    'bins', (select coalesce(json_agg(summed order by summed.bin), '[]') from (
      select binned.bin, count(*) as signals, count(distinct binned.event) as events, sum(binned.price) as prices,
        sum(binned.payout) as payouts
      from binned group by binned.bin) as summed))
$$;
comment on function public.read_signal_reliability is
  'Settled signals by the price of the named side; the edges of the bins stand in lib/signals/to-signal-reliability.ts too; runs with the caller''s rights';
revoke all on function public.read_signal_reliability(text, text) from public;
grant execute on function public.read_signal_reliability(text, text) to anon, authenticated, service_role;
