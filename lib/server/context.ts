import type { Auth, AuthContext } from "../auth/auth-context.ts";
import type { Context, Db } from "../context.ts";
import type { Caller } from "../http/caller.ts";
import { supabaseConfig } from "../supabase/config.ts";
import { createUserDb } from "../supabase/user.ts";
import { anonymousAuth } from "./anonymous-auth.ts";
import { serverEnv } from "./env.ts";
import { logWith } from "./log.ts";
import { originOf } from "./origin.ts";
import { createPorts, type Ports } from "./ports.ts";
import { serviceDb } from "./service-db.ts";
import { authOf } from "./session.ts";
import { strangerDb } from "./stranger-db.ts";
import { forgetToken } from "./verify-token.ts";

/** What verbs get: the context of the contract between domains, and every port that is met here. */
export type AppContext = Context & Ports & AuthContext;

/** Clients are made when first used: most requests need one of them. */
export function createContext(
  request: Request,
  caller: Pick<Caller, "user" | "accessToken">,
  traceId: string,
): AppContext {
  const env = serverEnv();
  const { user, accessToken } = caller;
  let db: Db | undefined;
  let auth: Auth | undefined;
  const context: Context = {
    env,
    origin: originOf(env),
    user,
    get db() {
      return (db ??= accessToken === null ? strangerDb() : userDb(accessToken));
    },
    get service() {
      return serviceDb();
    },
    now: () => new Date(),
    signal: request.signal,
    log: logWith({ traceId, ...(user && { userId: user.id }) }),
    traceId,
  };
  const additions = {
    ...createPorts(context),
    forgetToken,
    get anonymousAuth() {
      return anonymousAuth();
    },
    get auth() {
      return (auth ??= authOf(request));
    },
  };
  return Object.defineProperties(
    context,
    Object.getOwnPropertyDescriptors(additions),
  ) as AppContext;
}

const userDb = (accessToken: string) => createUserDb(supabaseConfig(serverEnv()), accessToken);
