import { createEgress, type Egress } from "../http/egress.ts";
import { createGuardedFetch } from "./guarded-fetch.ts";
import { processWide } from "./process-wide.ts";

/** One a process, so that nodes share connections. */
export const egress = (): Egress =>
  processWide("egress", () => createEgress({ fetch: createGuardedFetch() }));
