import type { Actor } from "../context.ts";
import type { KeyScope } from "./key-scope.ts";

/** How the caller proved who they are. */
export type Caller = {
  user: Actor | null;
  via: "cookie" | "bearer" | "key" | "cron" | "none";
  /** What the rate limit counts by: a user, a key, or the socket address. */
  key: string;
  /** What the caller's own database client speaks with; null for a stranger and for cron. */
  accessToken: string | null;
  /** Of an API key; whoever comes without one may do all that they may do. */
  scopes?: readonly KeyScope[];
};
