import { createRateLimit } from "../http/rate-limit.ts";
import { createRoutes } from "../http/route.ts";
import { type AppContext, createContext } from "./context.ts";
import { cookieJar } from "./cookie-jar.ts";
import { serverEnv } from "./env.ts";
import { identify } from "./identify.ts";
import { log } from "./log.ts";
import { observeRequest } from "./metrics.ts";
import { noteLoop } from "./note-loop.ts";
import { processWide } from "./process-wide.ts";

const rateLimit = () => processWide("rate-limit", () => createRateLimit());

/** `export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = routes(bind(endpoint, verb))` */
const { bind: bindVerb, routes } = createRoutes<AppContext>({
  identify,
  takeToken({ key, user, via }, { cost }) {
    const { RATE_LIMIT_USER_PER_MIN, RATE_LIMIT_ANON_PER_MIN } = serverEnv();
    const isKnown = user !== null || via === "cron";
    const perMinute = isKnown ? RATE_LIMIT_USER_PER_MIN : RATE_LIMIT_ANON_PER_MIN;
    rateLimit().take(key, { cost, perMinute, nowMs: performance.now() });
  },
  createContext,
  cookies: (request) => cookieJar(request).written(),
  observe: observeRequest,
  log,
});

/** Every cron route notes how its calls end. */
const bind: typeof bindVerb = (endpoint, handle) =>
  bindVerb(endpoint, noteLoop(endpoint, handle as never) as typeof handle);

export { bind, routes };
