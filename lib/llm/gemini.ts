import type { GenerateContentResponse } from "@google/genai";
import { LlmError } from "./llm-error.ts";
import {
  type CallProvider,
  checkLength,
  type ProviderAnswer,
  type ProviderOptions,
} from "./provider.ts";

export const GEMINI_MODEL = "gemini-2.5-flash";

/** Content, streamed. The SDK is large and loads with the first call. */
export function createGemini({ apiKey, baseUrl, fetch }: ProviderOptions): CallProvider {
  return async ({ model, system, user, schema, maxTokens, signal, onDelta }) => {
    const { GoogleGenAI } = await import("@google/genai");
    const client = new GoogleGenAI({
      apiKey,
      httpOptions: {
        retryOptions: { attempts: 3, initialDelay: 0.5, maxDelay: 4 },
        ...(baseUrl && { baseUrl }),
        ...(fetch && { fetch }),
      },
    });
    const stream = await client.models.generateContentStream({
      model,
      contents: user,
      config: {
        systemInstruction: system,
        maxOutputTokens: maxTokens,
        abortSignal: signal,
        ...(schema && { responseMimeType: "application/json", responseJsonSchema: schema }),
      },
    });
    const answer: ProviderAnswer = { text: "", model, inputTokens: 0, outputTokens: 0 };
    let finish: string | null = null;
    for await (const part of stream) {
      const text = textOf(part);
      answer.text += text;
      checkLength(answer.text);
      if (text) onDelta(text);
      finish = part.candidates?.[0]?.finishReason ?? part.promptFeedback?.blockReason ?? finish;
      addUsage(answer, part);
    }
    checkFinish(finish, maxTokens);
    return answer;
  };
}

/** What the model thought is billed and not shown. */
const textOf = ({ candidates }: GenerateContentResponse): string =>
  (candidates?.[0]?.content?.parts ?? [])
    .map(({ text, thought }) => (thought ? "" : (text ?? "")))
    .join("");

/** Every part of the stream tells the sums so far. */
function addUsage(answer: ProviderAnswer, part: GenerateContentResponse): void {
  const { promptTokenCount, candidatesTokenCount, thoughtsTokenCount } = part.usageMetadata ?? {};
  answer.model = part.modelVersion || answer.model;
  answer.inputTokens = promptTokenCount ?? answer.inputTokens;
  if (candidatesTokenCount !== undefined)
    answer.outputTokens = candidatesTokenCount + (thoughtsTokenCount ?? 0);
}

function checkFinish(finish: string | null, maxTokens: number): void {
  if (finish === "STOP") return;
  if (finish === "MAX_TOKENS")
    throw new LlmError("UPSTREAM_FAILED", `Gemini cut the answer at ${maxTokens} tokens`);
  if (finish === null)
    throw new LlmError("UPSTREAM_FAILED", "Gemini's answer ended without its finish marker");
  throw new LlmError("UPSTREAM_FAILED", `Gemini ended the answer with ${finish}`);
}
