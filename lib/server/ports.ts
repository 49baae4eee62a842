import type { Context } from "../context.ts";

/** What verbs reach beyond the database. Each domain names its own need; here they are met. */
export type Ports = {
  /** Asks for a sync where the data is old, and does not wait for it. */
  requestSync(): void;
};

export function createPorts(_context: Context): Ports {
  return { requestSync: () => {} };
}
