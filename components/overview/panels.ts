import type { PanelId } from "@/hooks/overview-panels";

type PanelWords = {
  title: string;
  href: string;
  /** What the link to the full page is called for those who do not see where it stands. */
  all: string;
  /** Why there may be nothing, and what to do then. */
  empty: { title: string; reason: string };
  /** How old an answer may be before it is called stale. */
  budgetMs: number;
};

const MINUTE_MS = 60_000;
const MARKETS_MS = 6 * MINUTE_MS;
const NO_MARKET = {
  title: "None now",
  reason: "No open market of the source fits. The next sync may bring one.",
};
const TRADED = "volume_min=1000&closed=false";

/** In the order in which the page begins. */
export const panels: Record<PanelId, PanelWords> = {
  risers: {
    title: "Risen most, 24 hours",
    href: `/discovery?${TRADED}&sort=-change24h`,
    all: "All risers",
    empty: NO_MARKET,
    budgetMs: MARKETS_MS,
  },
  fallers: {
    title: "Fallen most, 24 hours",
    href: `/discovery?${TRADED}&sort=change24h`,
    all: "All fallers",
    empty: NO_MARKET,
    budgetMs: MARKETS_MS,
  },
  volume: {
    title: "Most traded, 24 hours",
    href: "/discovery?closed=false",
    all: "All markets by volume",
    empty: NO_MARKET,
    budgetMs: MARKETS_MS,
  },
  tape: {
    title: "Large trades",
    href: "/whales",
    all: "The whole tape",
    empty: {
      title: "No large trade yet",
      reason: "Trades of 1,000 dollars or more appear here as they are read.",
    },
    budgetMs: 3 * MINUTE_MS,
  },
  unusual: {
    title: "Unusual activity, 7 days",
    href: "/insiders",
    all: "All unusual activity",
    empty: {
      title: "No bet was scored yet",
      reason: "Bets of 500 dollars or more are scored once their wallets are known.",
    },
    budgetMs: 15 * MINUTE_MS,
  },
  record: {
    title: "Signals, graded",
    href: "/analysis#signals",
    all: "The whole record of signals",
    empty: {
      title: "No signal was graded yet",
      reason: "A signal is graded an hour, a day and a settlement after it was written.",
    },
    budgetMs: 15 * MINUTE_MS,
  },
  watchlist: {
    title: "My watchlist",
    href: "/discovery?watchlist=true",
    all: "Every watched market",
    empty: {
      title: "Nothing is watched",
      reason: "The star beside a market, event or wallet puts it here.",
    },
    budgetMs: MARKETS_MS,
  },
  workflows: {
    title: "My workflows",
    href: "/strategy-builder",
    all: "All my workflows",
    empty: {
      title: "No workflow yet",
      reason: "Begin with a template in Strategies: it runs without a key.",
    },
    budgetMs: 3 * MINUTE_MS,
  },
  new: {
    title: "New markets",
    href: "/discovery/new",
    all: "The newest markets",
    empty: NO_MARKET,
    budgetMs: MARKETS_MS,
  },
  closing: {
    title: "Ending next, 7 days",
    href: `/discovery?${TRADED}&sort=endDate`,
    all: "All markets by their end",
    empty: NO_MARKET,
    budgetMs: MARKETS_MS,
  },
  sync: {
    title: "State of the data",
    href: "/status",
    all: "The status of every part",
    empty: NO_MARKET,
    budgetMs: MARKETS_MS,
  },
};

export const PANEL_IDS = Object.keys(panels) as PanelId[];

export const isPanelId = (id: string): id is PanelId => Object.hasOwn(panels, id);
