import { AppError, invalidInput } from "../errors.ts";
import type { Endpoint } from "./endpoint.ts";

const MAX_BODY_BYTES = 1_048_576;
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
  const input = isPlainObject(raw) ? { ...raw, ...params } : raw;
  checkStrings(input);
  return input;
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
  const type = (request.headers.get("content-type") ?? "").split(";")[0]?.trim().toLowerCase();
  const isForm = endpoint.form && type === "application/x-www-form-urlencoded";
  const text = await readText(request);
  if (text === "" && type === "") return {};
  if (isForm) return readQuery(new URLSearchParams(text));
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
async function readText(request: Request): Promise<string> {
  if (Number(request.headers.get("content-length") ?? 0) > MAX_BODY_BYTES) throw tooLarge();
  const decoder = new TextDecoder();
  let size = 0;
  let text = "";
  for await (const chunk of request.body ?? []) {
    size += chunk.byteLength;
    if (size > MAX_BODY_BYTES) throw tooLarge();
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}

const tooLarge = () =>
  new AppError("PAYLOAD_TOO_LARGE", `The body is larger than ${MAX_BODY_BYTES} bytes`);

/** Depth is capped before any recursive reader sees the value; Postgres text cannot hold NUL. */
function checkStrings(input: unknown): void {
  const stack: { value: unknown; path: string; depth: number }[] = [
    { value: input, path: "", depth: 0 },
  ];
  for (let item = stack.pop(); item; item = stack.pop()) {
    const { value, path, depth } = item;
    if (typeof value === "string") {
      if (value.includes("\0")) throw invalidInput(path || "body", "must not contain NUL");
      continue;
    }
    if (typeof value !== "object" || value === null) continue;
    if (depth >= MAX_DEPTH)
      throw invalidInput(topField(path), `is nested deeper than ${MAX_DEPTH} levels`);
    for (const [key, child] of Object.entries(value)) {
      if (key.includes("\0")) throw invalidInput(path || "body", "must not contain NUL");
      stack.push({ value: child, path: path === "" ? key : `${path}.${key}`, depth: depth + 1 });
    }
  }
}

const topField = (path: string) => path.split(".")[0] || "body";

const isPlainObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
