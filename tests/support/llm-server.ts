import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** What the server does is named by the model that is asked for: `ok`, `json`, `drip` … */
export type LlmFault =
  | "ok"
  | "json"
  | "cut-json"
  | "foreign-id"
  | "html"
  | "no-end"
  | "length"
  | "busy"
  | "drip"
  | "reset";

export type LlmCall = { path: string; body: Record<string, unknown>; isClosed: boolean };

const WORDS = ["Two ", "markets ", "look ", "thin."];
const JSON_ANSWER = '{"items":[{"id":"m1","verdict":"thin"}]}';

/** Speaks the streaming protocols of OpenAI's chat completions, Anthropic's messages and Gemini's content, faults included. */
export async function startLlmServer() {
  const calls: LlmCall[] = [];
  /** JSON texts to be given as the next answers, one each, instead of what the model's name says. */
  const script: string[] = [];
  const server = createServer((request, response) => {
    void answer(request, response, calls, script);
  });
  server.listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    calls,
    script,
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  calls: LlmCall[],
  script: string[],
) {
  let text = "";
  for await (const chunk of request) text += String(chunk);
  const body = JSON.parse(text) as Record<string, unknown>;
  const call: LlmCall = { path: request.url ?? "", body, isClosed: false };
  calls.push(call);
  response.on("close", () => (call.isClosed = true));
  const scripted = script.shift();
  // Gemini's path names the model, the others' bodies do.
  const model = /models\/([^:]+):/.exec(call.path)?.[1] ?? String(body["model"]);
  const fault =
    scripted === undefined
      ? (model.replace(/^(gpt-5-mini|claude-haiku-4-5|gemini-2.5-flash)$/, "ok") as LlmFault)
      : "json";
  if (fault === "busy") {
    response.writeHead(429, { "content-type": "application/json", "retry-after": "0" });
    return response.end('{"error":{"type":"rate_limit_error","message":"slow down"}}');
  }
  if (fault === "html") {
    response.writeHead(200, { "content-type": "text/html" });
    return response.end("<html><body>Welcome to the hotel</body></html>");
  }
  response.writeHead(200, { "content-type": "text/event-stream" });
  for (const frame of speakerOf(call.path)(fault, model, scripted)) {
    if (frame === "wait") await new Promise((resolve) => setTimeout(resolve, 30));
    else if (frame === "reset") return response.destroy();
    else response.write(frame);
    if (call.isClosed) return;
  }
  response.end();
}

function speakerOf(path: string) {
  if (path.includes("chat/completions")) return speakOpenai;
  return path.includes("streamGenerateContent") ? speakGemini : speakAnthropic;
}

const isJson = (fault: LlmFault) => ["json", "cut-json", "foreign-id"].includes(fault);

function piecesOf(fault: LlmFault, scripted: string | undefined): string[] {
  if (scripted !== undefined) return scripted.match(/.{1,200}/gs) ?? [""];
  if (fault === "cut-json") return ['{"items":[{"id":"m1",'];
  if (fault === "foreign-id") return [JSON_ANSWER.replace("m1", "m999")];
  return isJson(fault) ? [JSON_ANSWER.slice(0, 12), JSON_ANSWER.slice(12)] : WORDS;
}

function* dripOf(say: (text: string) => string): Generator<string> {
  for (;;) {
    yield say("drip ");
    yield "wait";
  }
}

function* speakOpenai(fault: LlmFault, model: string, scripted?: string): Generator<string> {
  const frame = (value: object) =>
    `data: ${JSON.stringify({ id: "c1", object: "chat.completion.chunk", created: 1, model, ...value })}\n\n`;
  const say = (content: string) =>
    frame({ choices: [{ index: 0, delta: { content }, finish_reason: null }] });
  if (fault === "drip") yield* dripOf(say);
  for (const piece of piecesOf(fault, scripted)) yield say(piece);
  if (fault === "reset") yield "reset";
  if (fault === "no-end") return;
  const reason = fault === "length" ? "length" : "stop";
  yield frame({ choices: [{ index: 0, delta: {}, finish_reason: reason }] });
  yield frame({
    choices: [],
    usage: { prompt_tokens: 1000, completion_tokens: 200, total_tokens: 1200 },
  });
  yield "data: [DONE]\n\n";
}

function* speakAnthropic(fault: LlmFault, model: string, scripted?: string): Generator<string> {
  const frame = (type: string, value: object) =>
    `event: ${type}\ndata: ${JSON.stringify({ type, ...value })}\n\n`;
  const usage = { input_tokens: 1000, output_tokens: 1 };
  const message = {
    id: "m",
    type: "message",
    role: "assistant",
    model,
    content: [],
    stop_reason: null,
    stop_sequence: null,
    usage,
  };
  const block = isJson(fault)
    ? { type: "tool_use", id: "t", name: "answer", input: {} }
    : { type: "text", text: "" };
  const say = (text: string) =>
    frame("content_block_delta", {
      index: 0,
      delta: isJson(fault)
        ? { type: "input_json_delta", partial_json: text }
        : { type: "text_delta", text },
    });
  yield frame("message_start", { message });
  yield frame("content_block_start", { index: 0, content_block: block });
  if (fault === "drip") yield* dripOf(say);
  for (const piece of piecesOf(fault, scripted)) yield say(piece);
  if (fault === "reset") yield "reset";
  if (fault === "no-end") return;
  yield frame("content_block_stop", { index: 0 });
  const reason = fault === "length" ? "max_tokens" : isJson(fault) ? "tool_use" : "end_turn";
  yield frame("message_delta", {
    delta: { stop_reason: reason, stop_sequence: null },
    usage: { output_tokens: 200 },
  });
  yield frame("message_stop", {});
}

function* speakGemini(fault: LlmFault, model: string, scripted?: string): Generator<string> {
  const frame = (candidate: object, usage: object) =>
    `data: ${JSON.stringify({ candidates: [{ index: 0, ...candidate }], usageMetadata: usage, modelVersion: model })}\n\n`;
  const say = (text: string) =>
    frame({ content: { role: "model", parts: [{ text }] } }, { promptTokenCount: 1000 });
  if (fault === "drip") yield* dripOf(say);
  yield frame({ content: { parts: [{ text: "Hm.", thought: true }] } }, { promptTokenCount: 1000 });
  for (const piece of piecesOf(fault, scripted)) yield say(piece);
  if (fault === "reset") yield "reset";
  if (fault === "no-end") return;
  yield frame(
    {
      content: { parts: [{ text: "" }] },
      finishReason: fault === "length" ? "MAX_TOKENS" : "STOP",
    },
    { promptTokenCount: 1000, candidatesTokenCount: 150, thoughtsTokenCount: 50 },
  );
}
