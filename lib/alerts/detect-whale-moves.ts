type Fill = { key: string; at: string; shares: number; yesPrice: number };

export type WhaleMove = {
  action: "enters" | "exits";
  side: "YES" | "NO";
  /** Worth of the position that was entered, or of the largest that was left, at the price of the fill that decided it. */
  usd: number;
  /** Of the held side. */
  price: number;
  key: string;
  at: string;
};

/** What is left of a position that counts as none. */
const REST = 0.1;

/** Signed shares of the first outcome before the fills, and the most that was held of either side until then. */
type Opening = { shares: number; peak: number };

/**
 * Walks a wallet's fills in one market in order. It enters when its exposure reaches `minUsd` from below, and exits when
 * of a position that was as large less than a tenth of `minUsd` is left. Fills alone are counted.
 */
export function detectWhaleMoves(
  opening: Opening,
  fills: readonly Fill[],
  minUsd: number,
): WhaleMove[] {
  const moves: WhaleMove[] = [];
  let { shares, peak } = opening;
  for (const { key, at, shares: change, yesPrice } of fills) {
    const before = shares;
    shares += change;
    const [was, is] = [sideOf(before), sideOf(shares)];
    const left = was === is ? worth(shares, was, yesPrice) : 0;
    const most = worth(peak, was, yesPrice);
    if (worth(before, was, yesPrice) >= minUsd * REST && left < minUsd * REST) {
      if (most >= minUsd)
        moves.push({
          action: "exits",
          side: was,
          usd: most,
          price: ofSide(was, yesPrice),
          key,
          at,
        });
      peak = 0;
    }
    const held = worth(shares, is, yesPrice);
    const had = was === is ? worth(before, is, yesPrice) : 0;
    if (had < minUsd && held >= minUsd)
      moves.push({ action: "enters", side: is, usd: held, price: ofSide(is, yesPrice), key, at });
    peak = Math.max(peak, Math.abs(shares));
  }
  return moves;
}

type Side = WhaleMove["side"];

const sideOf = (shares: number): Side => (shares >= 0 ? "YES" : "NO");
const ofSide = (side: Side, yesPrice: number) => (side === "YES" ? yesPrice : 1 - yesPrice);
const worth = (shares: number, side: Side, yesPrice: number) =>
  Math.abs(shares) * ofSide(side, yesPrice);
