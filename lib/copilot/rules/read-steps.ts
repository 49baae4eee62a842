import type { Step } from "./request.ts";

type StepRule = { words: RegExp; toStep(message: string): Step };

const URL_IN_TEXT = /https:\/\/[^\s"'<>]+/i;

/** In the order in which data flows: what judges first, what tells last. */
const STEPS: readonly StepRule[] = [
  {
    words: /resolution( risk)?|dispute/,
    toStep: () => ({ type: "resolution-risk", label: "Resolution risk", config: {} }),
  },
  {
    words: /\barbitrage\b/,
    toStep: () => ({ type: "event-arbitrage", label: "Price of the whole set", config: {} }),
  },
  {
    words: /\bsentiment\b/,
    toStep: () => ({ type: "sentiment", label: "Sentiment of the titles", config: {} }),
  },
  {
    words:
      /analy[sz]e|analysis|summar|explain|assess|review|\bllm\b|language model|\bai\b|mispriced|what do you think|sanity/,
    toStep: (message) => ({
      type: "llm-analysis",
      label: "Analysis",
      config: { prompt: `${message.trim()}\n\nAnswer from the data that comes in alone.` },
    }),
  },
  {
    words: /\bapprov|ask me (first|before)/,
    toStep: () => ({ type: "approval", label: "Ask me first", config: {} }),
  },
  {
    words: /notif|\balert|tell me|let me know|message me|ping me/,
    toStep: () => ({
      type: "notify",
      label: "Tell me",
      config: { title: "Your workflow found something" },
    }),
  },
  {
    words: /watch ?list/,
    toStep: () => ({ type: "watchlist-add", label: "Onto my watchlist", config: {} }),
  },
  {
    words: /\bsignals?\b/,
    toStep: () => ({ type: "signal", label: "Signal", config: { side: "YES" } }),
  },
  {
    words: /webhook|https:\/\//,
    toStep: (message) => ({
      type: "webhook",
      label: "Webhook",
      config: { url: URL_IN_TEXT.exec(message)?.[0] ?? "https://example.com/hook" },
    }),
  },
  {
    words: /\b(csv|json|export|download|spreadsheet)\b/,
    toStep: (message) => ({
      type: "export",
      label: "Export",
      config: { format: /\bjson\b/i.test(message) ? "json" : "csv" },
    }),
  },
];

export const readSteps = (message: string): Step[] => {
  const text = message.toLowerCase();
  return STEPS.filter(({ words }) => words.test(text)).map(({ toStep }) => toStep(message));
};
