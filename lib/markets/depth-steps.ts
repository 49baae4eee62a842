type Level = { price: number; size: number };

export type DepthStep = { price: number; cumulative: number };

/** Shares that stand at a price or better, level by level from the best one. */
export function depthSteps(levels: readonly Level[]): DepthStep[] {
  let cumulative = 0;
  return levels.map(({ price, size }) => {
    cumulative += size;
    return { price, cumulative };
  });
}
