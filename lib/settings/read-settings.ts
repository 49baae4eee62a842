import { type Settings, settingsSchema } from "./schema.ts";

/** What was stored by an older version and no longer fits counts as never set. */
export function readSettings(stored: unknown): Settings {
  const whole = settingsSchema.safeParse(stored ?? {});
  if (whole.success) return whole.data;
  const fitting = Object.entries(stored as Record<string, unknown>).filter(
    ([key, value]) => settingsSchema.safeParse({ [key]: value }).success,
  );
  return settingsSchema.parse(Object.fromEntries(fitting));
}
