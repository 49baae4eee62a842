import { describe, expect, it } from "vitest";
import type { EventSet, SetMember } from "@/lib/events/find-event-set";
import type { MarketDetail, OrderBook } from "@/lib/markets/schema";
import { edge } from "@/lib/workflows/nodes/edge";
import { eventArbitrage } from "@/lib/workflows/nodes/event-arbitrage";
import { resolutionRisk } from "@/lib/workflows/nodes/resolution-risk";
import { whyNotExhaustive } from "@/lib/events/find-set-arbitrage";
import { makeMarket, makeNodeContext } from "@/tests/support/make";
import { testNode } from "@/tests/support/node-contract";

const fee = { rate: 0.02, exponent: 1, takerOnly: true };
const free = { rate: 0, exponent: 1, takerOnly: true };
const now = () => new Date("2026-11-21T00:00:00Z");

const makeBook = (asks: [number, number][]): OrderBook => ({
  marketId: "m1",
  outcome: "Yes",
  tokenId: "1",
  bids: [],
  asks: asks.map(([price, size]) => ({ price, size })),
  spread: null,
  mid: null,
  depth: { bidUsd: 0, askUsd: 0 },
  timestamp: null,
  ageMs: null,
  executable: null,
});
const makeDetail = (overrides: Partial<MarketDetail> = {}): MarketDetail => ({
  ...makeMarket(),
  eventTitle: null,
  description: null,
  resolutionSource: null,
  tickSize: null,
  minOrderSize: null,
  startDate: null,
  feeSchedule: fee,
  ...overrides,
});
const market = {
  ...makeMarket({ price: 0.5, endDate: "2026-12-01T00:00:00.000Z" }),
  feeSchedule: fee,
};
const books = { get: async () => makeBook([[0.51, 1000]]) };
const notMarkets = [
  { name: "one object", input: market },
  { name: "rows without an id", input: [{ price: 1 }] },
];

testNode(edge, {
  gives: [
    {
      name: "fair price, cost and edge of the first outcome",
      config: { fair: "price + 0.1", sizeUsd: 51 },
      ctx: { books, now },
      input: [market],
      output: [
        {
          ...market,
          fair: 0.6,
          buys: "Yes",
          executablePrice: 0.51,
          fee: 0.004998,
          cost: 0.514998,
          grossEdge: 0.09,
          netEdge: 0.085002,
          kelly: 0.043815,
          apr: expect.any(Number),
          edgeReason: null,
        },
      ],
    },
    {
      name: "the other outcome where the fair price is lower",
      config: { fair: "0.2" },
      ctx: { books, now },
      input: [market],
      output: [expect.objectContaining({ buys: "No", fair: 0.8, grossEdge: 0.29 })],
    },
    {
      name: "nulls where the fair price is unknown",
      config: { fair: "liquidity / 0" },
      ctx: { now },
      input: [market],
      output: [
        expect.objectContaining({
          fair: null,
          netEdge: null,
          kelly: null,
          edgeReason: "The fair price is unknown",
        }),
      ],
    },
    {
      name: "an unknown fee as unknown and not as 0; loads the schedule where a row has none",
      config: { fair: "0.6" },
      ctx: { books, now, markets: { get: async () => makeDetail({ feeSchedule: null }) } },
      input: [makeMarket()],
      output: [
        expect.objectContaining({
          fee: null,
          cost: null,
          netEdge: null,
          kelly: null,
          apr: null,
          grossEdge: 0.09,
          edgeReason: "The market gives no fee schedule: its fee is unknown",
        }),
      ],
    },
    {
      name: "no price of a book that is too thin",
      config: { fair: "0.6", sizeUsd: 1_000_000 },
      ctx: { books, now },
      input: [market],
      output: [
        expect.objectContaining({
          executablePrice: null,
          netEdge: null,
          edgeReason: "The book does not hold 1000000 dollars",
        }),
      ],
    },
    {
      name: "no price without a book",
      config: { fair: "0.6" },
      ctx: { books: { get: async () => null }, now },
      input: [market],
      output: [
        expect.objectContaining({
          executablePrice: null,
          edgeReason: "There is no order book of Yes",
        }),
      ],
    },
    { name: "nothing of nothing", config: { fair: "0.5" }, input: [], output: [] },
  ],
  refusesConfig: [
    { name: "no fair price", config: {}, field: "fair" },
    { name: "a stake above a quarter", config: { fair: "1", maxKelly: 0.5 }, field: "maxKelly" },
  ],
  refusesInput: notMarkets,
  refusesArriving: [
    {
      name: "a text for a fair price",
      config: { fair: "title" },
      arriving: [market],
      field: "fair",
      message: /probability from 0 to 1/,
    },
    {
      name: "a typo",
      config: { fair: "prise" },
      arriving: [market],
      field: "fair",
      message: /did you mean `price`/,
    },
  ],
  large: {
    name: "200 markets",
    config: { fair: "price", maxMarkets: 200 },
    ctx: { books },
    input: Array.from({ length: 200 }, () => market),
    length: 200,
  },
});

