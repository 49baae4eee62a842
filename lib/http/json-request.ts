import type { z } from "zod";
import type { RequestBudget } from "./budget.ts";
import type { CircuitBreaker } from "./circuit-breaker.ts";
import type { Sleep } from "./sleep.ts";

export type JsonFetcher = {
  fetch: typeof globalThis.fetch;
  budget: RequestBudget;
  breaker: CircuitBreaker;
  now(): Date;
  sleep: Sleep;
  random(): number;
  attempts: number;
  /** Of the first wait, which full jitter makes shorter; each further one doubles. */
  baseDelayMs: number;
  tryTimeoutMs: number;
  totalTimeoutMs: number;
  maxBytes: number;
};

export type JsonRequest<S extends z.ZodType> = {
  url: URL;
  /** What an answer must look like at the outside; another one is a failure and is tried again. */
  schema: S;
  body?: unknown;
  signal: AbortSignal;
  deadline?: Date;
  /** What fails and rests together; the host without it. */
  circuit?: string;
  /** Jobs that share a lane wait for each other; lanes take turns at the budget. */
  lane?: string;
};
