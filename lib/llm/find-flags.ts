export type Reading = {
  /** Probability of the first outcome. */
  price: number | null;
  spread: number | null;
  /** Dollars resting in the book, as the upstream's liquidity says. */
  depthUsd: number | null;
  volume24h: number | null;
  volumeToLiquidity: number | null;
  daysLeft: number | null;
  change24h: number | null;
  isAcceptingOrders: boolean | null;
  isClosed: boolean;
};

export type Flag = { flag: string; reason: string };

type Rule = { flag: string; find(reading: Reading): string | null };

const points = (value: number) => `${Number((value * 100).toFixed(1))} points`;
const dollars = (value: number) => `$${Math.round(value).toLocaleString("en-US")}`;

/** What is missing raises no flag: unknown is neither good nor bad. */
const RULES: readonly Rule[] = [
  {
    flag: "closed",
    find: ({ isClosed }) => (isClosed ? "the market is closed: its price is history" : null),
  },
  {
    flag: "no-orders",
    find: ({ isAcceptingOrders, isClosed }) =>
      isAcceptingOrders === false && !isClosed ? "the market takes no orders now" : null,
  },
  {
    flag: "wide-spread",
    find: ({ spread }) =>
      spread !== null && spread >= 0.04
        ? `buying and selling back at once costs ${points(spread)}`
        : null,
  },
  {
    flag: "thin",
    find: ({ depthUsd }) =>
      depthUsd !== null && depthUsd < 5000
        ? `only ${dollars(depthUsd)} rest in the book: an order of a few hundred dollars moves the price`
        : null,
  },
  {
    flag: "heavy-turnover",
    find: ({ volumeToLiquidity }) =>
      volumeToLiquidity !== null && volumeToLiquidity >= 5
        ? `a day's volume is ${volumeToLiquidity} times the resting liquidity: news, or volume that trades with itself`
        : null,
  },
  {
    flag: "idle",
    find: ({ volumeToLiquidity }) =>
      volumeToLiquidity !== null && volumeToLiquidity <= 0.02
        ? "hardly anyone trades against the resting orders: the price may be old"
        : null,
  },
  {
    flag: "near-certain",
    find: ({ price }) =>
      price !== null && (price >= 0.95 || price <= 0.05)
        ? `at ${points(price)} little is left to win, and a rare outcome loses nearly all of it`
        : null,
  },
  {
    flag: "fast-move",
    find: ({ change24h }) =>
      change24h !== null && Math.abs(change24h) >= 0.1
        ? `the price moved ${points(change24h)} in 24 hours`
        : null,
  },
  {
    flag: "past-end",
    find: ({ daysLeft, isClosed }) =>
      daysLeft !== null && daysLeft < 0 && !isClosed
        ? "the end date has passed: what is traded now is the resolution"
        : null,
  },
  {
    flag: "ends-soon",
    find: ({ daysLeft }) =>
      daysLeft !== null && daysLeft >= 0 && daysLeft < 2
        ? `${daysLeft} days are left: news has no time to be corrected`
        : null,
  },
  {
    flag: "long-lock",
    find: ({ daysLeft }) =>
      daysLeft !== null && daysLeft > 180
        ? `money is tied up for ${Math.round(daysLeft)} days`
        : null,
  },
];

export const findFlags = (reading: Reading): Flag[] =>
  RULES.flatMap(({ flag, find }) => {
    const reason = find(reading);
    return reason === null ? [] : [{ flag, reason }];
  });
