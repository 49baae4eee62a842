import type { Context } from "../context.ts";
import type { Polymarket } from "../polymarket/client.ts";
import { polymarket } from "./upstream.ts";

/** What verbs reach beyond the database. Each domain names its own need; here they are met. */
export type Ports = {
  /** Asks for a sync where the data is old, and does not wait for it. */
  requestSync(): void;
  readonly polymarket: Polymarket;
};

export function createPorts(_context: Context): Ports {
  return {
    requestSync: () => {},
    get polymarket() {
      return polymarket();
    },
  };
}
