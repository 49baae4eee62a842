/** What an API key may be allowed: to read, to change, and to execute workflows. */
export const KEY_SCOPES = ["read", "write", "run"] as const;
export type KeyScope = (typeof KEY_SCOPES)[number];
