export type GlossaryEntry = {
  term: string;
  /** One or two sentences, as a tooltip shows them. */
  text: string;
  /** Where the methodology has the formula. */
  anchor?: string;
};

/** The words of the field and of our columns, by the name that `data-term` of a header gives. */
export const glossary = {
  accumulation: {
    term: "Accumulation",
    text: "At least three trades of one wallet on one side within a window, each below the threshold that they pass together.",
  },
  "average-price": {
    term: "Average price",
    text: "What a share cost on average: buys move it, sales do not.",
    anchor: "pnl-average-cost-1",
  },
  "base-rate": {
    term: "Base rate",
    text: "How often it happens at all: flagged bets among all scored ones. A flag says more the rarer it is.",
    anchor: "unusual-1",
  },
  "bid-ask": {
    term: "Bid and ask",
    text: "The highest price that a buyer offers and the lowest that a seller asks, of the first outcome.",
  },
  brier: {
    term: "Brier score",
    text: "Mean squared distance of a price from what happened: 0 is perfect, 0.25 is a coin called at 50 %.",
    anchor: "calibration-1",
  },
  calibration: {
    term: "Calibration",
    text: "Whether what is priced at 30 % happens three times in ten: price at a fixed horizon against the outcome, over settled markets.",
    anchor: "calibration-1",
  },
  category: {
    term: "Category",
    text: "The first known tag of the event; “—” where the source gives no tags.",
    anchor: "category-1",
  },
  "change-24h": {
    term: "Δ24h",
    text: "Change of the price over 24 hours in probability points, as the source gives it.",
    anchor: "change24h",
  },
  "cleaned-volume": {
    term: "Cleaned volume",
    text: "Volume without the fills of market makers and of wash suspects; the raw one stands beside it.",
    anchor: "flow-1",
  },
  clv: {
    term: "CLV",
    text: "Closing line value: the last price an hour or more before the end, less the price paid.",
    anchor: "clv-2",
  },
  concentration: {
    term: "Concentration",
    text: "How few wallets hold an outcome. From a list that is cut it is known between two bounds only.",
    anchor: "concentration-1",
  },
  "condition-id": {
    term: "Condition id",
    text: "The market's id on the chain; tokens of both outcomes belong to it.",
  },
  consensus: {
    term: "Consensus",
    text: "At least three scored wallets within 24 hours, one vote each weighted by score, at least 70 % on one side.",
    anchor: "signal-record-1",
  },
  correlation: {
    term: "Correlation",
    text: "Pearson's r of hourly price changes over 14 days, from 30 shared hours on, with its 90 % interval.",
    anchor: "correlation-1",
  },
  coverage: {
    term: "Coverage",
    text: "Whether a figure rests on everything (complete), on a part (truncated), or is known to be at least this much (lower bound).",
  },
  depth: {
    term: "Depth",
    text: "Dollars of orders that rest within two cents of the midpoint, bids and asks apart.",
    anchor: "depth-1",
  },
  edge: {
    term: "Edge",
    text: "What a share paid out less what it cost with the fee. A mean of past bets with its interval, clustered by event.",
    anchor: "edge-2",
  },
  "effective-holders": {
    term: "Effective holders",
    text: "10,000 ÷ HHI: how many equal holders would be as concentrated.",
    anchor: "concentration-1",
  },
  ends: {
    term: "Ends",
    text: "When the market is due to end; resolution can come later.",
  },
  "executable-price": {
    term: "Executable price",
    text: "What a number of dollars pays a share on average by walking the book; the fee stands beside it.",
    anchor: "executable-price-1",
  },
  farmer: {
    term: "Farmer",
    text: "A wallet that buys near-certain outcomes: a mean buy price above 0.95. Left out of skill boards.",
    anchor: "farmer-2",
  },
  flip: {
    term: "Flip",
    text: "A wallet changed sides in a market, with at least the threshold held before and after.",
    anchor: "flip-1",
  },
  flow: {
    term: "Flow",
    text: "Signed dollars of takers: buys of the first outcome and sales of the other count +, the reverse −; each match once.",
    anchor: "flow-1",
  },
  hhi: {
    term: "HHI",
    text: "10,000 × Σ share² over the holders of an outcome: below 1,000 low, to 1,800 moderate, above high.",
    anchor: "concentration-1",
  },
  interval: {
    term: "Interval",
    text: "Where the true value lies in nine of ten such samples. A figure without one says why it has none.",
  },
  liquidity: {
    term: "Liquidity",
    text: "Dollars of resting orders, as the source counts them.",
  },
  "market-maker": {
    term: "Market maker",
    text: "A wallet that quotes both sides of many markets. Left out of skill boards; a switch elsewhere.",
    anchor: "market-maker-2",
  },
  momentum: {
    term: "Momentum",
    text: "z-score of the 24-hour change in log-odds against 14 days of hourly changes; “—” without enough history.",
    anchor: "momentum-1",
  },
  n: {
    term: "n",
    text: "How many observations a figure rests on.",
  },
  nakamoto: {
    term: "Nakamoto number",
    text: "The fewest wallets that hold more than half of an outcome.",
    anchor: "concentration-1",
  },
  "neg-risk": {
    term: "Exclusive set",
    text: "Markets of one event of which exactly one pays out; their NO shares can be converted into each other.",
  },
  niche: {
    term: "Niche market",
    text: "Less than 50,000 dollars traded a day: a large trade weighs more there.",
    anchor: "whale-1",
  },
  notional: {
    term: "Notional",
    text: "Shares × price: what was paid. Value is shares × mark: what it would bring now.",
    anchor: "whale-1",
  },
  outcome: {
    term: "Outcome",
    text: "What can be bought: a share pays 1 dollar if it happens and nothing if not.",
  },
  pnl: {
    term: "PnL",
    text: "Profit and loss, computed in two ways that share no step; the badge says whether they agree.",
    anchor: "pnl-average-cost-1",
  },
  price: {
    term: "Price",
    text: "Of the first outcome, usually Yes: midpoint of bid and ask, or the last trade where the spread is above 10¢. It reads as a probability.",
    anchor: "price-1",
  },
  "proxy-wallet": {
    term: "Proxy wallet",
    text: "The address that trades and holds; it belongs to an owner's address and is not the same.",
  },
  record: {
    term: "Record",
    text: "What a kind of signal was worth after fees, an hour, a day and at settlement later, with n and interval. Grey is no evidence yet.",
    anchor: "signal-record-1",
  },
  "relative-size": {
    term: "Relative size",
    text: "Dollars of the trade over what the market traded in 24 hours.",
    anchor: "whale-1",
  },
  reputation: {
    term: "Reputation",
    text: "Grows with active days and settled markets, shrinks with the deepest fall.",
    anchor: "reputation-2",
  },
  resolution: {
    term: "Resolution",
    text: "Proposal, challenge time, perhaps dispute and vote. Closed is not final until it is resolved.",
    anchor: "resolution-risk-1",
  },
  roi: {
    term: "ROI",
    text: "Profit over cost of settled markets; on boards cut at the 2.5 and 97.5 % of all.",
    anchor: "roi-2",
  },
  sharpe: {
    term: "Sharpe",
    text: "Mean return of a settled position over its deviation, not annualised, from 20 positions on.",
    anchor: "sharpe-2",
  },
  "smart-money": {
    term: "Smart money",
    text: "0 to 100: lower bounds of edge and CLV, consistency and breadth. Only wallets that pass the gate have one.",
    anchor: "smart-money-2",
  },
  spread: {
    term: "Spread",
    text: "Best ask − best bid of the first outcome; unknown where one side of the book is empty.",
    anchor: "spread-1",
  },
  taker: {
    term: "Taker",
    text: "Who traded against a resting order. Counting takers alone counts each match once.",
    anchor: "flow-1",
  },
  "unusual-activity": {
    term: "Unusual activity",
    text: "A young wallet, a large size, a niche market, a low price, one market only. It describes a bet and judges nobody.",
    anchor: "unusual-1",
  },
  "volume-24h": {
    term: "Volume 24h",
    text: "Dollars traded over the last 24 hours, as the source counts them.",
  },
  wash: {
    term: "Wash suspect",
    text: "A wallet that ends days flat after trading almost only with a few others that do too.",
    anchor: "wash-suspect-2",
  },
  whale: {
    term: "Whale",
    text: "A position worth at least 10,000 dollars at its mark; tiers at 10,000, 50,000 and 100,000.",
    anchor: "whale-1",
  },
  "whale-score": {
    term: "Whale score",
    text: "0 to 100: percentile of the current exposure, times the share of active months.",
    anchor: "whale-score-2",
  },
  "win-rate": {
    term: "Win rate",
    text: "Settled markets with a profit over settled markets, with Wilson's interval; none from a cut list.",
    anchor: "win-rate-2",
  },
} as const satisfies Record<string, GlossaryEntry>;

export type GlossaryTerm = keyof typeof glossary;
