const UNITS = [
  { name: "y", seconds: 31_536_000 },
  { name: "mo", seconds: 2_592_000 },
  { name: "d", seconds: 86_400 },
  { name: "h", seconds: 3600 },
  { name: "m", seconds: 60 },
  { name: "s", seconds: 1 },
] as const;

/** How far a time is from now in its largest unit: "in 12 d", "4 h ago", "now"; unknown is "—". */
export function formatRelativeTime(iso: string | null | undefined, nowMs: number): string {
  const time = iso ? Date.parse(iso) : Number.NaN;
  if (Number.isNaN(time)) return "—";
  const seconds = Math.round((time - nowMs) / 1000);
  const size = Math.abs(seconds);
  const unit = UNITS.find((candidate) => size >= candidate.seconds);
  // The clock of the page moves in steps of five seconds, so less than that is not told apart.
  if (!unit || size <= 5) return "now";
  const text = `${Math.floor(size / unit.seconds)} ${unit.name}`;
  return seconds > 0 ? `in ${text}` : `${text} ago`;
}
