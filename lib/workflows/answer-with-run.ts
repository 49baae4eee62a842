import type { Context } from "../context.ts";
import { reply } from "../http/reply.ts";
import { toSseResponse } from "../http/sse.ts";
import type { StartedRun } from "./start-run.ts";
import { tailRun } from "./tail-run.ts";

export type AnswerContext = Pick<Context, "service" | "signal"> & {
  /** Keeps a serverless process until the work is done. */
  inBackground(what: string, work: () => Promise<unknown>): void;
};

/** The run's events as a stream, or the run itself where it goes on in the background. */
export function answerWithRun(
  ctx: AnswerContext,
  { run, finished }: StartedRun,
  mode: "stream" | "background",
) {
  const headers = { "x-run-id": run.id };
  if (mode === "background") return reply(run, { status: 202, headers });
  ctx.inBackground("run", () => finished);
  const { signal } = ctx;
  return toSseResponse((bound) => tailRun(ctx.service, run.id, 0, bound), { signal, headers });
}
