import { onAbort } from "./on-abort.ts";

/** Reads a body as UTF-8 and stops as soon as more than `maxBytes` decoded bytes came: a small gzip can unfold to gigabytes. */
export async function readBody(
  response: Response,
  maxBytes: number,
  signal: AbortSignal,
): Promise<string | "too large"> {
  if (!response.body) return "";
  const reader = response.body.getReader();
  const cancel = () => void reader.cancel(signal.reason).catch(() => undefined);
  const forget = onAbort(signal, cancel);
  try {
    const decoder = new TextDecoder();
    let text = "";
    let bytes = 0;
    for (;;) {
      const { done, value } = await reader.read();
      signal.throwIfAborted();
      if (done) return text + decoder.decode();
      bytes += value.byteLength;
      if (bytes > maxBytes) {
        cancel();
        return "too large";
      }
      text += decoder.decode(value, { stream: true });
    }
  } finally {
    forget();
  }
}