describe("edge", () => {
  const run = (config: unknown, input: (typeof market)[], ctx = {}) =>
    edge.run({
      config: edge.config.parse(config),
      input,
      ctx: makeNodeContext({ books, now, ...ctx }),
    });

  it("refuses more markets than it may read books of, and no probability", async () => {
    await expect(run({ fair: "0.5", maxMarkets: 1 }, [market, market])).rejects.toThrow(
      /put a limit of 1 before it/,
    );
    await expect(run({ fair: "price * 3" }, [market])).rejects.toThrow(
      /fair, row 1: a probability is a number from 0 to 1, not 1.5/,
    );
  });

  it("gives the signal to every read, and reads no further once one failed", async () => {
    let reads = 0;
    const failing = {
      get: async () => {
        reads++;
        throw new DOMException("aborted", "AbortError");
      },
    };
    await expect(
      run(
        { fair: "0.6", maxMarkets: 100 },
        Array.from({ length: 100 }, () => market),
        { books: failing },
      ),
    ).rejects.toThrow("aborted");
    expect(reads).toBeLessThanOrEqual(8);
  });
});

const plain = makeMarket({ endDate: "2026-12-01T00:00:00.000Z" });
const clear =
  "This market resolves to Yes if it rains in Bern on 30 November 2026 as measured by the station at the university, per https://meteo.example. Otherwise it resolves to No.";
const rules = {
  get: async () => makeDetail({ description: clear, resolutionSource: "https://meteo.example" }),
};
const riskOf = (value: number | null, level: string | null, more: object = {}) =>
  expect.objectContaining({
    riskLevel: level,
    resolutionRisk: expect.objectContaining({ value, version: "resolution-risk-1", ...more }),
  });

testNode(resolutionRisk, {
  gives: [
    {
      name: "no risk where nothing stands out",
      config: {},
      ctx: { markets: rules, now },
      input: [plain],
      output: [riskOf(0, "low", { n: 6, coverage: "complete" })],
    },
    {
      name: "a dispute as high",
      config: {},
      ctx: { markets: rules, now },
      input: [{ ...plain, resolutionStatus: "disputed" }],
      output: [riskOf(0.9, "high")],
    },
    {
      name: "an overdue end date and stopped trading",
      config: {},
      ctx: { markets: rules, now },
      input: [{ ...plain, endDate: "2026-11-01T00:00:00.000Z", acceptingOrders: false }],
      output: [riskOf(0.625, "high")],
    },
    {
      name: "a lower bound where rules are not read",
      config: { readRules: false },
      ctx: { now },
      input: [plain],
      output: [riskOf(0, "low", { n: 4, coverage: "lower_bound" })],
    },
    {
      name: "vague rules with the reason",
      config: {},
      ctx: {
        markets: {
          get: async () =>
            makeDetail({ description: "At the sole discretion of the team; else 50-50." }),
        },
        now,
      },
      input: [plain],
      output: [
        expect.objectContaining({
          riskFactors: expect.arrayContaining([
            expect.objectContaining({
              name: "rules",
              reason: expect.stringMatching(/discretion.*50\/50.*short/),
            }),
          ]),
        }),
      ],
    },
    {
      name: "what is not known as unknown, not as 0",
      config: { readRules: false },
      ctx: { now },
      input: [{ id: "x", resolutionStatus: "pondered", acceptingOrders: null, endDate: null }],
      output: [
        expect.objectContaining({
          riskLevel: null,
          resolutionRisk: expect.objectContaining({ value: null, n: 0, coverage: "lower_bound" }),
        }),
      ],
    },
    { name: "nothing of nothing", config: {}, input: [], output: [] },
  ],
  refusesConfig: [{ name: "text for a switch", config: { readRules: "yes" }, field: "readRules" }],
  refusesInput: notMarkets,
  large: {
    name: "10,000 markets",
    config: { readRules: false },
    input: Array.from({ length: 10_000 }, () => plain),
    length: 10_000,
  },
});

