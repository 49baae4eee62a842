import { beforeAll, describe, expect, it, vi } from "vitest";
import { demoTruth } from "@/lib/demo/truth.ts";
import { toActivity } from "@/lib/polymarket/to-activity.ts";
import { toClosedPosition, toPosition } from "@/lib/polymarket/to-position.ts";
import type { ActivityRecord, Parsed } from "@/lib/polymarket/records.ts";
import { measurePnl, type Pnl } from "@/lib/wallets/measure-pnl.ts";
import type { FactsOf } from "@/lib/wallets/pnl-event.ts";
import { toPnlEvents } from "@/lib/wallets/to-pnl-events.ts";
import { readDemoFacts } from "../../support/demo-facts.ts";
import { openDemo } from "../demo/open-demo.ts";

// Thousands of rows are computed; a machine that does other things at once needs its time.
vi.setConfig({ testTimeout: 900_000, hookTimeout: 900_000 });

/** CASCADIAN_DEMO_MARKETS=3000 is the product's own size with 2,400 wallets. */
const SIZE = Number(process.env["CASCADIAN_DEMO_MARKETS"] ?? 300);
const SEED = 3;
const demo = openDemo({ markets: SIZE, seed: SEED });
const wallets = demoTruth(SEED, SIZE).map(({ address }) => address);

const records = <T>(rows: readonly unknown[], parse: (row: unknown) => Parsed<T>): T[] =>
  rows.map((row) => {
    const parsed = parse(row);
    if (!parsed.ok) throw new Error(parsed.reason);
    return parsed.record;
  });

async function pages(path: string, limit: number): Promise<unknown[]> {
  const rows: unknown[] = [];
  for (let offset = 0; ; offset += limit) {
    const page = await demo.get<unknown[]>(`/data/${path}&limit=${limit}&offset=${offset}`);
    rows.push(...page);
    if (page.length < limit) return rows;
  }
}

const activity = new Map<string, ActivityRecord[]>();
let factsOf: FactsOf;

beforeAll(async () => {
  for (const address of wallets) {
    const rows = await pages(`activity?user=${address}`, 500);
    activity.set(address, records(rows, toActivity).toReversed());
  }
  const all = [...activity.values()].flat();
  const ids = (rows: readonly ActivityRecord[]) =>
    new Set(rows.flatMap(({ conditionId }) => conditionId ?? []));
  factsOf = await readDemoFacts(
    demo.get,
    ids(all),
    ids(all.filter(({ type }) => type === "CONVERSION")),
  );
});

const measure = (address: string): Pnl =>
  measurePnl(toPnlEvents(activity.get(address) ?? [], { inOrder: true }), {
    factsOf,
    coverage: "complete",
    officialUsd: null,
  });

/** How far two amounts are apart, against their own size. */
const apart = (mine: number | undefined, theirs: number | null) =>
  Math.abs((mine ?? Number.NaN) - (theirs ?? Number.NaN)) / (1 + Math.abs(theirs ?? 0));

describe(`the activity of each of the ${wallets.length} simulated wallets`, () => {
  it("reproduces its positions, open, closed and held to zero", async () => {
    let worst = 0;
    let lost = 0;
    let compared = 0;
    for (const address of wallets) {
      const { books } = measure(address);
      const open = records(
        await pages(`positions?user=${address}&sizeThreshold=0`, 500),
        toPosition,
      );
      const closed = records(await pages(`closed-positions?user=${address}`, 50), toClosedPosition);
      const held = [...books.positions.values()].filter(({ size }) => size > 0);
      expect([address, open.length]).toEqual([address, held.length]);
      for (const position of [...open, ...closed]) {
        const mine = books.positions.get(position.tokenId);
        worst = Math.max(
          worst,
          apart(mine?.size, "size" in position ? position.size : 0),
          apart(mine?.average, position.averagePrice),
          apart(mine?.realizedUsd, position.realizedPnlUsd),
          apart(mine?.totalBought, position.totalBought),
        );
        compared += 1;
      }
      lost += open.filter((one) => one.currentPrice === 0 && one.redeemable).length;
    }
    console.info(
      `${compared} positions of ${wallets.length} wallets, ${lost} held to zero, worst difference ${worst}`,
    );
    expect(worst).toBeLessThan(1e-4);
    expect(lost).toBeGreaterThan(wallets.length / 4);
  });

  it("gives the same profit by average cost as by cash flow", () => {
    const found = wallets.map((address) => {
      const pnl = measure(address);
      return {
        issues: pnl.issues,
        difference: Math.abs(pnl.totalUsd - pnl.cashFlowUsd) / (1 + pnl.flow.movedUsd),
      };
    });
    expect(
      found.flatMap(({ issues }) => issues.filter((issue) => issue !== "unknown-mark")),
    ).toEqual([]);
    expect(Math.max(...found.map(({ difference }) => difference))).toBeLessThan(1e-6);
  });
});
