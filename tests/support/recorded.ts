import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { gunzipSync } from "node:zlib";
import { parseCsv } from "@/lib/demo/recorded-csv";

const shared =
  process.env["CASCADIAN_SHARED_DIR"] ?? resolve(import.meta.dirname, "../../../shared");

export const recordedDir = join(shared, "data/polymarket");

/** False where the recorded answers are not at hand; says so once a file, and the tests that need them are skipped. */
export const hasRecorded = existsSync(recordedDir);
if (!hasRecorded)
  console.warn(`skipped: no recorded answers at ${recordedDir} (set CASCADIAN_SHARED_DIR)`);

const read = (name: string) => gunzipSync(readFileSync(join(recordedDir, name))).toString();

type Row = Record<string, unknown>;

export const readRecordedLines = (name: string): Row[] =>
  read(name)
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line) => JSON.parse(line) as Row);

export const readRecordedJson = (name: string) => JSON.parse(read(name)) as Row[];

export const readRecordedCsv = (name: string) => parseCsv(read(name));
