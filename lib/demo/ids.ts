import { hash } from "./rng.ts";

/** Where a market stands: the slot's n-th event, its k-th market. Everything else about it follows. */
export interface MarketRef {
  slot: number;
  n: number;
  k: number;
}

const HALF = 2 ** 26;
const MAX_N = 16_384;
const MAX_K = 128;

function round(seed: number, step: number, half: number): number {
  return hash(seed, 0x51, step, half) & (HALF - 1);
}

/** A keyed permutation of 52-bit numbers (Feistel): ids look random and still say where they belong. */
export function scramble(seed: number, code: number): number {
  let left = Math.floor(code / HALF);
  let right = code % HALF;
  for (let step = 0; step < 4; step++) {
    [left, right] = [right, (left ^ round(seed, step, right)) & (HALF - 1)];
  }
  return left * HALF + right;
}

export function unscramble(seed: number, code: number): number {
  let left = Math.floor(code / HALF);
  let right = code % HALF;
  for (let step = 3; step >= 0; step--) {
    [left, right] = [(right ^ round(seed, step, left)) & (HALF - 1), left];
  }
  return left * HALF + right;
}

export function toCode({ slot, n, k }: MarketRef): number {
  return (slot * MAX_N + n) * MAX_K + k;
}

export function fromCode(code: number): MarketRef {
  const event = Math.floor(code / MAX_K);
  return { slot: Math.floor(event / MAX_N), n: event % MAX_N, k: code % MAX_K };
}

export function hexOf(length: number, a: number, b = 0, c = 0): string {
  let text = "";
  for (let part = 0; text.length < length; part++) {
    text += hash(a, b, c, part).toString(16).padStart(8, "0");
  }
  return text.slice(0, length);
}

function digitsOf(length: number, a: number, b: number, c: number): string {
  let text = "";
  for (let part = 0; text.length < length; part++) {
    text += hash(a, b, c, part).toString().padStart(10, "0").slice(1);
  }
  return text.slice(0, length);
}

export function conditionIdOf(seed: number, code: number): string {
  const mixed = scramble(seed, code * 4 + 3);
  return `0x${mixed.toString(16).padStart(13, "0")}${hexOf(51, seed, 0xc0, mixed % 4_294_967_296)}`;
}

export function tokenIdOf(seed: number, code: number, outcome: number): string {
  const mixed = scramble(seed, code * 4 + outcome);
  const low = mixed % 4_294_967_296;
  const first = (hash(seed, 0x70, low) % 9) + 1;
  return `${first}${mixed.toString().padStart(16, "0")}${digitsOf(60, seed, 0x71, low)}`;
}

export function codeOfConditionId(seed: number, conditionId: string): number | null {
  if (!/^0x[0-9a-f]{64}$/.test(conditionId)) return null;
  const open = unscramble(seed, Number.parseInt(conditionId.slice(2, 15), 16));
  const code = Math.floor(open / 4);
  return open % 4 === 3 && conditionIdOf(seed, code) === conditionId ? code : null;
}

export function codeOfTokenId(
  seed: number,
  tokenId: string,
): { code: number; outcome: 0 | 1 } | null {
  if (!/^[1-9][0-9]{76}$/.test(tokenId)) return null;
  const mixed = Number(tokenId.slice(1, 17));
  if (mixed >= HALF * HALF) return null;
  const open = unscramble(seed, mixed);
  const code = Math.floor(open / 4);
  const outcome = open % 4 === 0 ? 0 : 1;
  if (open % 4 > 1 || tokenIdOf(seed, code, outcome) !== tokenId) return null;
  return { code, outcome };
}

export const eventIdOf = ({ slot, n }: { slot: number; n: number }) => `demo-${slot}-${n}`;
export const marketIdOf = ({ slot, n, k }: MarketRef) => `demo-${slot}-${n}-${k}`;

/** Reads an event id (two numbers) or a market id (three); null for anything else. */
export function parseId(id: string): { slot: number; n: number; k: number | null } | null {
  const match = /^demo-(\d{1,7})-(\d{1,5})(?:-(\d{1,3}))?$/.exec(id);
  if (!match) return null;
  const k = match[3] === undefined ? null : Number(match[3]);
  return { slot: Number(match[1]), n: Number(match[2]), k };
}

const SLUG_TAIL = /-(\d{1,7})x(\d{1,5})(?:x(\d{1,3}))?$/;

export function slugTail(slot: number, n: number, k?: number): string {
  return [slot, n, ...(k === undefined ? [] : [k])].join("x");
}

export function parseSlugTail(slug: string): { slot: number; n: number; k: number | null } | null {
  const match = SLUG_TAIL.exec(slug);
  if (!match) return null;
  const k = match[3] === undefined ? null : Number(match[3]);
  return { slot: Number(match[1]), n: Number(match[2]), k };
}
