-- Since when the global feeds are stored without a hole, so that a sum over a window can say that it is whole.

alter table public.ingest_feeds add column covered_from timestamptz;
comment on column public.ingest_feeds.covered_from is 'Every fill from here to the watermark was read and stored; null where that is not known.';

drop function public.save_ingest_feed(text, text, text, bigint, jsonb, timestamptz, boolean, boolean, timestamptz);
create function public.save_ingest_feed(
  p_origin text, p_feed text, p_lease text, p_token bigint, p_state jsonb,
  p_watermark timestamptz default null, p_gap boolean default false, p_success boolean default false,
  p_slot timestamptz default null, p_lost boolean default false, p_covered_from timestamptz default null
)
returns void language plpgsql set search_path = '' as $$
begin
  perform private.require_lease(p_lease, p_token);
  insert into public.ingest_feeds as feed (origin, feed, watermark, state, gaps, last_gap_at, slot, last_success_at, covered_from)
  values (p_origin, p_feed, p_watermark, p_state, p_gap::integer, case when p_gap then clock_timestamp() end, p_slot,
    case when p_success then clock_timestamp() end, p_covered_from)
  on conflict (origin, feed) do update set
    watermark = greatest(feed.watermark, excluded.watermark), state = excluded.state,
    gaps = feed.gaps + excluded.gaps, last_gap_at = coalesce(excluded.last_gap_at, feed.last_gap_at),
    slot = coalesce(excluded.slot, feed.slot), last_success_at = coalesce(excluded.last_success_at, feed.last_success_at),
    covered_from = case when p_gap or p_lost then excluded.covered_from else least(feed.covered_from, excluded.covered_from) end,
    updated_at = clock_timestamp();
end
$$;
comment on function public.save_ingest_feed is 'Notes how far a feed was read; a gap or a lost row forgets what was covered before. A late holder of the lease is refused.';
revoke all on function public.save_ingest_feed from public, anon, authenticated;
grant execute on function public.save_ingest_feed to service_role;

create or replace function private.trades_coverage(p_origin text, p_from timestamptz)
returns text language sql stable set search_path = '' as $$
  -- A feed that was not read of late says nothing about the end of the window; the recorded answers are a sample.
  select case when p_origin <> 'recorded' and count(*) = 2 then 'complete' else 'lower_bound' end
  from public.ingest_feeds as feed
  where feed.origin = p_origin and feed.feed in ('taker-trades', 'trades')
    and feed.covered_from <= p_from and feed.last_success_at > now() - interval '10 minutes'
$$;
