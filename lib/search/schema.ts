import { z } from "zod";

/** Where something is, what it is called, and what helps to tell it from its like. */
const hitSchema = z.object({ id: z.string(), title: z.string(), href: z.string() });

export const searchResultSchema = z.object({
  markets: z.array(hitSchema.extend({ price: z.number().nullable(), closed: z.boolean() })),
  events: z.array(hitSchema.extend({ volume24h: z.number().nullable(), closed: z.boolean() })),
  wallets: z.array(
    hitSchema.extend({
      address: z.string(),
      /** True where the caller named it. */
      isOwnLabel: z.boolean(),
    }),
  ),
  /** The caller's own; empty without a session. */
  workflows: z.array(hitSchema),
  screens: z.array(hitSchema),
});
export type SearchResult = z.infer<typeof searchResultSchema>;
