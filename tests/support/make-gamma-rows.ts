export type GammaMarketRow = Record<string, unknown> & { id: string };
export type GammaEventRow = Record<string, unknown> & {
  id: string;
  slug: string;
  markets: GammaMarketRow[];
};

const hex = (seed: string) =>
  `0x${[...seed].map((letter) => letter.charCodeAt(0).toString(16)).join("")}`.padEnd(66, "0");

/** A market as the wire has it, with invented values. */
export const makeGammaMarket = (
  id: string,
  overrides: Record<string, unknown> = {},
): GammaMarketRow => ({
  id,
  question: `Will number ${id} come first?`,
  conditionId: hex(id),
  slug: `will-number-${id}-come-first`,
  description: "Resolves to the first.",
  resolutionSource: "",
  outcomes: '["Yes", "No"]',
  outcomePrices: '["0.42", "0.58"]',
  clobTokenIds: JSON.stringify([`${id}001`.padEnd(70, "7"), `${id}002`.padEnd(70, "7")]),
  bestBid: 0.41,
  bestAsk: 0.43,
  spread: 0.02,
  lastTradePrice: 0.41,
  volume: "1234.5",
  volumeNum: 1234.5,
  volume24hr: 100,
  liquidity: "50.25",
  liquidityNum: 50.25,
  oneDayPriceChange: -0.01,
  startDate: "2026-01-01T00:00:00Z",
  endDate: "2027-01-01T00:00:00Z",
  active: true,
  closed: false,
  archived: false,
  acceptingOrders: true,
  negRisk: false,
  negRiskOther: false,
  orderPriceMinTickSize: 0.01,
  orderMinSize: 5,
  umaResolutionStatuses: "[]",
  createdAt: "2026-01-01T00:00:00.123456Z",
  updatedAt: "2026-11-01T00:00:00.123456Z",
  ...overrides,
});

export const makeGammaEvent = (
  id: string,
  markets: GammaMarketRow[] = [makeGammaMarket(`${id}1`), makeGammaMarket(`${id}2`)],
  overrides: Record<string, unknown> = {},
): GammaEventRow => ({
  id,
  ticker: `race-${id}`,
  slug: `race-${id}`,
  title: `Race ${id}`,
  description: "Who comes first",
  image: "https://example.test/race.png",
  active: true,
  closed: false,
  archived: false,
  negRisk: false,
  startDate: "2026-01-01T00:00:00Z",
  endDate: "2027-01-01T00:00:00Z",
  volume: 2469,
  volume24hr: 200,
  liquidity: 100.5,
  updatedAt: "2026-11-01T00:00:00Z",
  tags: [{ id: "1", label: "Sports", slug: "sports" }],
  ...overrides,
  markets,
});

export const makeGammaEvents = (count: number): GammaEventRow[] =>
  Array.from({ length: count }, (_, index) => makeGammaEvent(String(100 + index)));
