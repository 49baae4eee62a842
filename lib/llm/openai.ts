import OpenAI from "openai";
import { LlmError } from "./llm-error.ts";
import { type CallProvider, checkLength, type ProviderOptions } from "./provider.ts";

export const OPENAI_MODEL = "gpt-5-mini";

/** Chat completions, streamed: the shape that every compatible server speaks too. */
export function createOpenai({ apiKey, baseUrl, fetch }: ProviderOptions): CallProvider {
  const client = new OpenAI({
    apiKey,
    maxRetries: 2,
    dangerouslyAllowBrowser: true,
    ...(baseUrl && { baseURL: baseUrl }),
    ...(fetch && { fetch }),
  });
  return async ({ model, system, user, schema, maxTokens, signal, onDelta }) => {
    const stream = await client.chat.completions.create(
      {
        model,
        stream: true,
        stream_options: { include_usage: true },
        max_completion_tokens: maxTokens,
        messages: [
          { role: "system", content: system },
          { role: "user", content: user },
        ],
        ...(schema && {
          response_format: { type: "json_schema", json_schema: { name: "answer", schema } },
        }),
      },
      { signal },
    );
    const answer = { text: "", model, inputTokens: 0, outputTokens: 0 };
    let finish: string | null = null;
    for await (const chunk of stream) {
      const choice = chunk.choices?.[0];
      const text = choice?.delta?.content ?? "";
      answer.text += text;
      checkLength(answer.text);
      if (text) onDelta(text);
      finish = choice?.finish_reason ?? finish;
      answer.model = chunk.model || answer.model;
      answer.inputTokens = chunk.usage?.prompt_tokens ?? answer.inputTokens;
      answer.outputTokens = chunk.usage?.completion_tokens ?? answer.outputTokens;
    }
    checkFinish(finish, maxTokens);
    return answer;
  };
}

function checkFinish(finish: string | null, maxTokens: number): void {
  if (finish === "stop") return;
  if (finish === "length")
    throw new LlmError("UPSTREAM_FAILED", `OpenAI cut the answer at ${maxTokens} tokens`);
  if (finish === null)
    throw new LlmError("UPSTREAM_FAILED", "OpenAI's answer ended without its finish marker");
  throw new LlmError("UPSTREAM_FAILED", `OpenAI ended the answer with ${finish}`);
}
