export type HeldShares = { wallet: string; shares: number };

type Options = {
  /** Shares outstanding; null where nothing says so. */
  total: number | null;
  /** Whether every holder is on the list. */
  isComplete: boolean;
  contracts: readonly string[];
};

export type Concentration = {
  /** Wallets on the list, contracts left out. */
  listed: number;
  outstanding: number | null;
  /** Herfindahl–Hirschman index, 0 to 10,000; both bounds are equal on a complete list. */
  hhi: { low: number; high: number } | null;
  effectiveHolders: { low: number; high: number } | null;
  /** Shares of the outstanding that the largest wallets hold; a lower bound where fewer are listed. */
  top1: number | null;
  top5: number | null;
  top10: number | null;
  /** Fewest wallets that hold more than half; at least that many where the list ends before. */
  nakamoto: { value: number; isExact: boolean } | null;
  /** Only of a complete list. */
  gini: number | null;
};

/** How few wallets hold an outcome, over all of its shares; from a truncated list as bounds. */
export function measureConcentration(
  holders: readonly HeldShares[],
  { total, isComplete, contracts }: Options,
): Concentration {
  const { held, byContracts } = merge(holders, contracts);
  const sum = held.reduce((all, shares) => all + shares, 0);
  const known = total === null ? (isComplete ? sum : null) : Math.max(total - byContracts, sum);
  const outstanding = isComplete ? sum : known;
  const listed = held.length;
  if (outstanding === null || outstanding <= 0 || listed === 0)
    return { listed, outstanding, ...UNKNOWN };
  const parts = held.map((shares) => shares / outstanding);
  const rest = isComplete ? 0 : Math.max(0, 1 - sum / outstanding);
  const smallest = parts.at(-1) ?? 0;
  const low = 10_000 * parts.reduce((all, part) => all + part ** 2, 0);
  // Nobody off the list holds more than the smallest on it.
  const high = Math.min(10_000, low + 10_000 * rest * smallest);
  const top = (count: number) =>
    held.slice(0, count).reduce((all, shares) => all + shares, 0) / outstanding;
  return {
    listed,
    outstanding,
    hhi: { low, high },
    effectiveHolders: { low: 10_000 / high, high: 10_000 / low },
    top1: top(1),
    top5: top(5),
    top10: top(10),
    nakamoto: countMajority(held, outstanding, rest > 0),
    gini: isComplete ? giniOf(held) : null,
  };
}

const UNKNOWN = {
  hhi: null,
  effectiveHolders: null,
  top1: null,
  top5: null,
  top10: null,
  nakamoto: null,
  gini: null,
};

/** One amount a wallet, largest first; the same address in another case is the same wallet. */
function merge(holders: readonly HeldShares[], contracts: readonly string[]) {
  const held = new Map<string, number>();
  let byContracts = 0;
  for (const { wallet, shares } of holders) {
    const address = wallet.toLowerCase();
    if (contracts.includes(address)) byContracts += shares;
    else if (shares > 0) held.set(address, (held.get(address) ?? 0) + shares);
  }
  return { held: [...held.values()].sort((a, b) => b - a), byContracts };
}

function countMajority(held: readonly number[], outstanding: number, isCut: boolean) {
  const half = outstanding / 2;
  let sum = 0;
  for (const [index, shares] of held.entries()) {
    sum += shares;
    if (sum > half) return { value: index + 1, isExact: true };
  }
  const smallest = held.at(-1) ?? 0;
  if (!isCut || smallest <= 0) return null;
  return { value: held.length + Math.floor((half - sum) / smallest) + 1, isExact: false };
}

/** Amounts come largest first, the formula wants the smallest first. */
function giniOf(held: readonly number[]): number {
  const { length } = held;
  const sum = held.reduce((all, shares) => all + shares, 0);
  const weighted = held.reduce((all, shares, index) => all + (length - 1 - 2 * index) * shares, 0);
  return weighted / (length * sum);
}
