import type { z } from "zod";
import { type Context, userOf } from "../context.ts";
import { notFound } from "../errors.ts";
import { unwrap } from "../supabase/to-db-error.ts";
import { nameTaken } from "./create-secret.ts";
import type { Secret, updateSecretEndpoint } from "./secret-api.ts";
import { createSecretCipher } from "./secret-cipher.ts";
import { SECRET_COLUMNS, toSecret } from "./to-secret.ts";

type SecretContext = Pick<Context, "db" | "env" | "user" | "now">;

/** A new name wants the value again: it is sealed together with its name. */
export async function updateSecret(
  ctx: SecretContext,
  { id, value, name }: z.output<typeof updateSecretEndpoint.input>,
): Promise<Secret> {
  const cipher = await createSecretCipher(ctx.env.ENCRYPTION_KEY);
  const row = unwrap(await ctx.db.from("secrets").select("name").eq("id", id).maybeSingle());
  if (!row) throw notFound("Secret", id);
  const named = name ?? row.name;
  const sealed = await cipher.seal({ userId: userOf(ctx).id, name: named }, value);
  const answer = await ctx.db
    .from("secrets")
    .update({
      name: named,
      ciphertext: sealed.ciphertext,
      nonce: sealed.nonce,
      key_id: sealed.keyId,
      updated_at: ctx.now().toISOString(),
    })
    .eq("id", id)
    .select(SECRET_COLUMNS)
    .maybeSingle();
  if (answer.error?.code === "23505") throw nameTaken(named);
  const updated = unwrap(answer);
  if (!updated) throw notFound("Secret", id);
  return toSecret(updated);
}
