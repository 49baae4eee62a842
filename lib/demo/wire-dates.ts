import { hash } from "./rng.ts";

const KEPT = 4000;
const written = new Map<number, string>();

/** Most markets share their dates with others of the page. */
function wholeSeconds(seconds: number): string {
  const known = written.get(seconds);
  if (known !== undefined) return known;
  const text = new Date(seconds * 1000).toISOString().slice(0, 19);
  if (written.size >= KEPT) written.clear();
  written.set(seconds, text);
  return text;
}

/** ISO 8601 with zero to six digits of a second, as different writers of the service leave them. */
export function isoDate(seconds: number, key = 0): string {
  const whole = wholeSeconds(seconds);
  const digits = key % 7;
  if (key === 0 || digits === 0) return `${whole}Z`;
  return `${whole}.${(hash(key, 0xda7e) % 10 ** digits).toString().padStart(digits, "0")}Z`;
}

/** The blank form with the two-digit offset. */
export function blankDate(seconds: number): string {
  return `${wholeSeconds(seconds).replace("T", " ")}+00`;
}

export function dateOnly(seconds: number): string {
  return wholeSeconds(seconds).slice(0, 10);
}

export function money(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}

/** Thousandths to dollars without the tail of binary fractions. */
export function price(thousandths: number): number {
  return Math.round(thousandths * 10) / 10_000;
}
