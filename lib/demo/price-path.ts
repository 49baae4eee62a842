import { normalCdf, normalQuantile } from "./normal.ts";
import { hash, unit } from "./rng.ts";

const EXACT_LEVELS = 6;
/** Standard deviation of the sum of four bytes. */
const BYTES_SD = 147.8;

function gaussian(h: number): number {
  return normalQuantile(unit(h));
}

function cheapGaussian(h: number): number {
  return ((h & 255) + ((h >>> 8) & 255) + ((h >>> 16) & 255) + (h >>> 24) - 510) / BYTES_SD;
}

/** Where the Brownian motion ends. */
export function motionEnd(key: number): number {
  return gaussian(hash(key, 0));
}

/** Brownian motion at u in [0, 1] by bisection: any moment can be asked for without walking to it. */
export function motionAt(key: number, u: number, levels: number): number {
  let low = 0;
  let width = 1;
  let atLow = 0;
  let atHigh = motionEnd(key);
  let node = 1;
  for (let level = 0; level < levels; level++) {
    const h = hash(key, node);
    const draw = level < EXACT_LEVELS ? gaussian(h) : cheapGaussian(h);
    const middle = (atLow + atHigh) / 2 + (Math.sqrt(width) / 2) * draw;
    width /= 2;
    node *= 2;
    if (u < low + width) atHigh = middle;
    else {
      low += width;
      atLow = middle;
      node += 1;
    }
  }
  return atLow + ((u - low) / width) * (atHigh - atLow);
}

/** The chance at u that the motion ends above the threshold which the prior sets: a martingale that ends in 0 or 1. */
export function chanceAt(key: number, prior: number, u: number, levels: number): number {
  const threshold = normalQuantile(prior);
  if (u >= 1) return threshold + motionEnd(key) > 0 ? 1 : 0;
  if (u <= 0) return prior;
  return normalCdf((threshold + motionAt(key, u, levels)) / Math.sqrt(1 - u));
}

/** Bisection depth at which a step is about a minute. */
export function levelsFor(seconds: number): number {
  return Math.min(20, Math.max(6, Math.ceil(Math.log2(seconds / 60))));
}
