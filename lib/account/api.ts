import { z } from "zod";
import { endpoint } from "../http/endpoint.ts";

/** The account is the person's: no key changes it, ends it or carries all of it away. */
const keyScope = null;

export const accountSchema = z.object({
  id: z.uuid(),
  email: z.string(),
  displayName: z.string().nullable(),
  roles: z.array(z.enum(["admin"])),
  createdAt: z.iso.datetime(),
});
export type Account = z.infer<typeof accountSchema>;

export const getAccountEndpoint = endpoint({
  method: "GET",
  path: "/api/account",
  access: "user",
  keyScope,
  summary: "The caller's profile",
  input: z.strictObject({}),
  output: accountSchema,
});

export const updateAccountEndpoint = endpoint({
  method: "PATCH",
  path: "/api/account",
  access: "user",
  keyScope,
  summary: "Changes the name that is shown; null takes it away",
  input: z.strictObject({ displayName: z.string().trim().min(1).max(80).nullable() }),
  output: accountSchema,
});

export const exportAccountEndpoint = endpoint({
  method: "GET",
  path: "/api/account/export",
  access: "user",
  keyScope,
  cost: 20,
  raw: "application/json",
  summary:
    "Everything that is stored about the caller as one JSON file; values of secrets and keys are not in it",
  input: z.strictObject({}),
  output: z.record(z.string(), z.unknown()),
});

export const deleteAccountEndpoint = endpoint({
  method: "DELETE",
  path: "/api/account",
  access: "user",
  keyScope,
  summary:
    "Ends the account and deletes what is stored about it; `email` must be the account's own",
  input: z.strictObject({ email: z.string().trim().max(254) }),
  output: z.object({ deleted: z.literal(true) }),
});
