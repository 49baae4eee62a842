import { z } from "zod";

const addressSchema = z.string().trim().toLowerCase().max(254);

/** An address that mail can reach, as a new account needs one. */
export const emailSchema = addressSchema.pipe(z.email());

/** An address that may have an account; the embedded administrator's has no dot. */
export const knownEmailSchema = addressSchema.regex(/^[^\s@]+@[^\s@]+$/, "Invalid email address");
export const passwordSchema = z.string().min(8).max(72);

export const sessionSchema = z.object({
  user: z.object({ id: z.string(), email: z.string(), roles: z.array(z.enum(["admin"])) }),
  /** For API clients: `Authorization: Bearer <access token>`. */
  accessToken: z.string(),
  expiresAt: z.iso.datetime(),
});
export type Session = z.infer<typeof sessionSchema>;
