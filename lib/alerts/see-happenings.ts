import { formatPrice } from "../markets/format-price.ts";
import { formatUsd } from "../markets/format-usd.ts";
import { shortAddress } from "../wallets/short-address.ts";
import { toIso } from "../markets/to-market.ts";
import { cutTitle } from "./cut-title.ts";
import { detectWhaleMoves } from "./detect-whale-moves.ts";
import { linkAlert, marketLink, walletLink } from "./link-alert.ts";
import type { AlertOf } from "./schema.ts";
import type {
  ConsensusSight,
  FailedRunSight,
  Firing,
  NewMarketSight,
  Sighting,
  TradeSight,
  WhaleSight,
} from "./watched-alert.ts";

type Rows<T> = { rows?: T[] | null; count?: number; error?: string } | null;

const happenings = (
  found: Firing[],
  together: (count: number) => string,
  { total = found.length, problem = null }: { total?: number; problem?: string | null } = {},
): Sighting => ({ type: "happenings", found, total, together, problem });

export function seeTrades(condition: AlertOf<"large-trade">, sight: Rows<TradeSight>): Sighting {
  const found = (sight?.rows ?? []).map((trade): Firing => {
    const { market, usd, price, side, outcome, wallet, walletName } = trade;
    const name = outcome === 0 ? "YES" : "NO";
    return {
      key: trade.key,
      title: cutTitle(
        `${formatUsd(usd)} ${side === "BUY" ? "bought" : "sold"} ${name} at ${formatPrice(price)}: ${market.title ?? "an unknown market"}`,
      ),
      body: `By ${walletName ?? shortAddress(wallet)}.`,
      value: usd,
      threshold: condition.minUsd,
      link: market.id ? marketLink(market.id) : walletLink(wallet),
      observedAt: toIso(trade.at),
    };
  });
  const least = formatUsd(condition.minUsd);
  return happenings(found, (count) => `${count} trades of ${least} or more`, {
    total: sight?.count ?? found.length,
  });
}

export function seeWhales(condition: AlertOf<"whale-moves">, sight: Rows<WhaleSight>): Sighting {
  const { action: wanted, minUsd } = condition;
  const found = (sight?.rows ?? []).flatMap(({ wallet, walletName, market, opening, fills }) =>
    detectWhaleMoves(opening, fills, minUsd)
      .filter(({ action }) => wanted === "either" || action === wanted)
      .map(({ action, side, usd, price, key, at }): Firing => {
        const who = walletName ?? shortAddress(wallet);
        return {
          key: `${action} ${key}`,
          title: cutTitle(
            `${who} ${action === "enters" ? "entered" : "left"} ${side} with ${formatUsd(usd)}: ${market.title ?? "an unknown market"}`,
          ),
          body: `${side} at ${formatPrice(price)}. Counted from fills alone.`,
          value: usd,
          threshold: minUsd,
          link:
            condition.wallet === undefined || !market.id
              ? walletLink(wallet)
              : marketLink(market.id),
          observedAt: toIso(at),
        };
      }),
  );
  return happenings(
    newestFirst(found),
    (count) => `${count} entries and exits of ${formatUsd(minUsd)} or more`,
  );
}

export function seeConsensus(_: AlertOf<"consensus">, sight: Rows<ConsensusSight>): Sighting {
  const found = (sight?.rows ?? []).map(
    ({ key, at, side, reason, price, marketId, title }): Firing => ({
      key,
      title: cutTitle(`Consensus on ${side}: ${title ?? marketId}`),
      body:
        [reason, price !== null && `YES stood at ${formatPrice(price)}`]
          .filter(Boolean)
          .join(". ") || null,
      value: price,
      threshold: null,
      link: marketLink(marketId),
      observedAt: toIso(at),
    }),
  );
  return happenings(found, (count) => `${count} markets with a consensus`);
}

export function seeNewMarkets(
  condition: AlertOf<"new-market">,
  sight: Rows<NewMarketSight>,
): Sighting {
  const found = (sight?.rows ?? []).map(({ id, title, price, at }): Firing => ({
    key: id,
    title: cutTitle(`New market: ${title}`),
    body: price === null ? null : `YES stands at ${formatPrice(price)}.`,
    value: price,
    threshold: null,
    link: marketLink(id),
    observedAt: toIso(at),
  }));
  const all = happenings(found, (count) => `${count} new markets match your screen`, {
    total: sight?.count ?? found.length,
    problem: sight?.error ?? null,
  });
  // Several are shown by the screen itself.
  const [first, ...rest] = found;
  return first && rest.length > 0 && all.type === "happenings"
    ? { ...all, found: [{ ...first, link: linkAlert(condition) }, ...rest] }
    : all;
}

export function seeFailedRuns(_: AlertOf<"run-failed">, sight: Rows<FailedRunSight>): Sighting {
  const found = (sight?.rows ?? []).map(({ key, at, workflowId, name, message }): Firing => ({
    key,
    title: cutTitle(`Run failed: ${name ?? "a workflow that was not saved"}`),
    body: message,
    value: null,
    threshold: null,
    link: workflowId === null ? "/strategy-builder" : `/strategy-builder/${workflowId}`,
    observedAt: toIso(at),
  }));
  return happenings(found, (count) => `${count} runs failed`);
}

const newestFirst = (found: Firing[]): Firing[] =>
  found.toSorted((left, right) => right.observedAt.localeCompare(left.observedAt));