it("resolution-risk refuses to read the rules of too many", async () => {
  const run = resolutionRisk.run({
    config: resolutionRisk.config.parse({ maxMarkets: 1 }),
    input: [plain, plain],
    ctx: makeNodeContext(),
  });
  await expect(run).rejects.toThrow(/put a limit before it/);
});

const member = (id: string, overrides: Partial<SetMember> = {}): SetMember => ({
  ...makeMarket({ id, title: `Will ${id} win?`, negRisk: true }),
  groupTitle: id,
  feeSchedule: free,
  ...overrides,
});
const makeSet = (overrides: Partial<EventSet> = {}): EventSet => ({
  id: "e1",
  slug: "cup",
  title: "Who wins the cup?",
  closed: false,
  negRisk: true,
  negRiskAugmented: false,
  markets: [member("Ann"), member("Bob"), member("Cid")],
  ...overrides,
});
const setPort = (set: EventSet | null) => ({ events: { getSet: async () => set }, now });
const asksBy = (yes: [number, number][], no: [number, number][]) => ({
  books: {
    get: async (_: string, outcome: string | undefined) => makeBook(outcome === "No" ? no : yes),
  },
});
const inputRow = { id: "m", conditionId: "0x1", eventId: "e1" };
const verdict = (name: string, reason: RegExp, more: object = {}) =>
  expect.objectContaining({ verdict: name, reason: expect.stringMatching(reason), ...more });

testNode(eventArbitrage, {
  gives: [
    {
      name: "a set of Yes below one, as deep as the books are",
      config: {},
      ctx: {
        ...setPort(makeSet()),
        ...asksBy(
          [
            [0.3, 50],
            [0.4, 500],
          ],
          [[0.7, 100]],
        ),
      },
      input: [inputRow, { ...inputRow, id: "other" }],
      output: [
        verdict("opportunity", /Every Yes/, {
          eventId: "e1",
          eventSlug: "cup",
          outcomes: 3,
          profitUsd: 5,
          yes: { sum: 0.9, cost: 0.9, payout: 1, edge: 0.1, sets: 50, costUsd: 45, profitUsd: 5 },
          no: { sum: 2.1, cost: 2.1, payout: 2, edge: -0.1, sets: 0, costUsd: 0, profitUsd: 0 },
        }),
      ],
    },
    {
      name: "a set of No below n − 1",
      config: { maxUsd: 19 },
      ctx: { ...setPort(makeSet()), ...asksBy([[0.4, 100]], [[19 / 30, 1000]]) },
      input: [inputRow],
      output: [
        verdict("opportunity", /Every No/, {
          no: expect.objectContaining({ sets: 10, costUsd: 19, profitUsd: 1 }),
        }),
      ],
    },
    {
      name: "none where the fees eat it",
      config: {},
      ctx: {
        ...setPort(
          makeSet({
            markets: ["A", "B", "C"].map((id) =>
              member(id, { feeSchedule: { rate: 0.25, exponent: 1, takerOnly: true } }),
            ),
          }),
        ),
        ...asksBy([[0.33, 50]], [[0.7, 50]]),
      },
      input: [inputRow],
      output: [verdict("none", /No side/, { profitUsd: 0 })],
    },
    {
      name: "unknown where a fee is, and not an opportunity",
      config: {},
      ctx: {
        ...setPort(
          makeSet({ markets: [member("A", { feeSchedule: null }), member("B"), member("C")] }),
        ),
        ...asksBy([[0.1, 50]], [[0.1, 50]]),
      },
      input: [inputRow],
      output: [verdict("unknown", /fee schedule is unknown/, { profitUsd: null })],
    },
    {
      name: "unknown where nothing is on offer",
      config: {},
      ctx: { ...setPort(makeSet()), ...asksBy([], []) },
      input: [inputRow],
      output: [verdict("unknown", /nothing on offer/)],
    },
    {
      name: "a refusal of an event that is not there",
      config: {},
      ctx: setPort(null),
      input: [{ id: "e9" }],
      output: [verdict("refused", /no such event/, { eventId: "e9" })],
    },
    {
      name: "a refusal of an augmented set, without a look at a book",
      config: {},
      ctx: setPort(makeSet({ negRiskAugmented: true })),
      input: [inputRow],
      output: [verdict("refused", /Other changes its meaning/, { yes: null })],
    },
    { name: "nothing of nothing", config: {}, input: [], output: [] },
  ],
  refusesConfig: [
    { name: "no money", config: { maxUsd: 0 }, field: "maxUsd" },
    { name: "a field that it does not know", config: { usd: 5 }, field: "usd" },
  ],
  refusesInput: [{ name: "one object", input: inputRow }],
  large: {
    name: "10,000 markets of ten events",
    config: {},
    ctx: { ...setPort(makeSet({ negRisk: false })) },
    input: Array.from({ length: 10_000 }, (_, index) => ({
      ...inputRow,
      eventId: `e${index % 10}`,
    })),
    length: 10,
  },
});

