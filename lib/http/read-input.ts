import { AppError, invalidInput } from "../errors.ts";
import { isForm, mediaType } from "./check-caller.ts";
import type { Endpoint } from "./endpoint.ts";

const MAX_BODY_BYTES = 1_048_576;
const MAX_DROPPED_BYTES = 16 * MAX_BODY_BYTES;
const DROP_FOR_MS = 1000;
const MAX_DEPTH = 80;

/** Query of a GET, else the JSON body (or, where the endpoint allows it, a form); path parameters win. */
export async function readInput(
  request: Request,
  endpoint: Endpoint,
  params: Record<string, string>,
): Promise<unknown> {
  const raw =
    endpoint.method === "GET" || (endpoint.method === "DELETE" && !request.body)
      ? readQuery(new URL(request.url).searchParams)
      : await readBody(request, endpoint);
  const input = isPlainObject(raw)
    ? { ...raw, ...readLastEventId(request, endpoint), ...params }
    : raw;
  checkValues(input);
  return input;
}

/** How an EventSource says where its stream broke off; one that is no number is no place. */
function readLastEventId({ headers }: Request, { raw, method }: Endpoint) {
  const id = headers.get("last-event-id") ?? "";
  const isStream = method === "GET" && raw === "text/event-stream";
  return isStream && /^\d{1,15}$/.test(id) ? { lastEventId: id } : {};
}

/** An empty parameter counts as absent, as an unfilled form field sends it; a repeated one stays a list. */
function readQuery(query: URLSearchParams): Record<string, unknown> {
  const read: Record<string, unknown> = Object.create(null);
  for (const key of new Set(query.keys())) {
    const values = query.getAll(key).filter((value) => value !== "");
    if (values.length > 0) read[key] = values.length === 1 ? values[0] : values;
  }
  return { ...read };
}

async function readBody(request: Request, endpoint: Endpoint): Promise<unknown> {
  const type = mediaType(request);
  const text = await readText(request);
  if (text === "" && type === "") return {};
  if (endpoint.form && isForm(request)) return readQuery(new URLSearchParams(text));
  if (type !== "application/json")
    throw new AppError("UNSUPPORTED_MEDIA_TYPE", "Send the body as application/json");
  if (text.trim() === "") return {};
  try {
    return JSON.parse(text);
  } catch (error) {
    const message = error instanceof Error ? error.message : "not JSON";
    throw new AppError("INVALID_INPUT", `The body is not valid JSON: ${message}`, {
      details: { body: [message] },
    });
  }
}

/** Counts while it reads, so that a large body is refused before it is held in memory. */
async function readText({ headers, body }: Request): Promise<string> {
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let size = Number(headers.get("content-length") ?? 0) > MAX_BODY_BYTES ? Infinity : 0;
  for await (const chunk of size === 0 ? (body?.values({ preventCancel: true }) ?? []) : []) {
    size += chunk.byteLength;
    if (size > MAX_BODY_BYTES) break;
    chunks.push(chunk);
  }
  if (size > MAX_BODY_BYTES) {
    const late = new Promise((resolve) => setTimeout(resolve, DROP_FOR_MS));
    if (body) await Promise.race([dropRest(body), late]);
    throw tooLarge();
  }
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(await new Blob(chunks).arrayBuffer());
  } catch {
    throw invalidInput("body", "must be UTF-8");
  }
}

/** A server that closes on unread bytes resets the connection, and its answer is lost: a while is read for nothing. */
async function dropRest(body: ReadableStream<Uint8Array>): Promise<void> {
  let left = MAX_DROPPED_BYTES;
  try {
    for await (const chunk of body) if ((left -= chunk.byteLength) < 0) return;
  } catch {
    // The caller went away, and nobody waits for the answer.
  }
}

const tooLarge = () =>
  new AppError("PAYLOAD_TOO_LARGE", `The body is larger than ${MAX_BODY_BYTES} bytes`);

/** Depth is capped before any recursive reader sees the value, and nothing passes that a database cannot hold. */
function checkValues(input: unknown): void {
  const stack: { value: unknown; path: string; depth: number }[] = [
    { value: input, path: "", depth: 0 },
  ];
  for (let item = stack.pop(); item; item = stack.pop()) {
    const { value, path, depth } = item;
    checkScalar(value, path);
    if (typeof value !== "object" || value === null) continue;
    if (depth >= MAX_DEPTH)
      throw invalidInput(topField(path), `is nested deeper than ${MAX_DEPTH} levels`);
    for (const [key, child] of Object.entries(value)) {
      checkScalar(key, path);
      stack.push({ value: child, path: path === "" ? key : `${path}.${key}`, depth: depth + 1 });
    }
  }
}

/** Postgres text cannot hold NUL or half a surrogate pair, and `1e999` is valid JSON but no number. */
function checkScalar(value: unknown, path: string): void {
  const field = path || "body";
  if (typeof value === "number" && !Number.isFinite(value))
    throw invalidInput(field, "is too large for a number");
  if (typeof value !== "string") return;
  if (value.includes("\0")) throw invalidInput(field, "must not contain NUL");
  if (/\p{Surrogate}/u.test(value)) throw invalidInput(field, "must be well-formed Unicode");
}

const topField = (path: string) => path.split(".")[0] || "body";

const isPlainObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
