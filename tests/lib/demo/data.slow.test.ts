import { beforeAll, describe, expect, it, vi } from "vitest";
import { demoTruth } from "@/lib/demo/truth.ts";
import { NOON, openDemo } from "./open-demo.ts";

// Thousands of rows are computed; a machine that does other things at once needs its time.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 });

interface Trade {
  proxyWallet: string;
  side: string;
  asset: string;
  conditionId: string;
  size: number;
  price: number;
  timestamp: number;
  outcomeIndex: number;
  transactionHash: string;
}
interface Activity extends Trade {
  type: string;
  usdcSize: number;
}
interface Position {
  asset: string;
  conditionId: string;
  size: number;
  avgPrice: number;
  totalBought: number;
  realizedPnl: number;
  curPrice: number;
  redeemable: boolean;
  currentValue: number;
  cashPnl: number;
  oppositeAsset: string;
  timestamp: number;
}
interface PageV2<T> {
  data: T[];
  pagination: { has_more: boolean; next_cursor: string | null };
}

const SIZE = 100;
const demo = openDemo({ markets: SIZE, seed: 5 });
const truth = demoTruth(5, SIZE);
const NOW = NOON.getTime() / 1000;
const keyOf = (row: Trade) =>
  [
    row.transactionHash,
    row.asset,
    row.side,
    row.size,
    row.price,
    row.proxyWallet,
    row.timestamp,
  ].join("|");

/** Everything of one feed of version 2, walked by its cursor. */
async function walk<T>(path: string): Promise<T[]> {
  const rows: T[] = [];
  let cursor: string | null = null;
  do {
    const more: string = cursor === null ? "" : `&cursor=${encodeURIComponent(cursor)}`;
    const page: PageV2<T> = await demo.get<PageV2<T>>(`/data/v2/${path}&limit=1000${more}`);
    rows.push(...page.data);
    cursor = page.pagination.next_cursor;
  } while (cursor !== null);
  return rows;
}

/** A v1 list by offset up to the cap. */
async function pages<T>(path: string, limit: number): Promise<T[]> {
  const rows: T[] = [];
  for (let offset = 0; offset <= 3000; offset += limit) {
    const page = await demo.get<T[]>(`/data/${path}&limit=${limit}&offset=${offset}`);
    if (page.length === 0) break;
    rows.push(...page);
  }
  return rows;
}

interface SnakeTrade {
  proxy_wallet: string;
  token_id: string;
  condition_id: string;
  transaction_hash: string;
  side: string;
  size: number;
  price: number;
  timestamp: number;
  outcome_index: number;
}
const fromSnake = (row: SnakeTrade): Trade => ({
  proxyWallet: row.proxy_wallet,
  side: row.side,
  asset: row.token_id,
  conditionId: row.condition_id,
  size: row.size,
  price: row.price,
  timestamp: row.timestamp,
  outcomeIndex: row.outcome_index,
  transactionHash: row.transaction_hash,
});

let everything: Trade[];
beforeAll(async () => {
  const started = performance.now();
  await demo.get("/data/trades?limit=1");
  console.info(`history of a small simulation: ${Math.round(performance.now() - started)} ms`);
  everything = (await walk<SnakeTrade>("trades?taker_only=false")).map(fromSnake);
}, 60_000);

