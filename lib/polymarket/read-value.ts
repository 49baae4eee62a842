import { FieldError } from "./read-row.ts";

type Wire = string | number | null | undefined;

/** "" is how the upstream says that there is none. */
export const readText = (value: string | null | undefined): string | null =>
  value === undefined || value === null || value.trim() === "" ? null : value;

export const readFlag = (value: boolean | null | undefined): boolean | null => value ?? null;

export function readNumber(field: string, value: Wire): number | null {
  if (value === undefined || value === null || value === "") return null;
  const number = Number(value);
  if (!Number.isFinite(number) || (typeof value === "string" && value.trim() === ""))
    throw new FieldError(field, `${JSON.stringify(value)} is not a number`);
  return number;
}

function readWithin(field: string, value: Wire, low: number, high: number): number | null {
  const number = readNumber(field, value);
  if (number === null || (number >= low && number <= high)) return number;
  throw new FieldError(field, `${number} is not within ${low} and ${high}`);
}

/** A price is the probability that it stands for. */
export const readPrice = (field: string, value: Wire) => readWithin(field, value, 0, 1);

/** The difference of two prices. */
export const readPoints = (field: string, value: Wire) => readWithin(field, value, -1, 1);

/** Dollars or shares of which there cannot be less than none; 1e15 is beyond all money there is. */
export const readAmount = (field: string, value: Wire) => readWithin(field, value, 0, 1e15);

/** Dollars won or lost. */
export const readSignedAmount = (field: string, value: Wire) =>
  readWithin(field, value, -1e15, 1e15);

/** 999 stands for "no outcome". */
export function readOutcomeIndex(field: string, value: Wire): number | null {
  const index = readWithin(field, value, 0, 999);
  if (index === null || index === 999) return null;
  if (!Number.isInteger(index)) throw new FieldError(field, `${index} is not a whole number`);
  return index;
}

export function present<T>(field: string, value: T | null): T {
  if (value === null) throw new FieldError(field, "is missing");
  return value;
}

const BLANK_FORM = /^(\d{4}-\d{2}-\d{2}) (\d{2}:\d{2}:\d{2}(?:\.\d+)?)([+-]\d{2})(?::?(\d{2}))?$/;
const ISO_FORM = /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?)?$/;
const WORD_FORM = /^[A-Za-z]+ \d{1,2}, \d{4}$/;

/** The usual form with a day that every month has; the few others are read by their calendar. */
const PLAIN_FORM =
  /^([12]\d{3}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d)(?:\.(\d+))?Z$/;

/** The markets of an event share most of their moments, and reading one takes longer than looking it up. */
const knownMoments = new Map<string, string>();
const KNOWN_MOMENTS = 4096;

/** Every form in which the upstream writes a moment, as ISO 8601 in UTC with milliseconds. */
export function readMoment(field: string, value: string | null | undefined): string | null {
  const text = readText(value);
  if (text === null) return null;
  const plain = PLAIN_FORM.exec(text);
  if (plain) return `${plain[1]}.${(plain[2] ?? "").slice(0, 3).padEnd(3, "0")}Z`;
  const known = knownMoments.get(text);
  if (known !== undefined) return known;
  const moment = toMoment(field, text);
  if (knownMoments.size >= KNOWN_MOMENTS) knownMoments.clear();
  knownMoments.set(text, moment);
  return moment;
}

function toMoment(field: string, text: string): string {
  const at = Date.parse(toParseable(text.trim()));
  // Years past 9999 have another ISO form, which databases and readers refuse.
  if (Number.isNaN(at) || Math.abs(at) > 253_402_300_799_999)
    throw new FieldError(field, `${JSON.stringify(text.slice(0, 60))} is not a date`);
  return new Date(at).toISOString();
}

function toParseable(text: string): string {
  const iso = ISO_FORM.exec(text);
  if (iso) return iso[1] || text.length === 10 ? text : `${text}Z`;
  const blank = BLANK_FORM.exec(text);
  if (blank) return `${blank[1]}T${blank[2]}${blank[3]}:${blank[4] ?? "00"}`;
  return WORD_FORM.test(text) ? `${text} UTC` : "";
}

/** Unix time, in seconds or milliseconds as `unitMs` says; 0 stands for none. */
export function readUnixTime(field: string, value: Wire, unitMs: 1 | 1000): string | null {
  const number = readWithin(field, value, 0, 253_402_300_799_999 / unitMs);
  return number ? new Date(number * unitMs).toISOString() : null;
}

/** A list that may come as JSON text; null where there is none. */
export function readList(field: string, value: string | unknown[] | null | undefined) {
  if (value === undefined || value === null || value === "") return null;
  const list = typeof value === "string" ? parseList(value) : value;
  if (!Array.isArray(list)) throw new FieldError(field, "is not a JSON list");
  return list.map((item: unknown, index): string | number | null => {
    if (item === null || typeof item === "string" || typeof item === "number") return item;
    throw new FieldError(`${field}.${index}`, `is ${typeof item}`);
  });
}

function parseList(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
