import { describe, expect, it } from "vitest";
import type { RunEvent } from "@/lib/workflows/events";
import { followRun, type RunSource } from "@/lib/workflows/follow-run";

const RUN = "11111111-1111-4111-8111-111111111111";

const EVENTS: RunEvent[] = [
  { type: "run_started", timestamp: 1, runId: RUN, workflowId: null, order: ["a"] },
  { type: "node_status", timestamp: 2, nodeId: "a", status: "running" },
  { type: "node_status", timestamp: 3, nodeId: "a", status: "success", durationMs: 1 },
  {
    type: "run_finished",
    timestamp: 4,
    status: "success",
    durationMs: 3,
    outputs: {},
    errors: {},
    usage: { inputTokens: 0, outputTokens: 0, usd: 0 },
  },
];

const frame = (index: number) =>
  `id: ${index + 1}\nevent: ${EVENTS[index]?.type}\ndata: ${JSON.stringify(EVENTS[index])}\n\n`;
const frames = (...indexes: number[]) => indexes.map(frame).join("");

/** Sends the text in chunks of seven bytes, then ends or breaks. */
function stream(text: string, breaks = false): Response {
  const bytes = new TextEncoder().encode(text);
  let at = 0;
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      if (at < bytes.length) controller.enqueue(bytes.slice(at, (at += 7)));
      else if (breaks) controller.error(new TypeError("network error"));
      else controller.close();
    },
  });
  return new Response(body, { headers: { "content-type": "text/event-stream" } });
}

const failure = (status: number, code: string) =>
  Response.json({ success: false, error: { code, message: "no", traceId: "t" } }, { status });

type Asked = { url: string; method: string; lastEventId: string | null };

async function follow(source: RunSource, answers: (() => Response)[], signal?: AbortSignal) {
  const asked: Asked[] = [];
  const fetch: typeof globalThis.fetch = async (url, init) => {
    const headers = new Headers(init?.headers);
    asked.push({
      url: String(url),
      method: init?.method ?? "GET",
      lastEventId: headers.get("last-event-id"),
    });
    const answer = answers[asked.length - 1];
    if (!answer) throw new TypeError("no more answers");
    return answer();
  };
  const seen: string[] = [];
  const options = { fetch, sleep: async () => {}, signal: signal ?? new AbortController().signal };
  const run = async () => {
    for await (const event of followRun(source, options))
      seen.push(event.type === "node_status" ? event.status : event.type);
  };
  const error = await run().then(
    () => null,
    (thrown: unknown) => thrown,
  );
  return { asked, seen: seen.join(" "), error };
}

const start: RunSource = { kind: "start", input: { workflowId: RUN } };
const all = "run_started running success run_finished";

describe("followRun", () => {
  it("posts once and ends with the terminal event", async () => {
    const { asked, seen } = await follow(start, [() => stream(frames(0, 1, 2, 3) + frame(3))]);
    expect(seen).toBe(all);
    expect(asked).toEqual([{ url: "/api/execute-workflow", method: "POST", lastEventId: null }]);
  });

  it.each([
    { name: "ends early", first: () => stream(frames(0, 1)) },
    { name: "breaks", first: () => stream(frames(0, 1), true) },
    {
      name: "breaks inside a frame",
      first: () => stream(frames(0, 1) + frame(2).slice(0, 20), true),
    },
  ])("takes up the log where a stream $name, and starts nothing twice", async ({ first }) => {
    const { asked, seen } = await follow(start, [first, () => stream(frames(1, 2, 3))]);
    expect(seen).toBe(all);
    expect(asked[1]).toEqual({ url: `/api/runs/${RUN}/events`, method: "GET", lastEventId: "2" });
  });

  it("reads a run from its log alone, after a reload", async () => {
    const { asked, seen } = await follow({ kind: "open", runId: RUN }, [
      () => stream(`: ping\n\n${frames(0, 1, 2, 3)}`),
    ]);
    expect(seen).toBe(all);
    expect(asked[0]).toEqual({ url: `/api/runs/${RUN}/events`, method: "GET", lastEventId: null });
  });

  it("waits out a server that is down for a moment", async () => {
    const { seen } = await follow(start, [
      () => stream(frames(0)),
      () => failure(503, "UNAVAILABLE"),
      () => stream(frames(1, 2, 3)),
    ]);
    expect(seen).toBe(all);
  });

  it("ends where the server has nothing more", async () => {
    const { error, seen } = await follow({ kind: "open", runId: RUN }, [
      () => new Response(null, { status: 204 }),
    ]);
    expect([error, seen]).toEqual([null, ""]);
  });

  it.each([
    { name: "a refused graph", status: 422, code: "INVALID_WORKFLOW" },
    { name: "a session that ended", status: 401, code: "UNAUTHENTICATED" },
  ])("throws on $name without another try", async ({ status, code }) => {
    const { asked, error } = await follow(start, [() => failure(status, code)]);
    expect(error).toMatchObject({ code });
    expect(asked).toHaveLength(1);
  });

  it("gives up when a run can no longer be reached", async () => {
    const { asked, error } = await follow(start, [() => stream(frames(0))]);
    expect(error).toMatchObject({ code: "UNAVAILABLE" });
    expect(asked).toHaveLength(13);
  });

  it("passes over frames that it does not know", async () => {
    const strange = 'id: 9\nevent: x\ndata: {"type":"x"}\n\nid: 10\ndata: {broken\n\n';
    const { seen } = await follow(start, [() => stream(frames(0) + strange), () => stream("")]);
    expect(seen).toBe("run_started");
  });

  it("is silent once the reader has gone", async () => {
    const { asked, error } = await follow(start, [], AbortSignal.abort());
    expect([asked, error]).toEqual([[], null]);
  });
});
