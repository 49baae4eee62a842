-- How well a wallet's own prices foretold: one observation a settled market and side, at the mean price of its bets there.

create function public.get_wallet_calibration(p_origin text, p_wallet text)
returns json language sql stable set search_path = '' as $$
  with bets as (
    select bet.sum / bet.weight as price, bet.payout, market.event_key,
      width_bucket(bet.sum / bet.weight,
        array[0.01, 0.03, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.97, 0.99]::double precision[]) as bin
    from public.wallet_markets as pair
      join public.score_markets as market on market.origin = p_origin and market.condition_id = pair.condition_id
      cross join lateral (values
        (pair.price_first, pair.weight_first, pair.payout),
        (pair.price_second, pair.weight_second, 1 - pair.payout)) as bet (sum, weight, payout)
    where pair.origin = p_origin and pair.wallet = p_wallet and pair.payout is not null and bet.weight > 0
  )
  select json_build_object(
    'events', (select count(distinct bets.event_key) from bets),
    'bins', (select coalesce(json_agg(summed order by summed.bin), '[]') from (
      select bets.bin, count(*) as n, count(distinct bets.event_key) as events, sum(bets.price) as prices,
        sum(bets.payout) as payouts, sum((bets.price - bets.payout) ^ 2) as squares
      from bets group by bets.bin) as summed))
$$;
comment on function public.get_wallet_calibration is 'Settled bets of a wallet by the price paid; the edges of the bins stand in lib/wallets/to-wallet-calibration.ts too.';

create or replace function public.get_wallet_page(p_origin text, p_wallet text, p_limit integer)
returns json language sql stable set search_path = '' as $$
  select json_build_object('wallet', private.wallet_state(p_origin, p_wallet),
    'open', public.list_wallet_positions(p_origin, p_wallet, 'open', '-valueUsd', p_limit, 0),
    'closed', public.list_wallet_positions(p_origin, p_wallet, 'closed', '-closedAt', p_limit, 0),
    'trades', public.list_wallet_trades(p_origin, p_wallet, p_limit) -> 'rows',
    'activity', public.list_wallet_activity(p_origin, p_wallet, p_limit) -> 'rows',
    'value', public.get_wallet_value(p_origin, p_wallet),
    'figures', public.get_wallet_figures(p_origin, p_wallet),
    'calibration', public.get_wallet_calibration(p_origin, p_wallet))
$$;
comment on function public.get_wallet_page is 'All that a wallet''s page shows at once, in one call.';

revoke all on function public.get_wallet_calibration(text, text) from public;
grant execute on function public.get_wallet_calibration(text, text) to anon, authenticated, service_role;
