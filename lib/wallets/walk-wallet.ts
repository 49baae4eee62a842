import type { Figure } from "../markets/figure.ts";
import type { Feed, Polymarket } from "../polymarket/client.ts";
import type { ClosedPositionRecord, Parsed, PositionRecord } from "../polymarket/records.ts";
import { loadActivity } from "./load-activity.ts";
import { loadTrades } from "./load-trades.ts";
import type { WalkedList } from "./refresh-store.ts";
import { finishPositions, storePositions } from "./store-positions.ts";
import { SliceOver, type WalletRun } from "./wallet-run.ts";
import { walkStateSchema, walkWindows } from "./walk-windows.ts";

/** Asked for again, since rows may come in late. */
const OVERLAP_MS = 15 * 60_000;
/** Without a beginning the upstream shows three years. */
const EVER = new Date(1000);
const ROWS_A_PAGE = 1000;
const MAX_POSITION_PAGES = 400;

/** Every list of one wallet, in the order in which a page of it needs them; says how much of it is stored. */
export async function walkWallet(run: WalletRun) {
  const { ctx, address, known } = run;
  const { polymarket } = ctx;
  const wallet = { wallet: address, limit: ROWS_A_PAGE, signal: ctx.signal, lane: "wallets" };
  const until = known.activity_until;
  const from = until === null ? EVER : new Date(Date.parse(until) - OVERLAP_MS);
  const span = (to: Date | null) => ({ ...wallet, from, ...(to && { to }) });
  const cuts = [
    await walk(run, "activity", {
      fetchPage: ({ to, cursor }) => polymarket.listActivity({ ...span(to), cursor }),
      timeOf: ({ occurredAt }) => occurredAt,
      load: (rows) => loadActivity(ctx, rows, { claim: run.claim }),
    }),
    await walkPositions(run, "open", (cursor) => polymarket.listPositions({ ...wallet, cursor })),
    await walkPositions(run, "closed", (cursor) =>
      polymarket.listClosedPositions({ ...wallet, cursor }),
    ),
    ...(await walkTrades(run, span)),
  ].filter((cut) => cut !== null);
  const valueUsd = await polymarket.getValue(address, wallet);
  return { ...toCoverage(run, cuts), valueUsd, activityUntil: run.state.begunAt ?? "" };
}

type Span = (to: Date | null) => Omit<Parameters<Polymarket["listTrades"]>[0], "cursor">;

/** The rows of both sides, and which of them are the taker's. */
async function walkTrades(run: WalletRun, span: Span): Promise<(string | null)[]> {
  const { ctx } = run;
  const cuts: (string | null)[] = [];
  for (const taker of [false, true])
    cuts.push(
      await walk(run, taker ? "taker" : "trades", {
        fetchPage: ({ to, cursor }) =>
          ctx.polymarket.listTrades({ ...span(to), cursor, takerOnly: taker }),
        timeOf: ({ tradedAt }) => tradedAt,
        load: (rows) => loadTrades(ctx, rows, { taker, claim: run.claim }),
      }),
    );
  return cuts;
}

type Source<T> = {
  fetchPage(page: { to: Date | null; cursor: string | null }): Promise<Feed<T>>;
  timeOf(record: T): string;
  load(rows: readonly Parsed<T>[]): Promise<{ rejects: number }>;
};

async function walk<T>(run: WalletRun, list: WalkedList, source: Source<T>) {
  const { walks } = run.state;
  const begun = walks[list] ?? walkStateSchema.parse({});
  for await (const { rows, state } of walkWindows({ ...source, state: begun })) {
    run.state.rejects += (await source.load(rows)).rejects;
    walks[list] = state;
    await endPage(run, list, rows.length);
  }
  const cut = walks[list]?.cut ?? null;
  return cut === null ? null : `${list}: ${cut}`;
}

/** A list without an order of its own in time: every page is read, or it is said that not every one was. */
async function walkPositions(
  run: WalletRun,
  status: "open" | "closed",
  fetchPage: (cursor: string | null) => Promise<Feed<PositionRecord | ClosedPositionRecord>>,
) {
  const { ctx, address: wallet, claim } = run;
  const list = { wallet, status, seenAt: ctx.now(), claim };
  const visited = new Set<string | null>();
  let cursor: string | null = null;
  for (;;) {
    visited.add(cursor);
    const page = await fetchPage(cursor);
    run.state.rejects += (await storePositions(ctx, page.rows, list)).rejects;
    await endPage(run, `${status} positions`, page.rows.length);
    cursor = page.nextCursor;
    const isEnd = cursor === null && !page.truncated;
    if (isEnd) {
      await finishPositions(ctx, list);
      return null;
    }
    if (page.truncated) return `${status} positions: the upstream gives no more`;
    if (visited.has(cursor) || visited.size >= MAX_POSITION_PAGES)
      return `${status} positions: the list does not end`;
  }
}

/** Between two pages: stores where the refresh stands, and ends the slice when its time is used up. */
async function endPage(run: WalletRun, step: string, rows: number): Promise<void> {
  const { ctx, deadline, store, state } = run;
  run.pages += 1;
  run.rows += rows;
  await store.save(step, run, state);
  if (ctx.signal.aborted || (deadline !== null && ctx.now() >= deadline)) throw new SliceOver();
}

const SEPARATOR = "; ";

/** A gap in what is walked back in time stays, since later refreshes only add what is new; positions are read whole each time. */
function toCoverage({ known, state }: WalletRun, cuts: readonly string[]) {
  const gaps = (known.coverage_reason ?? "")
    .split(SEPARATOR)
    .filter((reason) => /^(activity|trades|taker|rows): /.test(reason));
  const refused = state.rejects > 0 ? ["rows: some did not fit"] : [];
  const reasons = [...new Set([...gaps, ...cuts, ...refused])];
  const coverage: Figure["coverage"] = reasons.length === 0 ? "complete" : "truncated";
  return { coverage, reason: reasons.length === 0 ? null : reasons.join(SEPARATOR) };
}
