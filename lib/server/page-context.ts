import { headers } from "next/headers";
import { cache } from "react";
import { type AppContext, createContext } from "./context.ts";
import { identify } from "./identify.ts";

const PAGE_TIMEOUT_MS = 30_000;

/** The context of the page that is being rendered, once a render. Pages cannot set cookies: the proxy renews the session. */
export const pageContext = cache(async (): Promise<AppContext> => {
  const request = new Request("http://localhost/", {
    headers: new Headers(await headers()),
    signal: AbortSignal.timeout(PAGE_TIMEOUT_MS),
  });
  const caller = await identify(request, { access: "public" }, false);
  return createContext(request, caller, crypto.randomUUID());
});
