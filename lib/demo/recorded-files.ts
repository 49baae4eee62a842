import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { gunzip } from "node:zlib";
import { AppError } from "../errors.ts";
import { parseCsv } from "./recorded-csv.ts";

export type RecordedRow = Record<string, unknown>;

export type RecordedFiles = {
  /** A document a line. */
  lines(name: string): Promise<RecordedRow[]>;
  /** One document. */
  json(name: string): Promise<RecordedRow[]>;
  /** Rows by the header's names; every value is text. */
  csv(name: string): Promise<Record<string, string>[]>;
};

const unpack = promisify(gunzip);

const missing = (dir: string, what: string, cause?: unknown) =>
  new AppError("NOT_CONFIGURED", `POLYMARKET_RECORDED_DIR (${dir}): ${what}`, {
    details: { variable: "POLYMARKET_RECORDED_DIR" },
    cause,
  });

/** Reads each file when it is first asked for, and once. Throws NOT_CONFIGURED, which names the variable. */
export function openRecordedFiles(dir: string, needed: string): RecordedFiles {
  if (!existsSync(dir)) throw missing(dir, "there is no such folder");
  if (!existsSync(join(dir, needed))) throw missing(dir, `the folder has no ${needed}`);
  const read = once(async (name) => {
    try {
      return (await unpack(await readFile(join(dir, name)))).toString();
    } catch (error) {
      throw missing(dir, `${name} is missing or broken`, error);
    }
  });
  return {
    // Texts hold U+2028, which is no end of a line here.
    lines: once(async (name) =>
      (await read(name))
        .split("\n")
        .filter((line) => line.trim() !== "")
        .map((line) => JSON.parse(line) as RecordedRow),
    ),
    json: once(async (name) => JSON.parse(await read(name)) as RecordedRow[]),
    csv: once(async (name) => parseCsv(await read(name))),
  };
}

/** A failure is not kept: the file may be put there in the meantime. */
function once<T>(make: (name: string) => Promise<T>): (name: string) => Promise<T> {
  const made = new Map<string, Promise<T>>();
  return (name) => {
    const known = made.get(name);
    if (known) return known;
    const fresh = make(name);
    made.set(name, fresh);
    fresh.catch(() => made.delete(name));
    return fresh;
  };
}