it("event-arbitrage refuses markets without an event, and more events than it may look at", async () => {
  const run = (input: Record<string, unknown>[]) =>
    eventArbitrage.run({
      config: eventArbitrage.config.parse({ maxEvents: 1 }),
      input,
      ctx: makeNodeContext(setPort(makeSet())),
    });
  await expect(run([{ conditionId: "0x1", eventId: null }])).rejects.toThrow(
    /Row 1 names no event/,
  );
  await expect(run([{ id: "a" }, { id: "b" }])).rejects.toThrow(/2 events come in/);
});

describe("a set is exhaustive only where exactly one of its open outcomes wins", () => {
  const lost = makeMarket().outcomes.map((outcome, index) => ({ ...outcome, price: index }));
  it.each<[string, Partial<EventSet>, RegExp | null]>([
    ["plain", {}, null],
    [
      "settled ones beside it",
      {
        markets: [
          member("A"),
          member("B"),
          member("C", { closed: true, resolutionStatus: "resolved", outcomes: lost }),
        ],
      },
      null,
    ],
    ["markets apart", { negRisk: false }, /several, or none/],
    ["unknown", { negRisk: null }, /unknown/],
    ["augmented", { negRiskAugmented: true }, /can still be added/],
    [
      "augmented or not unknown",
      { negRiskAugmented: null },
      /unknown whether outcomes can be added/,
    ],
    ["an Other", { markets: [member("A"), member("B"), member("Other")] }, /Other/],
    [
      "a None of the above",
      { markets: [member("A"), member("B"), member("None of the above")] },
      /None/,
    ],
    ["one open", { markets: [member("A")] }, /Fewer than two/],
    ["closed", { closed: true }, /closed/],
    [
      "one closed and not settled",
      { markets: [member("A"), member("B"), member("C", { closed: true })] },
      /not settled as No/,
    ],
    [
      "one halted",
      { markets: [member("A"), member("B", { acceptingOrders: false })] },
      /takes no orders/,
    ],
    [
      "three outcomes in one",
      { markets: [member("A"), member("B", { outcomes: [] })] },
      /not two outcomes/,
    ],
  ])("%s", (_, overrides, want) => {
    expect(whyNotExhaustive(makeSet(overrides)) ?? "").toMatch(want ?? /^$/);
  });
});
