const UNITS: Record<string, number> = {
  k: 1000,
  thousand: 1000,
  m: 1_000_000,
  million: 1_000_000,
  b: 1_000_000_000,
  billion: 1_000_000_000,
  "%": 0.01,
  percent: 0.01,
  "¢": 0.01,
  c: 0.01,
  cent: 0.01,
  cents: 0.01,
  points: 0.01,
};

/** An amount as people write one: `$10k`, `5,000`, `3 cents`, `95%`. */
export const AMOUNT = String.raw`\$?\s?(\d[\d,]*(?:\.\d+)?|\.\d+)\s*(thousand|million|billion|percent|points|cents?|[kmb%¢c](?![a-z]))?`;

/** Digits and unit as AMOUNT finds them; null where they are no number. */
export function readAmount(digits: string, unit: string | undefined): number | null {
  const value = Number(digits.replaceAll(",", ""));
  const factor = unit === undefined ? 1 : (UNITS[unit.toLowerCase()] ?? 1);
  return Number.isFinite(value) ? Number((value * factor).toPrecision(12)) : null;
}
