import { type AppContext, createContext } from "./context.ts";

/** For work that no request started: the scheduler's loops, the shell's sync. Nobody's rights but the service's. */
export function createJobContext(signal: AbortSignal, traceId: string): AppContext {
  const request = new Request("http://localhost/", { signal });
  return createContext(request, { user: null, accessToken: null }, traceId);
}
