import { createHash, timingSafeEqual } from "node:crypto";
import { AppError } from "../errors.ts";
import type { Endpoint } from "../http/endpoint.ts";
import type { Caller } from "../http/caller.ts";
import { isKeyText } from "../keys/key-text.ts";
import { serverEnv } from "./env.ts";
import { identifyKey } from "./identify-key.ts";
import { peerAddress } from "./peer-address.ts";
import { cookieToken } from "./session.ts";
import { verifyToken } from "./verify-token.ts";

/** Who calls. A token that does not hold makes a stranger: routes that need more say so themselves. */
export async function identify(
  request: Request,
  { access }: Pick<Endpoint, "access">,
  renew = true,
): Promise<Caller> {
  const stranger: Caller = {
    user: null,
    via: "none",
    key: `address:${peerAddress(request.headers)}`,
    accessToken: null,
  };
  const bearer = /^bearer\s+(\S+)\s*$/i.exec(request.headers.get("authorization") ?? "")?.[1];
  if (bearer && (access === "cron" || access === "admin-or-cron") && isCronSecret(bearer))
    return { ...stranger, via: "cron", key: "cron" };
  try {
    return (await identifyUser(request, bearer, renew)) ?? stranger;
  } catch (error) {
    // A public read still answers what it can; the read itself says whether the database is down.
    if (access === "public" && error instanceof AppError) return stranger;
    throw error;
  }
}

async function identifyUser(
  request: Request,
  bearer: string | undefined,
  renew: boolean,
): Promise<Caller | null> {
  if (bearer && isKeyText(bearer)) return identifyKey(bearer);
  const token = bearer ?? (await cookieToken(request, renew));
  const user = token === null ? null : await verifyToken(token);
  if (!user) return null;
  return { user, via: bearer ? "bearer" : "cookie", key: `user:${user.id}`, accessToken: token };
}

/** Without a secret nobody is cron: `Bearer undefined` must not be a key. */
function isCronSecret(bearer: string): boolean {
  const secret = serverEnv().CRON_SECRET;
  if (!secret) return false;
  const digest = (value: string) => createHash("sha256").update(value).digest();
  return timingSafeEqual(digest(bearer), digest(secret));
}
