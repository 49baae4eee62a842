import { z } from "zod";

const text = z.string().min(1).optional();
const url = z.url({ protocol: /^https?$/ }).optional();
const whole = (fallback: number, min: number, max: number) =>
  z.coerce.number().int().min(min).max(max).default(fallback);

const envSchema = z.object({
  PORT: whole(3000, 1, 65_535),
  HOST: z.string().default("127.0.0.1"),
  CASCADIAN_DATA_DIR: z.string().default("supabase/.temp"),
  SUPABASE_PORT: whole(54_321, 1, 65_535),
  NEXT_PUBLIC_SUPABASE_URL: url,
  NEXT_PUBLIC_SUPABASE_PUBLISHABLE_KEY: text,
  SUPABASE_SECRET_KEY: text,
  POLYMARKET_SOURCE: z.enum(["auto", "live", "demo", "recorded"]).default("auto"),
  POLYMARKET_RECORDED_DIR: text,
  POLYMARKET_GAMMA_URL: url,
  POLYMARKET_CLOB_URL: url,
  POLYMARKET_DATA_URL: url,
  POLYMARKET_RATE_PER_10S: whole(200, 1, 100_000),
  /** Set by the starter: the local server that plays the upstream, and what its rows are called. */
  CASCADIAN_UPSTREAM_URL: url,
  CASCADIAN_ORIGIN: z.enum(["polymarket", "recorded", "demo"]).optional(),
  DATABASE_URL: text,
  ENCRYPTION_KEY: text,
  TRUSTED_PROXY: text,
  DEMO_SEED: whole(1, 0, 2 ** 31 - 1),
  DEMO_MARKETS: whole(3000, 1, 600_000),
  DEMO_LATENCY_MS: whole(0, 0, 60_000),
  CRON_SECRET: text,
  SCHEDULER_JOBS: text,
  OPENAI_API_KEY: text,
  OPENAI_BASE_URL: url,
  ANTHROPIC_API_KEY: text,
  ANTHROPIC_BASE_URL: url,
  GEMINI_API_KEY: text,
  GEMINI_BASE_URL: url,
  LLM_DAILY_BUDGET_USD: z.coerce.number().min(0).default(5),
  LLM_RUN_BUDGET_USD: z.coerce.number().min(0).optional(),
  LLM_TOTAL_BUDGET_USD: z.coerce.number().min(0).optional(),
  RATE_LIMIT_ANON_PER_MIN: whole(100, 1, 1_000_000),
  RATE_LIMIT_USER_PER_MIN: whole(300, 1, 1_000_000),
  /** Where links in mails and webhooks lead. */
  PUBLIC_URL: url,
  /** Mails of alerts; beside the embedded stack they go to its outbox. */
  SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  MAIL_FROM: text,
  OTEL_EXPORTER_OTLP_ENDPOINT: url,
  SENTRY_DSN: text,
});

export type Env = z.infer<typeof envSchema>;

/** An empty value means unset, as a copied `.env.example` has it. Throws one error that names every bad variable. */
export function parseEnv(source: Record<string, string | undefined>): Env {
  const set = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ""));
  const parsed = envSchema.safeParse(set);
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map(
    (issue) =>
      `${issue.path.join(".")}: ${issue.message} (is ${JSON.stringify(set[String(issue.path[0])])})`,
  );
  throw new Error(`Environment: ${problems.join("; ")}`);
}
