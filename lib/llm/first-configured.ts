import type { Env } from "../env.ts";
import type { Provider } from "./llm.ts";

type Keys = Pick<Env, "OPENAI_API_KEY" | "ANTHROPIC_API_KEY" | "GEMINI_API_KEY">;

/** The provider that serves where none is asked for: the first that has a key, else the rules. */
export function firstConfigured(env: Keys): Provider {
  if (env.OPENAI_API_KEY) return "openai";
  if (env.ANTHROPIC_API_KEY) return "anthropic";
  return env.GEMINI_API_KEY ? "gemini" : "rules";
}
