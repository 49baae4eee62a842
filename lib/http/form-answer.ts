import type { AppError } from "../errors.ts";
import { isForm, requestHost } from "./check-caller.ts";
import type { Endpoint } from "./endpoint.ts";

/** Whether the answer goes to a page without JavaScript, which follows a redirect and reads no JSON. */
export const wantsRedirect = (request: Request, endpoint: Endpoint | undefined) =>
  endpoint?.form !== undefined && isForm(request);

export function formSuccess(endpoint: Endpoint, input: unknown): Response {
  const next = (input as { next?: unknown }).next;
  return seeOther(typeof next === "string" ? next : (endpoint.form?.next ?? "/"));
}

/** Back to the form with `error` (the code) and `field` (what was wrong), so that the page words it. */
export function formFailure(request: Request, endpoint: Endpoint, error: AppError): Response {
  const page = originPage(request, endpoint.form?.page ?? "/");
  page.searchParams.delete("field");
  page.searchParams.set("error", error.code);
  if (error.code === "INVALID_INPUT")
    for (const field of Object.keys(error.details ?? {})) page.searchParams.append("field", field);
  return seeOther(`${page.pathname}${page.search}`);
}

/** Where the form stood, of this site only; `//` would lead to another. */
function originPage(request: Request, fallback: string): URL {
  const referer = request.headers.get("referer") ?? "";
  const page = URL.canParse(referer) ? new URL(referer) : null;
  const isOurs = page?.host === requestHost(request) && !page.pathname.startsWith("//");
  return isOurs && page ? page : new URL(fallback, "http://localhost");
}

const seeOther = (location: string) => new Response(null, { status: 303, headers: { location } });
