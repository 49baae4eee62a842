/** Net YES-equivalents of one wallet in one market, and what they are worth at that moment's price of the first outcome. */
export type Exposure = { at: number; shares: number; price: number; usd: number };

/** Long shares are worth the price, short ones (held as the other outcome) what is left of a dollar. */
export const toExposure = (at: number, shares: number, price: number): Exposure => ({
  at,
  shares,
  price,
  usd: shares >= 0 ? shares * price : -shares * (1 - price),
});