describe("trades", () => {
  it("reach back sixty days, newest first, with prices in (0, 1)", () => {
    const times = everything.map(({ timestamp }) => timestamp);
    expect(times).toEqual(times.toSorted((a, b) => b - a));
    expect(Math.max(...times)).toBeLessThanOrEqual(NOW);
    expect(NOW - Math.min(...times)).toBeGreaterThan(60 * 86_400);
    expect(everything.every(({ price, size }) => price > 0 && price < 1 && size > 0)).toBe(true);
    expect(everything.length).toBeGreaterThan(4000);
  });

  it("of one transaction have one taker and makers for as many shares", () => {
    const byHash = new Map<string, Trade[]>();
    for (const row of everything) {
      const rows = byHash.get(row.transactionHash);
      if (rows) rows.push(row);
      else byHash.set(row.transactionHash, [row]);
    }
    const counts = [...byHash.values()].map((rows) => rows.length);
    expect(Math.min(...counts)).toBe(2);
    expect(Math.max(...counts)).toBe(4);
    for (const rows of byHash.values()) {
      const largest = Math.max(...rows.map(({ size }) => size));
      const total = rows.reduce((sum, { size }) => sum + size, 0);
      expect(total).toBeCloseTo(2 * largest, 4);
    }
  });

  it("are the taker's alone by default", async () => {
    const takers = await walk<SnakeTrade>("trades?");
    const hashes = takers.map((row) => row.transaction_hash);
    expect(new Set(hashes).size).toBe(hashes.length);
    expect(new Set(everything.map((row) => row.transactionHash)).size).toBe(hashes.length);
  });

  it("are the same rows in the feed of all, of a market and of a wallet", async () => {
    const wallets = [...new Set(everything.map(({ proxyWallet }) => proxyWallet))];
    const markets = [...new Set(everything.map(({ conditionId }) => conditionId))];
    for (const wallet of wallets.filter((_, index) => index % 9 === 0)) {
      const want = everything.filter((row) => row.proxyWallet === wallet).map(keyOf);
      const found = (await walk<SnakeTrade>(`trades?taker_only=false&user=${wallet}`)).map(
        fromSnake,
      );
      expect(found.map(keyOf)).toEqual(want);
    }
    for (const market of markets.filter((_, index) => index % 60 === 0)) {
      const want = everything.filter((row) => row.conditionId === market).map(keyOf);
      const found = await pages<Trade>(`trades?takerOnly=false&market=${market}`, 500);
      expect(found.map(keyOf)).toEqual(want);
    }
  });

  it("filter by side, size in dollars and window", async () => {
    const rows = await demo.get<Trade[]>(
      `/data/trades?side=SELL&filterType=CASH&filterAmount=50&start=${NOW - 864_000}&limit=1000`,
    );
    expect(rows.length).toBeGreaterThan(3);
    const fits = (row: Trade) =>
      row.side === "SELL" && row.size * row.price >= 50 && row.timestamp >= NOW - 864_000;
    expect(rows.every(fits)).toBe(true);
  });

  it("are the same whether the history grew day by day or was written at once", async () => {
    const grown = openDemo({
      markets: SIZE,
      seed: 5,
      now: new Date(NOON.getTime() - 3 * 86_400_000),
    });
    await grown.get("/data/trades?limit=5");
    grown.clock.now = NOON;
    const path = "/data/trades?limit=400&takerOnly=false";
    expect(await grown.answer(path)).toEqual(await demo.answer(path));
  });
});

const balance = new Map<string, number>();

