import { randomBytes } from "node:crypto";
import { generateApiKey } from "@supabase/lite";
import type { ApiKeys } from "./create-api.ts";

/** Fresh keys of one embedded deployment. */
export async function createKeys(): Promise<ApiKeys> {
  const [publishable, secret] = await Promise.all([
    generateApiKey("publishable"),
    generateApiKey("secret"),
  ]);
  return {
    publishableKey: publishable.key,
    secretKey: secret.key,
    jwtSecret: randomBytes(32).toString("base64url"),
  };
}
