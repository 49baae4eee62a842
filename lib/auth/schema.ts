import { z } from "zod";

export const emailSchema = z.string().trim().toLowerCase().max(254).pipe(z.email());
export const passwordSchema = z.string().min(8).max(72);

export const sessionSchema = z.object({
  user: z.object({ id: z.string(), email: z.string(), roles: z.array(z.enum(["admin"])) }),
  /** For API clients: `Authorization: Bearer <access token>`. */
  accessToken: z.string(),
  expiresAt: z.iso.datetime(),
});
export type Session = z.infer<typeof sessionSchema>;
