import { z } from "zod";

const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, "must be a time as 22:30");

const timeZone = z.string().max(64).refine(isTimeZone, "must be a time zone as Europe/Berlin");

/** A part of the day in which no alert is delivered; it may go over midnight. */
const quietHours = z.strictObject({ from: clock, to: clock, timeZone });

const columnIds = z.array(z.string().regex(/^[A-Za-z0-9_-]{1,40}$/)).max(60);

/** Every setting with its value until the user says otherwise. */
export const settingsSchema = z.strictObject({
  theme: z.enum(["dark", "light", "system"]).default("dark"),
  /** The colours of YES and NO. */
  palette: z.enum(["green-red", "blue-orange"]).default("green-red"),
  density: z.enum(["compact", "comfortable"]).default("compact"),
  /** Ids of the columns of a table, by the table's name. */
  columns: z.record(z.string().regex(/^[a-z-]{1,40}$/), columnIds).default({}),
  /** The overview's panels in their order; a dash hides one. Null is the usual order. */
  overview: z
    .string()
    .regex(/^[a-z.-]{1,400}$/)
    .nullable()
    .default(null),
  /** For the executable price where no other size is named. */
  sizeUsd: z.number().positive().max(1e9).default(100),
  quietHours: quietHours.nullable().default(null),
  /** What a new alert begins with. */
  alertChannels: z
    .array(z.enum(["in-app", "webhook", "email"]))
    .min(1)
    .max(3)
    .default(["in-app"]),
  alertWebhookUrl: z
    .url({ protocol: /^https$/ })
    .max(2000)
    .nullable()
    .default(null),
});
export type Settings = z.output<typeof settingsSchema>;

const shape = settingsSchema.shape;

/** What is named is changed and the rest stays; columns table by table. Null puts a setting back. */
export const settingsPatchSchema = z.strictObject({
  theme: shape.theme.unwrap().nullable().optional(),
  palette: shape.palette.unwrap().nullable().optional(),
  density: shape.density.unwrap().nullable().optional(),
  columns: shape.columns.unwrap().nullable().optional(),
  overview: shape.overview.unwrap().optional(),
  sizeUsd: shape.sizeUsd.unwrap().nullable().optional(),
  quietHours: shape.quietHours.unwrap().optional(),
  alertChannels: shape.alertChannels.unwrap().nullable().optional(),
  alertWebhookUrl: shape.alertWebhookUrl.unwrap().optional(),
});
export type SettingsPatch = z.output<typeof settingsPatchSchema>;

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: name }).resolvedOptions().timeZone !== "";
  } catch {
    return false;
  }
}
