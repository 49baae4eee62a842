import { depthSteps } from "./depth-steps.ts";

type Level = { price: number; size: number };
type Frame = { low: number; high: number; most: number; width: number; height: number };

/** One side of a book as an SVG path of steps that is filled down to the base line. */
export function depthPath(levels: readonly Level[], frame: Frame): string {
  const { low, high, most, width, height } = frame;
  const steps = depthSteps(levels).filter(({ price }) => price >= low && price <= high);
  const first = steps[0];
  if (!first || high <= low || most <= 0) return "";
  const x = (price: number) => round(((price - low) / (high - low)) * width);
  const y = (cumulative: number) => round(height - (cumulative / most) * height);
  let path = `M${x(first.price)} ${height}`;
  for (const { price, cumulative } of steps) path += `H${x(price)}V${y(cumulative)}`;
  const isBid = (steps.at(-1)?.price ?? first.price) <= first.price;
  return `${path}H${isBid ? 0 : width}V${height}Z`;
}

const round = (value: number) => Math.round(value * 10) / 10;
