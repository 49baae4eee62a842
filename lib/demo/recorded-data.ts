import { type Answer, type Call, failed, ok } from "./answer.ts";
import type { RecordedFiles, RecordedRow } from "./recorded-files.ts";

/** How deep the upstream lets an offset go, and what it says past that. */
const MOST_OFFSET = 3000;
const TOO_DEEP = `max historical activity offset of ${MOST_OFFSET} exceeded`;

type Source = (files: RecordedFiles, call: Call) => Promise<Answer>;

const noUser = failed(400, "required query param 'user' not provided");

/** Version 1 of the Data API; version 2 was not recorded, so that its routes are not there. */
const ROUTES: Record<string, Source> = {
  "/activity": answerActivity,
  "/positions": answerPositions,
  "/closed-positions": async (_, { query }) => (query.get("user") ? ok([]) : noUser),
  "/holders": async (_, { query }) =>
    query.get("market") ? ok([]) : failed(400, "required query param 'market' not provided"),
  "/value": answerValue,
  "/v1/leaderboard": async (files, { query }) =>
    ok(page(await files.json("data_leaderboard_50.json.gz"), query, { fallback: 25, most: 50 })),
};

export function createRecordedData(files: RecordedFiles) {
  let trades: Promise<RecordedRow[]> | undefined;
  return async (call: Call): Promise<Answer | null> => {
    if (call.path === "/") return ok({ data: "OK" });
    if (call.path === "/trades") return answerTrades(await (trades ??= readTrades(files)), call);
    return (await ROUTES[call.path]?.(files, call)) ?? null;
  };
}

const NUMBERS = ["size", "price", "timestamp", "outcomeIndex"];

async function readTrades(files: RecordedFiles): Promise<RecordedRow[]> {
  const event = await files.csv("data_trades_nobel_5000.csv.gz");
  const rows = [
    ...(await files.json("data_trades_100.json.gz")),
    ...(await files.json("data_trades_one_wallet_4000.json.gz")),
    ...event.map(toNumbers),
  ];
  return newestFirst(distinct(rows));
}

function answerTrades(rows: RecordedRow[], { query }: Call): Answer {
  const least = query.get("filterType") === "CASH" ? Number(query.get("filterAmount")) : 0;
  const fitting = rows.filter(
    (row) => fits(row, query) && Number(row["size"]) * Number(row["price"]) >= least,
  );
  return deepPage(fitting, query, { fallback: 100, most: 500 });
}

async function answerActivity(files: RecordedFiles, { query }: Call): Promise<Answer> {
  if (!query.get("user")) return noUser;
  const rows = [
    ...(await files.json("data_activity_1000.json.gz")),
    ...(await files.json("data_activity_mixed_types_50.json.gz")),
  ];
  const types = query.get("type")?.split(",");
  const fitting = newestFirst(rows).filter(
    (row) => fits(row, query) && (!types || types.includes(String(row["type"]))),
  );
  return deepPage(fitting, query, { fallback: 100, most: 500 });
}

async function answerPositions(files: RecordedFiles, { query }: Call): Promise<Answer> {
  if (!query.get("user")) return noUser;
  const rows = await files.json("data_positions_90.json.gz");
  const least = Number(query.get("sizeThreshold") ?? 1);
  const fitting = rows.filter((row) => fits(row, query) && Number(row["size"]) >= least);
  return ok(page(fitting, query, { fallback: 100, most: 500 }));
}

/** What the recorded positions of the wallet were worth together. */
async function answerValue(files: RecordedFiles, { query }: Call): Promise<Answer> {
  const user = query.get("user");
  if (!user) return noUser;
  const rows = await files.json("data_positions_90.json.gz");
  const fitting = rows.filter((row) => fits(row, query));
  const value = fitting.reduce((sum, row) => sum + Number(row["currentValue"]), 0);
  return ok(fitting.length === 0 ? [] : [{ user, value }]);
}

const toNumbers = (row: Record<string, string>): RecordedRow => ({
  ...row,
  ...Object.fromEntries(NUMBERS.map((name) => [name, Number(row[name])])),
});

const KEY = ["transactionHash", "asset", "side", "size", "price", "proxyWallet"];

/** The recordings walked past the depth at which the upstream repeats its rows. */
const distinct = (rows: readonly RecordedRow[]): RecordedRow[] => [
  ...new Map(rows.map((row) => [KEY.map((name) => row[name]).join("|"), row])).values(),
];

const newestFirst = (rows: readonly RecordedRow[]): RecordedRow[] =>
  rows.toSorted((one, other) => Number(other["timestamp"]) - Number(one["timestamp"]));

function fits(row: RecordedRow, query: URLSearchParams): boolean {
  const user = query.get("user")?.toLowerCase();
  const markets = query.get("market")?.split(",");
  const side = query.get("side");
  const at = Number(row["timestamp"]);
  return (
    (!user || String(row["proxyWallet"]).toLowerCase() === user) &&
    (!markets || markets.includes(String(row["conditionId"]))) &&
    (!side || row["side"] === side) &&
    // The rows carry their event's slug and not its id.
    !query.get("eventId") &&
    !(at < Number(query.get("start") ?? 0)) &&
    !(at > Number(query.get("end") ?? Infinity))
  );
}

type Size = { fallback: number; most: number };

const readCount = (text: string | null, fallback: number) => {
  const count = Number(text ?? fallback);
  return Number.isInteger(count) && count >= 0 ? count : fallback;
};

function page(rows: RecordedRow[], query: URLSearchParams, { fallback, most }: Size) {
  const offset = readCount(query.get("offset"), 0);
  const limit = Math.min(readCount(query.get("limit"), fallback), most);
  return rows.slice(offset, offset + limit);
}

function deepPage(rows: RecordedRow[], query: URLSearchParams, size: Size): Answer {
  if (readCount(query.get("offset"), 0) > MOST_OFFSET) return failed(400, TOO_DEEP);
  return ok(page(rows, query, size));
}
