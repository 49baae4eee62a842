import { z } from "zod";

const tag = z.string().trim().min(1).max(40);

/** What a user has noted about a wallet; all null and empty where nothing. */
export const walletNoteSchema = z.object({
  address: z.string(),
  label: z.string().nullable(),
  note: z.string().nullable(),
  tags: z.array(z.string()),
  updatedAt: z.iso.datetime().nullable(),
});
export type WalletNote = z.infer<typeof walletNoteSchema>;

/** What a user calls a wallet. */
export const walletLabelSchema = z.object({ address: z.string(), label: z.string() });
export type WalletLabel = z.infer<typeof walletLabelSchema>;

export const walletNoteTextSchema = z.strictObject({
  label: z.string().trim().max(60).nullable().default(null),
  note: z.string().trim().max(4000).nullable().default(null),
  /** Each once, in their order. */
  tags: z
    .array(tag)
    .max(20)
    .default([])
    .transform((tags) => [...new Set(tags)]),
});
export type WalletNoteText = z.output<typeof walletNoteTextSchema>;
