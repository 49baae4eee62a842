import { z } from "zod";
import { marketFilterSchema, originSchema } from "../markets/schema.ts";

/** A market id, condition id or slug; kept as the market's id. */
const marketId = z.string().min(1).max(300);
const wallet = z
  .string()
  .regex(/^0x[0-9a-f]{40}$/i, "must be 0x and forty hexadecimal digits")
  .transform((address) => address.toLowerCase());
const usd = z.number().min(1).max(1e9);

export const ALERT_DIRECTIONS = ["up", "down", "either"] as const;
const direction = z.enum(ALERT_DIRECTIONS).default("either");

/** The screener's filter of a new market; nobody's watchlist holds a market that was never there. */
const screenFilter = marketFilterSchema.omit({ watchlist: true });

/** Prices and levels are probabilities in [0, 1], of the first outcome unless `outcome` says NO. */
export const alertConditionSchema = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("price-crosses"),
    marketId,
    outcome: z.enum(["YES", "NO"]).default("YES"),
    direction,
    level: z.number().min(0.001).max(0.999),
  }),
  z.strictObject({
    kind: z.literal("price-moves"),
    marketId,
    /** Percent of the earlier price. */
    percent: z.number().min(0.1).max(10_000),
    direction,
    windowMinutes: z.number().int().min(5).max(10_080).default(60),
  }),
  z.strictObject({
    kind: z.literal("large-trade"),
    /** Without a market: in any. */
    marketId: marketId.optional(),
    /** Without a wallet: takers' fills of anybody. */
    wallet: wallet.optional(),
    minUsd: usd.default(10_000),
  }),
  z
    .strictObject({
      kind: z.literal("whale-moves"),
      marketId: marketId.optional(),
      wallet: wallet.optional(),
      action: z.enum(["enters", "exits", "either"]).default("either"),
      /** Worth of the position that was entered or left. */
      minUsd: usd.default(10_000),
    })
    .refine(
      ({ marketId: market, wallet: address }) => market !== undefined || address !== undefined,
      {
        path: ["wallet"],
        message: "name a wallet, a market or both",
      },
    ),
  z.strictObject({
    kind: z.literal("consensus"),
    marketId: marketId.optional(),
    side: z.enum(["YES", "NO"]).optional(),
  }),
  z.strictObject({
    kind: z.literal("new-market"),
    filter: screenFilter.default({}),
  }),
  z.strictObject({
    kind: z.literal("spread"),
    marketId,
    direction: z.enum(["above", "below"]).default("above"),
    level: z.number().min(0.001).max(1),
  }),
  z.strictObject({
    kind: z.literal("set-arbitrage"),
    eventSlug: z.string().min(1).max(300),
    /** Payout less cost of one share of every outcome at the best asks, fees included. */
    minEdge: z.number().min(0).max(1).default(0.01),
  }),
  z.strictObject({
    kind: z.literal("resolution"),
    marketId,
    on: z.enum(["proposed", "disputed", "either"]).default("either"),
  }),
  z.strictObject({
    kind: z.literal("sync-stale"),
    minutes: z.number().int().min(5).max(10_080).default(15),
  }),
  z.strictObject({
    kind: z.literal("run-failed"),
    /** Without one: any of mine. */
    workflowId: z.uuid().optional(),
  }),
]);
export type AlertCondition = z.infer<typeof alertConditionSchema>;
export type AlertKind = AlertCondition["kind"];
export type AlertOf<K extends AlertKind> = Extract<AlertCondition, { kind: K }>;

export const ALERT_KINDS = [
  "price-crosses",
  "price-moves",
  "large-trade",
  "whale-moves",
  "consensus",
  "new-market",
  "spread",
  "set-arbitrage",
  "resolution",
  "sync-stale",
  "run-failed",
] as const satisfies readonly AlertKind[];

export const ALERT_CHANNELS = ["in-app", "webhook", "email"] as const;
export const alertChannelSchema = z.enum(ALERT_CHANNELS);
export type AlertChannel = z.infer<typeof alertChannelSchema>;

