type Frame = { width: number; height: number };

const LAST_STEP = 41;
const INSET = 1.5;

/** Steps of four hours from seven days ago as a line over the whole week; the scale is the line's own. */
export function sparklinePath(
  points: readonly (readonly [number, number])[],
  { width, height }: Frame,
): string {
  const prices = points.map(([, price]) => price);
  const low = Math.min(...prices);
  const span = Math.max(...prices) - low;
  const x = (step: number) => round((Math.min(step, LAST_STEP) / LAST_STEP) * width);
  const y = (price: number) =>
    round(span === 0 ? height / 2 : height - INSET - ((price - low) / span) * (height - 2 * INSET));
  return points
    .map(([step, price], index) => `${index === 0 ? "M" : "L"}${x(step)} ${y(price)}`)
    .join("");
}

const round = (value: number) => Math.round(value * 10) / 10;