describe("activity", () => {
  it(
    "of every wallet reproduces its positions, held-to-zero losers included",
    { timeout: 120_000 },
    async () => {
      const kinds = new Set<string>();
      let lost = 0;
      let worst = 0;
      for (const { address } of truth) {
        const rows = (await walk<Record<string, never>>(`activity?user=${address}`)).map((row) => ({
          ...fromSnake(row as unknown as SnakeTrade),
          type: String(row["type"]),
          usdcSize: Number(row["usdc_size"]),
        }));
        for (const row of rows) kinds.add(row.type);
        const ledger = await replay(rows.toReversed());
        const open = await pages<Position>(`positions?user=${address}&sizeThreshold=0`, 500);
        const closed = await pages<Position>(`closed-positions?user=${address}`, 50);
        for (const position of [...open, ...closed]) {
          const mine = ledger.get(position.asset);
          const size = "size" in position ? position.size : 0;
          balance.set(position.asset, (balance.get(position.asset) ?? 0) + size);
          worst = Math.max(
            worst,
            Math.abs((mine?.size ?? -1) - size) / (1 + size),
            Math.abs((mine?.realized ?? -1) - position.realizedPnl) /
              (1 + Math.abs(position.realizedPnl)),
            Math.abs((mine?.average ?? -1) - position.avgPrice),
            Math.abs((mine?.bought ?? -1) - position.totalBought) / (1 + position.totalBought),
          );
        }
        const held = [...ledger.values()].filter((one) => one.size > 1e-6).length;
        expect(open.length).toBe(held);
        lost += open.filter((one) => one.curPrice === 0 && one.redeemable).length;
      }
      expect(worst).toBeLessThan(1e-4);
      expect(lost).toBeGreaterThan(100);
      for (const kind of [
        "TRADE",
        "SPLIT",
        "MERGE",
        "REDEEM",
        "CONVERSION",
        "REWARD",
        "MAKER_REBATE",
      ]) {
        expect(kinds).toContain(kind);
      }
    },
  );

  it("keeps every dollar: both outcomes of an open market have as many shares, conversions apart", async () => {
    const markets = await openMarkets();
    let checked = 0;
    const surpluses = new Map<string, Set<number>>();
    for (const market of markets) {
      const [yes = "", no = ""] = JSON.parse(market.clobTokenIds) as string[];
      const surplus = (balance.get(yes) ?? 0) - (balance.get(no) ?? 0);
      if (balance.has(yes) || balance.has(no)) checked += 1;
      const event = market.negRisk ? (market.events[0]?.id ?? market.id) : market.id;
      const known = surpluses.get(event) ?? new Set();
      known.add(Math.round(surplus * 100) / 100);
      surpluses.set(event, known);
      expect(market.negRisk || Math.abs(surplus) < 1e-3).toBe(true);
    }
    expect(checked).toBeGreaterThan(50);
    for (const [event, found] of surpluses) expect([event, found.size]).toEqual([event, 1]);
  });

  it("writes the sentinels of rows without a market or outcome", async () => {
    const maker = truth.find(({ kind }) => kind === "maker")?.address;
    const rows = await demo.get<Activity[]>(
      `/data/activity?user=${maker}&type=REWARD,MAKER_REBATE,SPLIT,MERGE&limit=500`,
    );
    expect(rows.length).toBeGreaterThan(20);
    expect(
      rows.every(
        (row) => row.outcomeIndex === 999 && row.asset === "" && row.side === "" && row.price === 0,
      ),
    ).toBe(true);
    const account = rows.filter((row) => row.type === "REWARD" || row.type === "MAKER_REBATE");
    expect(account.every((row) => row.conditionId === "")).toBe(true);
    const pairs = rows.filter((row) => row.type === "SPLIT" || row.type === "MERGE");
    expect(pairs.length).toBeGreaterThan(0);
    expect(pairs.every((row) => row.conditionId !== "" && row.size === row.usdcSize)).toBe(true);
  });
});

interface OpenMarket {
  id: string;
  clobTokenIds: string;
  negRisk: boolean;
  conditionId: string;
  outcomePrices?: string;
  closed: boolean;
  events: { id: string }[];
}
const known = new Map<string, { market: OpenMarket; tokens: string[]; siblings: OpenMarket[] }>();

async function openMarkets(): Promise<OpenMarket[]> {
  const rows: OpenMarket[] = [];
  let cursor: string | undefined;
  do {
    const page = await demo.get<{ markets: OpenMarket[]; next_cursor?: string }>(
      `/gamma/markets/keyset?limit=100&closed=false${cursor === undefined ? "" : `&after_cursor=${cursor}`}`,
    );
    rows.push(...page.markets);
    cursor = page.next_cursor;
  } while (cursor !== undefined);
  return rows;
}

