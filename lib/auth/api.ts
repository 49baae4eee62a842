import { z } from "zod";
import { endpoint } from "../http/endpoint.ts";
import { emailSchema, knownEmailSchema, passwordSchema, sessionSchema } from "./schema.ts";

/** Where a form goes afterwards: a path of this site only. */
const next = z
  .string()
  .max(2000)
  .regex(/^\/(?![/\\])[^\\\s]*$/, "must be a path of this site")
  .optional();

export const signUpEndpoint = endpoint({
  method: "POST",
  path: "/api/auth/sign-up",
  access: "public",
  keyScope: null,
  summary: "Creates an account and signs it in",
  cost: 5,
  form: { page: "/sign-up", next: "/discovery" },
  input: z.strictObject({ email: emailSchema, password: passwordSchema, next }),
  output: z.union([sessionSchema, z.object({ confirmationSent: z.literal(true) })]),
});

export const signInEndpoint = endpoint({
  method: "POST",
  path: "/api/auth/sign-in",
  access: "public",
  keyScope: null,
  summary: "Sets the session cookies",
  cost: 5,
  form: { page: "/sign-in", next: "/discovery" },
  input: z.strictObject({ email: knownEmailSchema, password: z.string().min(1).max(200), next }),
  output: sessionSchema,
});

export const signOutEndpoint = endpoint({
  method: "POST",
  path: "/api/auth/sign-out",
  access: "public",
  keyScope: null,
  summary: "Ends the session",
  form: { page: "/", next: "/" },
  input: z.strictObject({ next }),
  output: z.object({ signedOut: z.literal(true) }),
});

export const resetPasswordEndpoint = endpoint({
  method: "POST",
  path: "/api/auth/reset",
  access: "public",
  keyScope: null,
  summary: "Mails a link to choose a new password; or, with a token from that mail, sets it",
  cost: 5,
  form: { page: "/reset", next: "/reset?done=1" },
  input: z.union([
    z.strictObject({ email: emailSchema, next }),
    z.strictObject({ token: z.string().min(1).max(2000), password: passwordSchema, next }),
  ]),
  output: z.object({ sent: z.boolean(), changed: z.boolean() }),
});
