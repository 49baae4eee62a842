import type { Firing, Sighting, Watch, WatchState } from "./watched-alert.ts";

type Outcome = WatchState & {
  firings: Firing[];
  /** Why nothing could be observed. */
  error: string | null;
};

const MAX_NAMED = 5;
const MAX_BODY = 2000;

/** What an alert comes to: what is told now, and the watch that the next evaluation starts from. Nothing is told in a cooldown. */
export function evaluateAlert(watch: Watch, sighting: Sighting, now: Date): Outcome {
  switch (sighting.type) {
    case "level":
      return evaluateLevel(watch, sighting, now);
    case "change":
      return evaluateChange(watch, sighting, now);
    default:
      return evaluateHappenings(watch, sighting, now);
  }
}

export function isCooling({ cooldownSeconds, lastFiredAt }: Watch, now: Date): boolean {
  if (lastFiredAt === null) return false;
  return now.getTime() < Date.parse(lastFiredAt) + cooldownSeconds * 1000;
}

const stay = (
  { lastValue, lastText, lastObservedAt, isArmed, watermark }: Watch,
  error: string | null,
): Outcome => ({ lastValue, lastText, lastObservedAt, isArmed, watermark, firings: [], error });

const isOld = (watch: Watch, at: string): boolean =>
  watch.lastObservedAt !== null && Date.parse(at) <= Date.parse(watch.lastObservedAt);

function evaluateLevel(
  watch: Watch,
  sighting: Extract<Sighting, { type: "level" }>,
  now: Date,
): Outcome {
  const { value, at, problem } = sighting;
  if (value === null || at === null) return stay(watch, problem);
  if (isOld(watch, at)) return stay(watch, null);
  const { lastValue } = watch;
  const seen = { ...stay(watch, null), lastValue: value, lastObservedAt: at };
  const isMet = sighting.isMet(value);
  // The first observation says where things stand; only what happens after it is news.
  if (lastValue === null) return { ...seen, isArmed: !isMet };
  const isNews = sighting.crosses ? sighting.crosses(lastValue, value) : watch.isArmed && isMet;
  const isTold = isNews && !isCooling(watch, now);
  // A threshold that is met in a cooldown stays armed: it is told afterwards if it still holds.
  const isArmed = !isMet || (watch.isArmed && !isTold);
  const firing = { ...sighting.tell(value, lastValue), key: `at ${at}`, observedAt: at };
  return { ...seen, isArmed, firings: isTold ? [firing] : [] };
}

function evaluateChange(
  watch: Watch,
  sighting: Extract<Sighting, { type: "change" }>,
  now: Date,
): Outcome {
  const { text, at, problem } = sighting;
  if (at === null) return stay(watch, problem);
  if (isOld(watch, at)) return stay(watch, null);
  // No word is a state too; null means that nothing was observed yet.
  const word = text ?? "";
  const seen = { ...stay(watch, null), lastText: word, lastObservedAt: at };
  const isNews = watch.lastText !== null && watch.lastText !== word && sighting.isWanted(word);
  const isTold = isNews && !isCooling(watch, now);
  const firing = { ...sighting.tell(word), key: `${word} ${at}`, observedAt: at };
  return { ...seen, isArmed: !sighting.isWanted(word), firings: isTold ? [firing] : [] };
}

function evaluateHappenings(
  watch: Watch,
  sighting: Extract<Sighting, { type: "happenings" }>,
  now: Date,
): Outcome {
  const { found, problem } = sighting;
  const seen = { ...stay(watch, problem), isArmed: true };
  // What happens in a cooldown is let pass, and not told when it ends.
  if (isCooling(watch, now)) return { ...seen, watermark: now.toISOString() };
  const latest =
    found
      .map(({ observedAt }) => observedAt)
      .sort()
      .at(-1) ?? null;
  const noted = { ...seen, ...(latest !== null && { lastObservedAt: latest }) };
  if (watch.cooldownSeconds === 0) return { ...noted, firings: found };
  const [first] = found;
  if (!first) return noted;
  return { ...noted, watermark: now.toISOString(), firings: [gather(first, sighting)] };
}

/** Several at once are one telling that names the first of them. */
function gather(
  first: Firing,
  { found, total, together }: Extract<Sighting, { type: "happenings" }>,
): Firing {
  const count = Math.max(total, found.length);
  if (count === 1) return first;
  const lines = found.slice(0, MAX_NAMED).map(({ title }) => title);
  const more = count > lines.length ? [`and ${count - lines.length} more`] : [];
  return {
    ...first,
    title: together(count),
    body: [...lines, ...more].join("\n").slice(0, MAX_BODY),
  };
}
