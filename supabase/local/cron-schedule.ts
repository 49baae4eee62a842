/** One cron expression of five fields (minute, hour, day, month, weekday), in UTC as Vercel reads it. */
export type CronSchedule = { matches(time: Date): boolean };

const FIELDS = [
  { name: "minute", min: 0, max: 59 },
  { name: "hour", min: 0, max: 23 },
  { name: "day", min: 1, max: 31 },
  { name: "month", min: 1, max: 12 },
  { name: "weekday", min: 0, max: 7 },
] as const;

/** Throws, naming the field, on what it cannot read: a schedule that silently never fires is worse. */
export function parseCronSchedule(expression: string): CronSchedule {
  const parts = expression.trim().split(/\s+/);
  if (parts.length !== FIELDS.length)
    throw new Error(`"${expression}": a schedule has five fields`);
  const [minutes, hours, days, months, weekdays] = FIELDS.map((field, index) =>
    parseField(parts[index] ?? "", field, expression),
  ) as [Set<number>, Set<number>, Set<number>, Set<number>, Set<number>];
  if (weekdays.has(7)) weekdays.add(0);
  // As in cron: when both day fields are limited, either of them is enough.
  const anyDay = parts[2] === "*" || parts[4] === "*";
  return {
    matches(time) {
      const day = days.has(time.getUTCDate());
      const weekday = weekdays.has(time.getUTCDay());
      return (
        minutes.has(time.getUTCMinutes()) &&
        hours.has(time.getUTCHours()) &&
        months.has(time.getUTCMonth() + 1) &&
        (anyDay ? day && weekday : day || weekday)
      );
    },
  };
}

type Field = (typeof FIELDS)[number];

function parseField(text: string, field: Field, expression: string): Set<number> {
  const values = new Set<number>();
  for (const part of text.split(",")) {
    const range = parseRange(part, field);
    if (!range) throw new Error(`"${expression}": ${field.name} cannot be "${part}"`);
    for (let value = range.low; value <= range.high; value += range.by) values.add(value);
  }
  return values;
}

/** `*`, `5`, `1-5`, and each with a step: `*\/5`, `10/5` (from ten to the end), `1-5/2`. */
function parseRange(part: string, { min, max }: Field) {
  const [whole, star, from, to, step] = /^(?:(\*)|(\d+)(?:-(\d+))?)(?:\/(\d+))?$/.exec(part) ?? [];
  if (!whole) return null;
  const low = star ? min : Number(from);
  const open = star || (step && !to);
  const high = open ? max : Number(to ?? from);
  const by = Number(step ?? 1);
  return low >= min && high <= max && low <= high && by > 0 ? { low, high, by } : null;
}
