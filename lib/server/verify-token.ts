import { createHash } from "node:crypto";
import { z } from "zod";
import { readRoles } from "../auth/read-roles.ts";
import { toAuthError } from "../auth/to-auth-error.ts";
import type { Actor } from "../context.ts";
import { anonymousAuth } from "./anonymous-auth.ts";
import { processWide } from "./process-wide.ts";
import { serviceDb } from "./service-db.ts";

const TRUSTED_FOR_MS = 5000;
const MAX_ENTRIES = 5000;

const claimsSchema = z.object({ sub: z.uuid(), exp: z.number(), email: z.string().default("") });

type Entry = { actor: Promise<Actor | null>; until: number };

const verified = () => processWide("verified-tokens", () => new Map<string, Entry>());
const keyOf = (token: string) => createHash("sha256").update(token).digest("base64url");

/** Who a token speaks for, or null; a verdict is kept for a few seconds, under the token's hash. */
export function verifyToken(token: string): Promise<Actor | null> {
  const claims = readClaims(token);
  if (!claims || claims.exp * 1000 <= Date.now()) return Promise.resolve(null);
  const cache = verified();
  const key = keyOf(token);
  const known = cache.get(key);
  if (known && known.until > Date.now()) return known.actor;
  const actor = askAuth(token, claims);
  // Insertion order is age, so the first entry is the oldest.
  cache.delete(key);
  if (cache.size >= MAX_ENTRIES) cache.delete(cache.keys().next().value ?? "");
  cache.set(key, { actor, until: Math.min(Date.now() + TRUSTED_FOR_MS, claims.exp * 1000) });
  actor.catch(() => cache.delete(key));
  return actor;
}

/** A session that was just ended is not believed for its remaining seconds. */
export const forgetToken = (token: string) => verified().delete(keyOf(token));

function readClaims(token: string): z.infer<typeof claimsSchema> | null {
  const [, payload, signature] = token.length > 8192 ? [] : token.split(".");
  if (!payload || !signature) return null;
  try {
    return claimsSchema.parse(JSON.parse(Buffer.from(payload, "base64url").toString("utf8")));
  } catch {
    return null;
  }
}

async function askAuth(token: string, { sub, email }: z.infer<typeof claimsSchema>) {
  const [{ error }, roles] = await Promise.all([
    anonymousAuth().getClaims(token),
    readRoles(serviceDb(), sub),
  ]);
  if (!error) return { id: sub, email, roles };
  const failure = toAuthError(error);
  if (failure.code === "UNAVAILABLE") throw failure;
  return null;
}
