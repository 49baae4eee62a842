import Anthropic from "@anthropic-ai/sdk";
import { LlmError } from "./llm-error.ts";
import {
  type CallProvider,
  checkLength,
  type ProviderAnswer,
  type ProviderOptions,
} from "./provider.ts";

export const ANTHROPIC_MODEL = "claude-haiku-4-5";

const TOOL = "answer";

/** Messages, streamed. A schema becomes a tool that must be called; its input is read from the raw text. */
export function createAnthropic({ apiKey, baseUrl, fetch }: ProviderOptions): CallProvider {
  const client = new Anthropic({
    apiKey,
    maxRetries: 2,
    dangerouslyAllowBrowser: true,
    ...(baseUrl && { baseURL: baseUrl }),
    ...(fetch && { fetch }),
  });
  return async ({ model, system, user, schema, maxTokens, signal, onDelta }) => {
    const stream = await client.messages.create(
      {
        model,
        system,
        stream: true,
        max_tokens: maxTokens,
        messages: [{ role: "user", content: user }],
        ...(schema && {
          tools: [
            {
              name: TOOL,
              description: "Hands over the answer",
              input_schema: { ...schema, type: "object" as const },
            },
          ],
          tool_choice: { type: "tool" as const, name: TOOL },
        }),
      },
      { signal },
    );
    const reading: Reading = {
      answer: { text: "", model, inputTokens: 0, outputTokens: 0 },
      stop: null,
      isWhole: false,
    };
    for await (const event of stream) {
      const text = read(event, reading, schema !== undefined);
      if (text) onDelta(text);
      checkLength(reading.answer.text);
    }
    const { answer, stop, isWhole } = reading;
    checkStop(isWhole ? stop : null, schema ? "tool_use" : "end_turn", maxTokens);
    return answer;
  };
}

type Reading = { answer: ProviderAnswer; stop: string | null; isWhole: boolean };

/** Takes one event in; the text that it brought. */
function read(event: Anthropic.RawMessageStreamEvent, reading: Reading, isTool: boolean): string {
  const { answer } = reading;
  switch (event.type) {
    case "message_start":
      answer.model = event.message.model || answer.model;
      answer.inputTokens = event.message.usage?.input_tokens ?? 0;
      return "";
    case "content_block_delta": {
      const text = textOf(event.delta, isTool);
      answer.text += text;
      return text;
    }
    case "message_delta":
      reading.stop = event.delta.stop_reason ?? reading.stop;
      answer.outputTokens = event.usage?.output_tokens ?? answer.outputTokens;
      return "";
    case "message_stop":
      reading.isWhole = true;
      return "";
    default:
      return "";
  }
}

function textOf(delta: Anthropic.RawContentBlockDelta, isTool: boolean): string {
  if (isTool) return delta.type === "input_json_delta" ? delta.partial_json : "";
  return delta.type === "text_delta" ? delta.text : "";
}

function checkStop(stop: string | null, wanted: string, maxTokens: number): void {
  if (stop === wanted) return;
  if (stop === "max_tokens")
    throw new LlmError("UPSTREAM_FAILED", `Anthropic cut the answer at ${maxTokens} tokens`);
  if (stop === null)
    throw new LlmError("UPSTREAM_FAILED", "Anthropic's answer ended without its finish marker");
  throw new LlmError("UPSTREAM_FAILED", `Anthropic ended the answer with ${stop}`);
}
