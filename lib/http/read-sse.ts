import { createParser } from "eventsource-parser";

/** One frame of a server-sent stream; `id` is "" where the server sent none. */
export type SseMessage = { id: string; event: string; data: string };

const MAX_FRAME_CHARACTERS = 16 * 1_048_576;

/** The frames of a fetched stream (a POST cannot be read with EventSource). Ends when the stream ends, throws when it breaks. */
export async function* readSse(body: ReadableStream<Uint8Array>): AsyncGenerator<SseMessage> {
  const ready: SseMessage[] = [];
  const parser = createParser({
    maxBufferSize: MAX_FRAME_CHARACTERS,
    onEvent: ({ id = "", event = "message", data }) => ready.push({ id, event, data }),
  });
  const reader = body.getReader();
  const decoder = new TextDecoder();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      parser.feed(decoder.decode(value, { stream: true }));
      yield* ready.splice(0);
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}
