import { z } from "zod";
import type { Caller } from "../http/caller.ts";
import { KEY_SCOPES } from "../http/key-scope.ts";
import { hashKeyText } from "../keys/key-text.ts";
import { unwrap } from "../supabase/to-db-error.ts";
import { openSessionFor, renewSessionOf, type UserSession } from "./accounts.ts";
import { processWide } from "./process-wide.ts";
import { serviceDb } from "./service-db.ts";

const TRUSTED_FOR_MS = 5000;
const MAX_ENTRIES = 5000;
/** A request that begins now must be able to end. */
const RENEW_BEFORE_MS = 120_000;

const foundSchema = z.object({
  id: z.uuid(),
  userId: z.uuid(),
  email: z.string(),
  scopes: z.array(z.enum(KEY_SCOPES)),
  expiresAt: z.iso.datetime({ offset: true }).nullable(),
});
type FoundKey = z.infer<typeof foundSchema>;

/**
 * Who a key speaks for, or null. It never has a role: what an administrator may do asks for the person. Its reads and
 * writes go with a session of its user, so that every policy holds as it does for them.
 */
export async function identifyKey(text: string): Promise<Caller | null> {
  const key = text.length > 200 ? null : await findKey(await hashKeyText(text));
  if (!key) return null;
  const { accessToken } = await sessionOf(key);
  return {
    user: { id: key.userId, email: key.email, roles: [] },
    via: "key",
    key: `key:${key.id}`,
    accessToken,
    scopes: key.scopes,
  };
}

type Kept<T> = { value: Promise<T>; until: number };

/** Insertion order is age, so the first entry is the oldest. */
function keep<T>(cache: Map<string, Kept<T>>, name: string, entry: Kept<T>): Promise<T> {
  cache.delete(name);
  if (cache.size >= MAX_ENTRIES) cache.delete(cache.keys().next().value ?? "");
  cache.set(name, entry);
  entry.value.catch(() => cache.get(name) === entry && cache.delete(name));
  return entry.value;
}

/** A verdict holds for a few seconds: a key that was revoked is refused soon. */
async function findKey(hash: string): Promise<FoundKey | null> {
  const cache = processWide("api-keys", () => new Map<string, Kept<FoundKey | null>>());
  const known = cache.get(hash);
  const key =
    known && known.until > Date.now()
      ? await known.value
      : await keep(cache, hash, { value: askDatabase(hash), until: Date.now() + TRUSTED_FOR_MS });
  return key?.expiresAt && Date.parse(key.expiresAt) <= Date.now() ? null : key;
}

const askDatabase = async (hash: string): Promise<FoundKey | null> =>
  foundSchema.nullable().parse(unwrap(await serviceDb().rpc("use_api_key", { p_hash: hash })));

/** One session a user and process, for all of their keys, as long as it lasts. */
async function sessionOf({ userId, email }: FoundKey): Promise<UserSession> {
  const cache = processWide("key-sessions", () => new Map<string, Kept<UserSession>>());
  const known = cache.get(userId);
  const session = await known?.value;
  if (session && session.expiresAtMs - Date.now() > RENEW_BEFORE_MS) return session;
  // Somebody else may have begun while this one looked.
  const begun = cache.get(userId);
  if (begun && begun !== known) return begun.value;
  const value = (async () => {
    const renewed = session && (await renewSessionOf(session));
    return renewed ?? openSessionFor({ id: userId, email });
  })();
  return keep(cache, userId, { value, until: 0 });
}
