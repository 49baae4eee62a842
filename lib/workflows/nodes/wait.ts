import { z } from "zod";
import { defineNode } from "../node.ts";

const MAX_SECONDS = 30 * 24 * 60 * 60;

export const wait = defineNode({
  type: "wait",
  version: 1,
  label: "Wait",
  description: "Passes its input on after a while, or at a time",
  category: "logic",
  icon: "hourglass",
  docs: "Puts out its input once so many seconds have passed, or at a moment; one that is past already passes at once. A longer wait takes no process: the run rests as `waiting`, over restarts too, and goes on within a second or two of the time.",
  example: { config: { seconds: 60 } },
  config: z
    .strictObject({
      seconds: z.number().min(0).max(MAX_SECONDS).optional().meta({
        title: "For",
        "x-widget": "duration",
        description: "Up to 30 days",
      }),
      until: z.iso.datetime({ offset: true }).optional().meta({
        title: "Or until",
        description: "A moment such as 2026-12-31T18:00:00Z",
        "x-widget": "date",
      }),
    })
    .superRefine(({ seconds, until }, ctx) => {
      if ((seconds === undefined) === (until === undefined))
        ctx.addIssue({ code: "custom", path: ["seconds"], message: "give seconds, or until" });
    }),
  input: { kind: "any", schema: z.unknown() },
  output: { kind: "same", schema: z.unknown() },
  pure: false,
  async run({ config, input = null, ctx }) {
    ctx.signal.throwIfAborted();
    const now = ctx.now().getTime();
    const fresh =
      config.until === undefined ? now + (config.seconds ?? 0) * 1000 : Date.parse(config.until);
    const until = ctx.waited?.until ?? fresh;
    if (until > now) return ctx.park({ kind: "time", until });
    return { output: input };
  },
});