async function marketOf(conditionId: string) {
  const cached = known.get(conditionId);
  if (cached) return cached;
  const query = `condition_ids=${conditionId}`;
  const open = await demo.get<OpenMarket[]>(`/gamma/markets?${query}`);
  const [market] =
    open.length > 0 ? open : await demo.get<OpenMarket[]>(`/gamma/markets?closed=true&${query}`);
  if (!market) throw new Error(`no market ${conditionId}`);
  const eventId = market.events[0]?.id;
  const event = eventId
    ? await demo.get<{ markets: OpenMarket[] }>(`/gamma/events/${eventId}`)
    : null;
  const found = {
    market,
    tokens: JSON.parse(market.clobTokenIds) as string[],
    siblings: event?.markets ?? [],
  };
  known.set(conditionId, found);
  return found;
}

interface Entry {
  size: number;
  average: number;
  bought: number;
  realized: number;
}

/** The average cost rules as the metrics define them, over the public activity alone. */
async function replay(rows: Activity[]): Promise<Map<string, Entry>> {
  const entries = new Map<string, Entry>();
  const entry = (asset: string) => {
    const found = entries.get(asset) ?? { size: 0, average: 0, bought: 0, realized: 0 };
    entries.set(asset, found);
    return found;
  };
  const buy = (asset: string, size: number, cost: number) => {
    const one = entry(asset);
    one.average = (one.average * one.size + cost * size) / (one.size + size);
    one.size += size;
    one.bought += size;
  };
  const sell = (asset: string, size: number, gain: number) => {
    const one = entry(asset);
    const sold = Math.min(size, one.size);
    one.realized += sold * (gain - one.average);
    one.size = one.size - sold < 1e-6 ? 0 : one.size - sold;
  };
  for (let index = 0; index < rows.length; index++) {
    const row = rows[index];
    if (!row || row.conditionId === "") continue;
    if (row.type === "TRADE") {
      (row.side === "BUY" ? buy : sell)(row.asset, row.size, row.price);
      continue;
    }
    const { market, tokens, siblings } = await marketOf(row.conditionId);
    const payouts = (JSON.parse(market.outcomePrices ?? "[]") as string[]).map(Number);
    if (row.type === "CONVERSION") {
      const group = [row];
      while (rows[index + 1]?.transactionHash === row.transactionHash)
        group.push(rows[++index] ?? row);
      const given = new Set(group.map(({ conditionId }) => conditionId));
      const noTokens = siblings
        .filter((one) => given.has(one.conditionId))
        .map((one) => (JSON.parse(one.clobTokenIds) as string[])[1] ?? "");
      const others = siblings.filter((one) => !given.has(one.conditionId));
      const paid = noTokens.reduce((sum, token) => sum + entry(token).average, 0);
      for (const token of noTokens) sell(token, row.size, entry(token).average);
      const each = (paid - (group.length - 1)) / others.length;
      for (const one of others)
        buy((JSON.parse(one.clobTokenIds) as string[])[0] ?? "", row.size, each);
      continue;
    }
    for (const [outcome, token] of tokens.entries()) {
      if (row.type === "SPLIT") buy(token, row.size, 0.5);
      if (row.type === "MERGE") sell(token, row.size, 0.5);
      if (row.type === "REDEEM") sell(token, entry(token).size, payouts[outcome] ?? Number.NaN);
    }
  }
  return entries;
}

