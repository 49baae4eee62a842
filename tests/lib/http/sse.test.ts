import { describe, expect, it } from "vitest";
import { type SseEvent, toSseFrame, toSseResponse } from "@/lib/http/sse.ts";

const never = new AbortController().signal;
const event = (id: number, data: unknown = { id }): SseEvent => ({ id, type: "node_log", data });

async function readAll(response: Response): Promise<string> {
  return new Response(response.body).text();
}

describe("a frame", () => {
  it("is an id, a type and one line of JSON", () => {
    expect(toSseFrame(event(7, { a: 1 }))).toBe('id: 7\nevent: node_log\ndata: {"a":1}\n\n');
  });

  it.each(["\n", "\r", "\r\n\r\n", "\u2028", "\u2029", "\n\nid: 9\ndata: forged"])(
    "cannot be forged by %j inside the data",
    (text) => {
      const frame = toSseFrame(event(1, { text }));
      expect(frame.split(/[\n\r\u2028\u2029]/)).toHaveLength(5);
      expect(JSON.parse(/^data: (.*)$/m.exec(frame)?.[1] ?? "")).toEqual({ text });
    },
  );
});

describe("a stream", () => {
  it("says when to come back, and then every event in order", async () => {
    const response = toSseResponse(
      async function* () {
        yield [event(1), event(2)];
        yield [event(3)];
      },
      { signal: never, headers: { "x-run-id": "r" } },
    );
    expect(response.headers.get("x-run-id")).toBe("r");
    expect(response.headers.get("cache-control")).toBe("no-cache, no-transform");
    const want = ["retry: 1000\n\n", ...[1, 2, 3].map((id) => toSseFrame(event(id)))].join("");
    expect(await readAll(response)).toBe(want);
  });

  it("pings while nothing happens, and loses nothing by it", async () => {
    const response = toSseResponse(
      async function* () {
        await new Promise((resolve) => setTimeout(resolve, 70));
        yield [event(1)];
      },
      { signal: never, pingMs: 20 },
    );
    const text = await readAll(response);
    expect(text.match(/^: ping$/gm)?.length).toBeGreaterThanOrEqual(2);
    expect(text.endsWith(toSseFrame(event(1)))).toBe(true);
  });

  it("asks for no more than its reader takes", async () => {
    let asked = 0;
    const response = toSseResponse(
      async function* () {
        for (;;) yield [event((asked += 1))];
      },
      { signal: never },
    );
    const reader = response.body?.getReader();
    await reader?.read();
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(asked).toBeLessThanOrEqual(2);
    await reader?.cancel();
  });

  it.each(["the reader hangs up", "the request is aborted"])(
    "ends its source when %s",
    async (how) => {
      const request = new AbortController();
      let ended: AbortSignal | undefined;
      const response = toSseResponse(
        async function* (signal) {
          ended = signal;
          yield [event(1)];
          await new Promise((resolve) => signal.addEventListener("abort", resolve));
        },
        { signal: request.signal },
      );
      const reader = response.body?.getReader();
      await reader?.read();
      await reader?.read();
      if (how === "the reader hangs up") await reader?.cancel();
      else request.abort();
      expect(ended?.aborted).toBe(true);
    },
  );

  it("breaks off when its source fails, so that the reader comes back", async () => {
    const response = toSseResponse(
      async function* () {
        yield [event(1)];
        throw new Error("database is down");
      },
      { signal: never },
    );
    await expect(readAll(response)).rejects.toThrow("Something went wrong");
  });
});
