import { type Answer, type Call, failed, ok } from "./answer.ts";
import type { RecordedFiles, RecordedRow } from "./recorded-files.ts";

const NO_BOOK = "No orderbook exists for the requested token id";
const MOST_BOOKS = 500;
const DAY = 86_400;

/** Seconds back from the last recorded point: a recording has no other present. */
const INTERVALS: Record<string, number> = {
  "1h": 3600,
  "6h": 6 * 3600,
  "1d": DAY,
  "1w": 7 * DAY,
  "1m": 30 * DAY,
  max: Infinity,
};

export function createRecordedClob(files: RecordedFiles) {
  const books = lazy(() => readBooks(files));
  const histories = lazy(() => readHistories(files));
  return async (call: Call): Promise<Answer | null> => {
    switch (`${call.method} ${call.path}`) {
      case "GET /book": {
        const book = (await books()).get(call.query.get("token_id") ?? "");
        return book ? ok(book) : failed(404, NO_BOOK);
      }
      case "POST /books":
        return manyBooks(await books(), call.body);
      case "GET /prices-history":
        return history(await histories(), call.query);
      case "GET /simplified-markets":
        return ok(await files.json("clob_simplified_markets.json.gz"));
      case "GET /time":
        return ok(call.now);
      case "GET /ok":
        return ok("OK");
      default:
        return null;
    }
  };
}

function lazy<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => (made ??= make());
}

/** The later recording of a token's book counts; levels stay in the upstream's order, worst first. */
async function readBooks(files: RecordedFiles): Promise<Map<string, RecordedRow>> {
  const runs = (await files.lines("clob_books_run1.jsonl.gz")) as { books?: RecordedRow[] }[];
  const rows = [...(await files.json("clob_books_fed_10.json.gz"))];
  for (const { books } of runs) rows.push(...(books ?? []));
  return new Map(rows.map((book) => [String(book["asset_id"]), book]));
}

function manyBooks(books: Map<string, RecordedRow>, body: unknown): Answer {
  if (!Array.isArray(body)) return failed(400, "Invalid payload");
  if (body.length > MOST_BOOKS) return failed(400, "Payload exceeds the limit");
  const tokens = body.map((item) => String((item as { token_id?: unknown } | null)?.token_id));
  return ok([...new Set(tokens)].flatMap((token) => books.get(token) ?? []));
}

type Point = { t: number; p: number };

async function readHistories(files: RecordedFiles): Promise<Map<string, Point[]>> {
  const histories = new Map<string, Point[]>();
  for (const row of await files.csv("prices_history_184_tokens.csv.gz")) {
    const token = row["token_id"] ?? "";
    const points = histories.get(token) ?? [];
    points.push({
      t: Date.parse(`${row["timestamp"]?.replace(" ", "T")}Z`) / 1000,
      p: Number(row["price"]),
    });
    histories.set(token, points);
  }
  for (const points of histories.values()) points.sort((one, other) => one.t - other.t);
  return histories;
}

function history(histories: Map<string, Point[]>, query: URLSearchParams): Answer {
  const token = query.get("market");
  if (!token) return failed(400, "market is required");
  const points = histories.get(token) ?? [];
  const last = points.at(-1)?.t ?? 0;
  const interval = query.get("interval");
  const back = interval === null ? Infinity : INTERVALS[interval];
  if (back === undefined) return failed(400, "invalid interval");
  const from = Math.max(Number(query.get("startTs") ?? 0), last - back);
  const to = Number(query.get("endTs") ?? Infinity);
  return ok({ history: points.filter(({ t }) => t >= from && t <= to) });
}
