import { NextResponse, type NextRequest } from "next/server";
import { pageHeaders } from "@/lib/http/security-headers.ts";
import { renewSession } from "@/lib/server/renew-session.ts";

/**
 * Before a page renders: a fresh nonce for its scripts, and a session that is about to run out is renewed, since pages
 * cannot set cookies. Nothing is allowed or refused here; every route and every read does that itself.
 */
export async function proxy(request: NextRequest): Promise<NextResponse> {
  const nonce = btoa(String.fromCodePoint(...crypto.getRandomValues(new Uint8Array(18))));
  const answerHeaders = pageHeaders(nonce, process.env.NODE_ENV === "development");
  const renewed = await renewSession(request);

  const headers = new Headers(request.headers);
  headers.set("x-nonce", nonce);
  headers.set("content-security-policy", answerHeaders["content-security-policy"] ?? "");
  if (renewed.cookie !== null) headers.set("cookie", renewed.cookie);

  const response = NextResponse.next({ request: { headers } });
  for (const [name, value] of Object.entries(answerHeaders)) response.headers.set(name, value);
  for (const line of renewed.setCookies) response.headers.append("set-cookie", line);
  if (renewed.setCookies.length > 0) response.headers.set("cache-control", "private, no-store");
  return response;
}

/** Routes renew sessions themselves (and their bodies would be buffered here); built files need neither. */
export const config = {
  matcher: ["/((?!api(?:/|$)|_next/static/|_next/image|favicon.ico|icon|robots.txt).*)"],
};
