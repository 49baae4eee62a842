import type { Origin } from "@/lib/context";
import type { Polymarket } from "@/lib/polymarket/client";
import { packText } from "@/lib/server/pack-text";
import { runSync } from "@/lib/sync/run-sync";
import type { TestStack } from "./stack";

type Options = {
  polymarket: Polymarket;
  origin?: Origin;
  signal?: AbortSignal;
  now?: () => Date;
};

/** Syncs into a stack as the product does, and tells what ended it. */
export const makeSync = (stack: Pick<TestStack, "service">, options: Options) => {
  const logged: string[] = [];
  const ctx = {
    service: stack.service(),
    origin: options.origin ?? ("demo" as const),
    now: options.now ?? (() => new Date()),
    signal: options.signal ?? new AbortController().signal,
    polymarket: options.polymarket,
    packText,
    log: (_level: string, message: string) => void logged.push(message),
  };
  return {
    ctx,
    logged,
    run: (more: { budgetMs?: number; slot?: Date; owner?: string } = {}) =>
      runSync(ctx, { trigger: "admin", owner: "test", ...more }),
  };
};
