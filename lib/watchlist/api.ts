import { z } from "zod";
import { endpoint, listInput } from "../http/endpoint.ts";
import { walletAddressSchema } from "../wallets/schema.ts";
import { watchItemSchema, watchKindSchema, watchNoteSchema } from "./schema.ts";

const key = z.string().trim().min(1).max(300);
const note = watchNoteSchema.optional();

export const listWatchlistEndpoint = endpoint({
  method: "GET",
  path: "/api/watchlist",
  access: "user",
  summary: "What the caller follows in the active source, with prices",
  input: z.strictObject({ kind: watchKindSchema.optional(), ...listInput }),
  output: z.array(watchItemSchema),
});

export const addWatchItemEndpoint = endpoint({
  method: "POST",
  path: "/api/watchlist",
  access: "user",
  summary: "Follows a market, event or wallet: 201, or 200 with the row that was there before",
  input: z.union([
    z.strictObject({ kind: z.literal("wallet"), targetId: walletAddressSchema, note }),
    /** Any of its names: id, slug, and a market's condition id. */
    z.strictObject({ kind: z.enum(["market", "event"]), targetId: key, note }),
    z.strictObject({ marketId: key, note }),
  ]),
  output: watchItemSchema,
});

export const updateWatchItemEndpoint = endpoint({
  method: "PATCH",
  path: "/api/watchlist/[id]",
  access: "user",
  summary: "Changes the note or the place of something that the caller follows",
  input: z
    .strictObject({
      id: z.uuid(),
      note: watchNoteSchema.nullable().optional(),
      position: z.number().nullable().optional(),
    })
    .refine(({ note: text, position }) => text !== undefined || position !== undefined, {
      path: ["body"],
      message: "needs a note or a position",
    }),
  output: watchItemSchema,
});

export const removeWatchItemEndpoint = endpoint({
  method: "DELETE",
  path: "/api/watchlist/[id]",
  access: "user",
  summary: "Follows something no longer",
  input: z.strictObject({ id: z.uuid() }),
  output: z.object({ deleted: z.literal(true) }),
});
