import { z } from "zod";
import { endpoint, listInput } from "../http/endpoint.ts";
import { apiKeySchema, keyNameSchema, keyScopesSchema } from "./schema.ts";

const id = z.uuid();
const expiresAt = z.iso.datetime({ offset: true }).nullable();
/** Of all that a session may do, a key may not make keys: one that leaked would outlive its own end. */
const keyScope = null;

export const listKeysEndpoint = endpoint({
  method: "GET",
  path: "/api/keys",
  access: "user",
  keyScope,
  summary: "The caller's API keys, the newest first; never the keys themselves",
  input: z.strictObject(listInput),
  output: z.array(apiKeySchema),
});

export const createKeyEndpoint = endpoint({
  method: "POST",
  path: "/api/keys",
  access: "user",
  keyScope,
  summary:
    "Makes an API key; `key` of the answer is shown this once, and goes into Authorization: Bearer",
  input: z.strictObject({
    name: keyNameSchema,
    scopes: keyScopesSchema.default(["read"]),
    /** Null, and unless it is given, never. */
    expiresAt: expiresAt.optional(),
  }),
  output: apiKeySchema.extend({ key: z.string() }),
});

export const updateKeyEndpoint = endpoint({
  method: "PATCH",
  path: "/api/keys/[id]",
  access: "user",
  keyScope,
  summary: "Renames a key, changes its scopes or its end, or revokes it, which nothing undoes",
  input: z.strictObject({
    id,
    name: keyNameSchema.optional(),
    scopes: keyScopesSchema.optional(),
    expiresAt: expiresAt.optional(),
    revoked: z.literal(true).optional(),
  }),
  output: apiKeySchema,
});

export const deleteKeyEndpoint = endpoint({
  method: "DELETE",
  path: "/api/keys/[id]",
  access: "user",
  keyScope,
  summary: "Deletes a key; what uses it is refused within seconds",
  input: z.strictObject({ id }),
  output: z.object({ deleted: z.literal(true) }),
});
