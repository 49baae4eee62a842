import type { z } from "zod";
import { type Context, userOf } from "../context.ts";
import { AppError } from "../errors.ts";
import { reply } from "../http/reply.ts";
import { unwrap } from "../supabase/to-db-error.ts";
import type { createSecretEndpoint } from "./secret-api.ts";
import { createSecretCipher } from "./secret-cipher.ts";
import { SECRET_COLUMNS, toSecret } from "./to-secret.ts";

type SecretContext = Pick<Context, "db" | "env" | "user">;

export async function createSecret(
  ctx: SecretContext,
  { name, value }: z.output<typeof createSecretEndpoint.input>,
) {
  const cipher = await createSecretCipher(ctx.env.ENCRYPTION_KEY);
  const sealed = await cipher.seal({ userId: userOf(ctx).id, name }, value);
  const { ciphertext, nonce, keyId: key_id } = sealed;
  const answer = await ctx.db
    .from("secrets")
    .insert({ name, ciphertext, nonce, key_id })
    .select(SECRET_COLUMNS)
    .single();
  if (answer.error?.code === "23505") throw nameTaken(name);
  return reply(toSecret(unwrap(answer)), { status: 201 });
}

export const nameTaken = (name: string) =>
  new AppError("CONFLICT", `There is a secret ${name} already`, {
    details: { name: ["is taken"] },
  });
