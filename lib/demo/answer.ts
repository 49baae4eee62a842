/** A handled request's outcome, before it becomes a Response. */
export interface Answer {
  status: number;
  body: unknown;
}

export function ok(body: unknown): Answer {
  return { status: 200, body };
}

/** Gamma's way to refuse a parameter. */
export function invalid(error: string): Answer {
  return { status: 422, body: { type: "validation error", error } };
}

export function gammaNotFound(error = "id not found"): Answer {
  return { status: 404, body: { type: "not found error", error } };
}

/** The way of the order book and the Data API. */
export function failed(status: number, error: string): Answer {
  return { status, body: { error } };
}

export function toResponse({ status, body }: Answer): Response {
  const isText = typeof body === "string";
  return new Response(isText ? body : JSON.stringify(body), {
    status,
    headers: { "content-type": isText ? "text/plain" : "application/json; charset=utf-8" },
  });
}

export interface Call {
  path: string;
  query: URLSearchParams;
  method: string;
  body: unknown;
  /** Unix seconds. */
  now: number;
}
