import { cookieJar } from "./cookie-jar.ts";
import { log } from "./log.ts";
import { cookieToken } from "./session.ts";

/** Renews the session of a page's request where it is near its end; `cookie` is what the page should read then. */
export async function renewSession(
  request: Request,
): Promise<{ cookie: string | null; setCookies: string[] }> {
  try {
    await cookieToken(request, true);
  } catch (error) {
    // The page says itself that the database is down.
    log("warn", "session not renewed", { error });
  }
  const jar = cookieJar(request);
  const setCookies = jar.written();
  const cookie = jar
    .read()
    .map(({ name, value }) => `${name}=${encodeURIComponent(value)}`)
    .join("; ");
  return { cookie: setCookies.length > 0 ? cookie : null, setCookies };
}
