/** A difference of probabilities in signed points: 0.012 is "+1.2"; unknown is "—". */
export function formatPoints(change: number | null | undefined): string {
  if (change == null) return "—";
  const points = (change * 100).toFixed(1);
  if (Number(points) === 0) return "0.0";
  return change > 0 ? `+${points}` : points.replace("-", "−");
}
