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

/** Text that is JSON already: long lists are written row by row, so that no row lives longer than its own text. */
export class JsonText {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

export function jsonList(rows: readonly string[]): JsonText {
  return new JsonText(`[${rows.join(",")}]`);
}

/** A list under a name, and the cursor where one follows. */
export function jsonPage(name: string, rows: readonly string[], next: string | null): JsonText {
  const tail = next === null ? "" : `,"next_cursor":${JSON.stringify(next)}`;
  return new JsonText(`{"${name}":[${rows.join(",")}]${tail}}`);
}

const encoder = new TextEncoder();

function textOf(body: unknown): string {
  if (typeof body === "string") return body;
  return body instanceof JsonText ? body.text : JSON.stringify(body);
}

export function toResponse({ status, body }: Answer): Response {
  const type = typeof body === "string" ? "text/plain" : "application/json; charset=utf-8";
  return new Response(encoder.encode(textOf(body)), { status, headers: { "content-type": type } });
}

export interface Call {
  path: string;
  query: URLSearchParams;
  method: string;
  body: unknown;
  /** Unix seconds. */
  now: number;
}
