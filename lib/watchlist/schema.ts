import { z } from "zod";
import { originSchema } from "../markets/schema.ts";

export const WATCH_KINDS = ["market", "event", "wallet"] as const;
export const watchKindSchema = z.enum(WATCH_KINDS);
export type WatchKind = z.infer<typeof watchKindSchema>;

export const watchNoteSchema = z.string().trim().min(1).max(2000);

/** One thing that a user follows, with what it is called and trades at; null where that is unknown or has no price. */
export const watchItemSchema = z.object({
  id: z.uuid(),
  kind: watchKindSchema,
  /** A market's or event's id, or a wallet's address in lower case. */
  targetId: z.string(),
  origin: originSchema,
  title: z.string().nullable(),
  slug: z.string().nullable(),
  /** Of a market's first outcome. */
  price: z.number().nullable(),
  change24h: z.number().nullable(),
  volume24h: z.number().nullable(),
  closed: z.boolean().nullable(),
  note: z.string().nullable(),
  /** Smallest first; null follows, newest first. */
  position: z.number().nullable(),
  createdAt: z.iso.datetime(),
  /** When the source last changed what is shown. */
  updatedAt: z.iso.datetime().nullable(),
});
export type WatchItem = z.infer<typeof watchItemSchema>;