describe("positions, holders and boards", () => {
  it("sort closed positions by gain, fifty a page at most", async () => {
    const { address } = truth.find(({ kind }) => kind === "informed") ?? { address: "" };
    const page = await demo.get<Position[]>(`/data/closed-positions?user=${address}&limit=400`);
    expect(page).toHaveLength(50);
    const gains = page.map(({ realizedPnl }) => realizedPnl);
    expect(gains).toEqual(gains.toSorted((a, b) => b - a));
    expect(await demo.get<Position[]>(`/data/closed-positions?user=${address}`)).toHaveLength(10);
  });

  it("name the largest holders of each outcome, as the positions do", async () => {
    const market = everything[0]?.conditionId ?? "";
    const groups = await demo.get<
      { token: string; holders: { proxyWallet: string; amount: number; outcomeIndex: number }[] }[]
    >(`/data/holders?market=${market}`);
    expect(groups).toHaveLength(2);
    const [first] = groups.flatMap((group) =>
      group.holders.map((holder) => ({ ...holder, token: group.token })),
    );
    if (!first) throw new Error("no holder");
    const positions = await demo.get<Position[]>(
      `/data/positions?user=${first.proxyWallet}&market=${market}&sizeThreshold=0`,
    );
    expect(positions.find((one) => one.asset === first.token)?.size).toBeCloseTo(first.amount, 5);
    const [oi] = await demo.get<{ market: string; value: number }[]>(`/data/oi?market=${market}`);
    expect(oi?.market).toBe(market);
    expect(oi?.value).toBeGreaterThan(0);
  });

  it("value a wallet at the sum of its positions", async () => {
    const { address } = truth.find(({ kind }) => kind === "whale") ?? { address: "" };
    const [value] = await demo.get<{ user: string; value: number }[]>(
      `/data/value?user=${address}`,
    );
    const held = await pages<Position>(`positions?user=${address}&sizeThreshold=0`, 500);
    expect(value?.value).toBeCloseTo(
      held.reduce((sum, one) => sum + one.currentValue, 0),
      2,
    );
  });

  it("rank wallets, as text in one version and as numbers in the other", async () => {
    const v1 = await demo.get<{ rank: string; proxyWallet: string; pnl: number }[]>(
      "/data/v1/leaderboard?timePeriod=ALL&limit=30",
    );
    expect(v1.map(({ rank }) => rank)).toEqual(v1.map((_, index) => String(index + 1)));
    const gains = v1.map(({ pnl }) => pnl);
    expect(gains).toEqual(gains.toSorted((a, b) => b - a));
    const v2 = await demo.get<PageV2<{ rank: number; user_id: string }>>(
      "/data/v2/leaderboard?time_period=all&limit=30",
    );
    expect(v2.data.map(({ user_id: id }) => id)).toEqual(v1.map(({ proxyWallet }) => proxyWallet));
    expect(v2.data[0]?.rank).toBe(1);
  });

  it("say nothing about what a wallet is", async () => {
    const kinds = /informed|whale|farmer|fresh|wash|crowd/i;
    const { address } = truth.find(({ kind }) => kind === "wash") ?? { address: "" };
    for (const path of [
      `/data/trades?user=${address}`,
      `/data/activity?user=${address}`,
      "/data/v1/leaderboard?limit=50",
      `/data/positions?user=${address}`,
    ]) {
      expect((await demo.answer(path)).text).not.toMatch(kinds);
    }
  });
});

describe("refusals", () => {
  const nobody = `0x${"0".repeat(40)}`;

  it.each([
    [
      `/data/trades?user=${nobody}&offset=3001`,
      400,
      "max historical activity offset of 3000 exceeded",
    ],
    ["/data/activity", 400, "user"],
    ["/data/positions?user=me", 400, "invalid user"],
    ["/data/trades?market=0x12", 400, "invalid market id"],
    [`/data/trades?market=0x${"a".repeat(64)}&eventId=demo-1-1`, 400, "mutually exclusive"],
    ["/data/v2/trades?offset=0", 400, "offset"],
    ["/data/v2/trades?limit=1001", 400, "limit"],
    ["/data/v2/trades?cursor=zzz", 400, "invalid cursor"],
    [`/data/v2/positions?user=${nobody}&status=WHAT`, 200, ""],
    ["/data/holders", 400, "market"],
    ["/data/nothing", 404, "not found"],
  ])("%s: %i", async (path, status, words) => {
    const answer = await demo.answer(path);
    expect(answer.status).toBe(status);
    expect(answer.text).toContain(words);
  });

  it.each(["trades", "activity", "positions", "closed-positions"])(
    "%s of an unknown wallet are none",
    async (path) => {
      expect(await demo.get(`/data/${path}?user=${nobody}`)).toEqual([]);
    },
  );
});
