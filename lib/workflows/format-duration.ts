/** 0.4 → "<1 ms", 120 → "120 ms", 1240 → "1.2 s", 123000 → "2 m 3 s", 900000 → "15 m". */
export function formatDuration(milliseconds: number): string {
  if (milliseconds < 1) return "<1 ms";
  if (milliseconds < 1000) return `${Math.round(milliseconds)} ms`;
  if (milliseconds < 60_000) return `${(milliseconds / 1000).toFixed(1)} s`;
  const seconds = Math.round(milliseconds / 1000);
  const rest = seconds % 60;
  return `${Math.floor(seconds / 60)} m${rest === 0 ? "" : ` ${rest} s`}`;
}
