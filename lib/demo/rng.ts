/** Full-avalanche 32-bit mix. */
function mix(value: number): number {
  let h = value | 0;
  h = Math.imul(h ^ (h >>> 16), 0x21f0aaad);
  h = Math.imul(h ^ (h >>> 15), 0x735a2d97);
  return h ^ (h >>> 15);
}

/** A 32-bit hash of up to four integers: every draw of the simulation is a hash of where it belongs, never of what was asked before. */
export function hash(a: number, b = 0, c = 0, d = 0): number {
  let h = mix(a + 0x9e3779b9);
  h = mix(h + Math.imul(b, 0x85ebca6b) + 0x3c6ef372);
  h = mix(h + Math.imul(c, 0xc2b2ae35) + 0x1b873593);
  return mix(h + Math.imul(d, 0x27d4eb2f) + 0x7f4a7c15) >>> 0;
}

/** In (0, 1), never 0 and never 1. */
export function unit(h: number): number {
  return ((h >>> 0) + 0.5) / 4_294_967_296;
}

export interface Random {
  next: () => number;
  int: (low: number, high: number) => number;
  between: (low: number, high: number) => number;
  chance: (probability: number) => boolean;
  pick: <T>(items: readonly T[]) => T;
}

export function pickAt<T>(items: readonly T[], index: number): T {
  const item = items[index % items.length];
  if (item === undefined) throw new RangeError("pick from an empty list");
  return item;
}

/** A small stream of draws under one key. */
export function randomFrom(key: number): Random {
  let count = 0;
  const next = () => unit(hash(key, ++count));
  const int = (low: number, high: number) => low + Math.floor(next() * (high - low + 1));
  return {
    next,
    int,
    between: (low, high) => low + next() * (high - low),
    chance: (probability) => next() < probability,
    pick: (items) => pickAt(items, int(0, items.length - 1)),
  };
}
