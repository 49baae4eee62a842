import { expect, it } from "vitest";
import type { Llm } from "@/lib/llm/llm.ts";
import { makeMarket } from "./make.ts";

/** What every provider behind the port does; the rest of a provider's tests are its own faults. */
export function testLlm(createPort: () => Llm, { isModel }: { isModel: boolean }) {
  const ask = (onDelta: (text: string) => void = () => undefined) => ({
    prompt: "Sum up",
    input: [makeMarket()],
    maxTokens: 500,
    signal: new AbortController().signal,
    onDelta,
  });

  it("answers with text, its provider, its model and what it cost", async () => {
    const answer = await createPort().complete(ask());
    expect(answer.text).not.toBe("");
    expect(answer.model).not.toBe("");
    expect(answer.provider === "rules").toBe(!isModel);
    expect(answer.usage.inputTokens > 0).toBe(isModel);
    expect(answer.usage.outputTokens > 0).toBe(isModel);
  });

  it("writes its whole text piece by piece", async () => {
    let text = "";
    const answer = await createPort().complete(ask((piece) => (text += piece)));
    expect(text).toBe(answer.text);
  });

  it("says so when it is no language model", async () => {
    const { text } = await createPort().complete(ask());
    expect(/not by a language model/.test(text)).toBe(!isModel);
  });
}
