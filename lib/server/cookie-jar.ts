import { parseCookieHeader, serializeCookieHeader } from "@supabase/ssr";

export type CookieJar = {
  read(): { name: string; value: string }[];
  write(cookies: { name: string; value: string; options: object }[]): void;
  /** `Set-Cookie` lines for the answer. */
  written(): string[];
};

const jars = new WeakMap<Request, CookieJar>();

/** The cookies of one request, and those that its answer will set. */
export function cookieJar(request: Request): CookieJar {
  const known = jars.get(request);
  if (known) return known;
  const jar = createJar(request.headers.get("cookie") ?? "", isSecure(request));
  jars.set(request, jar);
  return jar;
}

function createJar(header: string, secure: boolean): CookieJar {
  const held = new Map(parseCookieHeader(header).map(({ name, value }) => [name, value ?? ""]));
  const lines = new Map<string, string>();
  return {
    read: () => [...held].map(([name, value]) => ({ name, value })),
    write(cookies) {
      for (const { name, value, options } of cookies) {
        if (value === "") held.delete(name);
        else held.set(name, value);
        const attributes = {
          ...options,
          path: "/",
          httpOnly: true,
          sameSite: "lax",
          secure,
        } as const;
        lines.set(name, serializeCookieHeader(name, value, attributes));
      }
    },
    written: () => [...lines.values()],
  };
}

/** Browsers drop Secure cookies of a plain http page, and only this machine may be served by that. */
function isSecure(request: Request): boolean {
  const host = request.headers.get("host") ?? new URL(request.url).host;
  return !/^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/i.test(host);
}
