import { z } from "zod";
import { KEY_SCOPES } from "../http/key-scope.ts";

export const keyNameSchema = z.string().trim().min(1).max(80);
export const keyScopesSchema = z
  .array(z.enum(KEY_SCOPES))
  .min(1)
  .max(3)
  .refine((scopes) => new Set(scopes).size === scopes.length, "names a scope twice");

/** Without the key itself, which is shown when it is made and never again. */
export const apiKeySchema = z.object({
  id: z.uuid(),
  name: z.string(),
  /** How the key begins, to tell one from another. */
  prefix: z.string(),
  scopes: z.array(z.enum(KEY_SCOPES)),
  createdAt: z.iso.datetime(),
  /** To the minute. */
  lastUsedAt: z.iso.datetime().nullable(),
  expiresAt: z.iso.datetime().nullable(),
  revokedAt: z.iso.datetime().nullable(),
});
export type ApiKey = z.infer<typeof apiKeySchema>;
