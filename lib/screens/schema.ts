import { z } from "zod";
import { marketFilterSchema, marketSortSchema } from "../markets/schema.ts";

export const screenNameSchema = z.string().trim().min(1).max(80);

/** Ids of the screener's columns, in their order. */
export const screenColumnsSchema = z
  .array(z.string().regex(/^[A-Za-z0-9_-]{1,40}$/, "must be a column's id"))
  .min(1)
  .max(60);

/** A filter of the market list under a name. */
export const screenSchema = z.object({
  id: z.uuid(),
  name: z.string(),
  query: marketFilterSchema,
  sort: z.string(),
  /** Null shows the usual ones. */
  columns: z.array(z.string()).nullable(),
  /** What the screener opens with. */
  isDefault: z.boolean(),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
});
export type Screen = z.infer<typeof screenSchema>;

export const screenTextSchema = z.strictObject({
  name: screenNameSchema,
  query: marketFilterSchema.default({}),
  sort: marketSortSchema,
  columns: screenColumnsSchema.nullable().default(null),
  isDefault: z.boolean().default(false),
});
