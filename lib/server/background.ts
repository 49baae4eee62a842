import { after } from "next/server";
import { goOn } from "./go-on.ts";

/** Work that outlives the answer. A serverless platform keeps the process for it, elsewhere it simply goes on. */
export function inBackground(what: string, work: (signal: AbortSignal) => Promise<unknown>): void {
  const run = () => goOn(what, work);
  try {
    after(run);
  } catch {
    // Outside of a request there is nothing to come after.
    void run();
  }
}