export const alertWebhookSchema = z.strictObject({
  url: z.url({ protocol: /^https$/, message: "must be an https address" }).max(2000),
  /** Names the caller's secret whose value signs each body, as the webhook node does. */
  signWith: z
    .strictObject({ secret: z.string().regex(/^[A-Za-z][A-Za-z0-9_.-]{0,63}$/) })
    .optional(),
});

export const ALERT_STATES = ["armed", "cooling", "paused"] as const;
export const alertStateSchema = z.enum(ALERT_STATES);

const channels = z
  .array(alertChannelSchema)
  .min(1)
  .max(3)
  .refine((list) => new Set(list).size === list.length, "names a channel twice");

export const alertFieldsSchema = z.strictObject({
  condition: alertConditionSchema,
  name: z.string().trim().min(1).max(120).nullable().default(null),
  channels: channels.default(["in-app"]),
  webhook: alertWebhookSchema.nullable().default(null),
  /** Between two tellings; 0 is none. */
  cooldownSeconds: z.number().int().min(0).max(2_592_000).default(3600),
  paused: z.boolean().default(false),
});
export type AlertFields = z.infer<typeof alertFieldsSchema>;

export const alertSchema = z.object({
  id: z.uuid(),
  origin: originSchema,
  name: z.string().nullable(),
  condition: alertConditionSchema,
  /** The condition as a sentence. */
  sentence: z.string(),
  /** What it is about, where it is about one thing. */
  subject: z.object({ title: z.string(), link: z.string() }).nullable(),
  channels: z.array(alertChannelSchema),
  webhook: alertWebhookSchema.nullable(),
  cooldownSeconds: z.number().int(),
  /** `cooling` told something less than its cooldown ago. */
  state: alertStateSchema,
  /** Of the last observation; null before the first and where there is no number. */
  lastValue: z.number().nullable(),
  /** When that was true. */
  lastObservedAt: z.iso.datetime().nullable(),
  evaluatedAt: z.iso.datetime().nullable(),
  /** Why nothing could be observed the last time. */
  lastError: z.string().nullable(),
  lastFiredAt: z.iso.datetime().nullable(),
  fireCount: z.number().int(),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
});
export type Alert = z.infer<typeof alertSchema>;

export const alertDeliverySchema = z.object({
  channel: alertChannelSchema,
  status: z.enum(["pending", "sent", "failed"]),
  attempts: z.number().int(),
  nextAttemptAt: z.iso.datetime().nullable(),
  finishedAt: z.iso.datetime().nullable(),
  error: z.string().nullable(),
});

/** What triggered, and what became of the telling. */
export const alertFiringSchema = z.object({
  id: z.uuid(),
  title: z.string(),
  body: z.string().nullable(),
  value: z.number().nullable(),
  threshold: z.number().nullable(),
  link: z.string().nullable(),
  /** When the data was true. */
  observedAt: z.iso.datetime(),
  firedAt: z.iso.datetime(),
  deliveries: z.array(alertDeliverySchema),
});
export type AlertFiring = z.infer<typeof alertFiringSchema>;

/** What would be told now, and what each channel would carry. */
export const alertTestSchema = z.object({
  wouldFire: z.boolean(),
  /** Why not, or what could not be observed. */
  reason: z.string().nullable(),
  title: z.string(),
  body: z.string().nullable(),
  value: z.number().nullable(),
  threshold: z.number().nullable(),
  link: z.string().nullable(),
  observedAt: z.iso.datetime().nullable(),
  /** Held back until then by the quiet hours. */
  heldUntil: z.iso.datetime().nullable(),
  channels: z.array(
    z.object({
      channel: alertChannelSchema,
      /** Who gets it: an address, a host, the bell. */
      to: z.string(),
      ready: z.boolean(),
      problem: z.string().nullable(),
    }),
  ),
});
export type AlertTest = z.infer<typeof alertTestSchema>;
