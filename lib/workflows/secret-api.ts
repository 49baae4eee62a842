import { z } from "zod";
import { endpoint, listInput } from "../http/endpoint.ts";
import { secretNameSchema } from "./secret-reference.ts";

const id = z.uuid();

/** A value shorter than this cannot be kept out of outputs without spoiling them. */
const value = z.string().min(4).max(8192);

/** Without its value, which no route gives back. */
export const secretSchema = z.object({
  id,
  name: z.string(),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
  /** When a run last read it. */
  lastUsedAt: z.iso.datetime().nullable(),
});
export type Secret = z.infer<typeof secretSchema>;

export const listSecretsEndpoint = endpoint({
  method: "GET",
  path: "/api/secrets",
  access: "user",
  summary: "The names of the caller's secrets; values are never given back",
  input: z.strictObject(listInput),
  output: z.array(secretSchema),
});

export const createSecretEndpoint = endpoint({
  method: "POST",
  path: "/api/secrets",
  access: "user",
  summary: "Keeps a secret, encrypted; a name that is taken is a CONFLICT",
  input: z.strictObject({ name: secretNameSchema, value }),
  output: secretSchema,
});

export const updateSecretEndpoint = endpoint({
  method: "PATCH",
  path: "/api/secrets/[id]",
  access: "user",
  summary: "Puts another value, and if wished another name, in the place of a secret",
  input: z.strictObject({ id, value, name: secretNameSchema.optional() }),
  output: secretSchema,
});

export const deleteSecretEndpoint = endpoint({
  method: "DELETE",
  path: "/api/secrets/[id]",
  access: "user",
  summary: "Deletes a secret; nodes that refer to it fail from then on",
  input: z.strictObject({ id }),
  output: z.object({ deleted: z.literal(true) }),
});
