import type { Db } from "../context.ts";
import { AppError } from "../errors.ts";
import { unwrap } from "../supabase/to-db-error.ts";
import { createSecretCipher } from "./secret-cipher.ts";

/** What nodes get of secrets: one at a time, by its name. What a run has read is kept out of everything it tells. */
export type SecretPort = { read(name: string, signal: AbortSignal): Promise<string> };

export type SecretPortOptions = { userId: string; key: string | undefined; now(): Date };

/** The secrets of one user. Reads with the service's rights: no user may read a ciphertext. */
export const createSecretPort = (
  service: Db,
  { userId, key, now }: SecretPortOptions,
): SecretPort => ({
  async read(name, signal) {
    const cipher = await createSecretCipher(key);
    const row = unwrap(
      await service
        .from("secrets")
        .select("id, ciphertext, nonce, key_id, updated_at")
        .eq("user_id", userId)
        .eq("name", name)
        .abortSignal(signal)
        .maybeSingle(),
    );
    if (!row)
      throw new AppError("NOT_FOUND", `There is no secret ${JSON.stringify(name)}; add it first`);
    const owner = { userId, name };
    const { ciphertext, nonce, key_id: keyId } = row;
    const value = await cipher.open(owner, { ciphertext, nonce, keyId });
    // A key that came first since then takes over what it meets.
    const sealed = keyId === cipher.keyId ? null : await cipher.seal(owner, value);
    unwrap(
      await service
        .from("secrets")
        .update({
          last_used_at: now().toISOString(),
          ...(sealed && {
            ciphertext: sealed.ciphertext,
            nonce: sealed.nonce,
            key_id: sealed.keyId,
          }),
        })
        .eq("id", row.id)
        .eq("updated_at", row.updated_at),
    );
    return value;
  },
});
