import { EventSourceParserStream } from "eventsource-parser/stream";

export type Envelope = {
  success: boolean;
  data?: unknown;
  metadata?: Record<string, unknown>;
  error?: { code: string; message: string; details?: unknown; traceId: string };
};

export type Frame = { id: string; event: string; data: Record<string, unknown> };

/** A client from outside: knows URLs and JSON, nothing of the code behind them. */
export function createHttpClient(baseUrl: string, headers: Record<string, string> = {}) {
  const request = (path: string, init: RequestInit = {}) =>
    fetch(new URL(path, baseUrl), {
      ...init,
      headers: { ...headers, ...(init.headers as Record<string, string>) },
      redirect: "manual",
    });
  const json = async (path: string, init: RequestInit = {}) => {
    const response = await request(path, init);
    return {
      status: response.status,
      headers: response.headers,
      body: (await response.json()) as Envelope,
    };
  };
  const send = (method: string, path: string, body: unknown) =>
    json(path, {
      method,
      body: JSON.stringify(body),
      headers: { "content-type": "application/json" },
    });
  return {
    request,
    json,
    send,
    with: (more: Record<string, string>) => createHttpClient(baseUrl, { ...headers, ...more }),
  };
}

/** Every frame of an event stream until it ends, or until `enough` says so. */
export async function readFrames(
  response: Response,
  enough: (frame: Frame) => boolean = () => false,
): Promise<Frame[]> {
  if (!response.body) return [];
  const frames: Frame[] = [];
  const events = response.body
    .pipeThrough(new TextDecoderStream())
    .pipeThrough(new EventSourceParserStream());
  for await (const { id = "", event = "", data } of events) {
    const frame = { id, event, data: JSON.parse(data) as Record<string, unknown> };
    frames.push(frame);
    if (enough(frame)) break;
  }
  return frames;
}
