import { z } from "zod";
import { defineNode } from "../node.ts";
import { NodeFault } from "../node-fault.ts";

const MAX_SECONDS = 30 * 24 * 60 * 60;

export const approval = defineNode({
  type: "approval",
  version: 1,
  label: "Approval",
  description: "Waits for your yes or no",
  category: "logic",
  icon: "hand",
  docs: "Rests until the run's owner answers, in the run's panel or by `POST /api/runs/[id]/approvals/[nodeId]`, then passes its input on along `approved` or `rejected`. It outlives restarts and takes no process meanwhile. With a time limit an answer that does not come counts as `rejected`, or as the error TIMEOUT.",
  example: { config: { question: "Send this to the channel?", timeoutSeconds: 86_400 } },
  config: z.strictObject({
    question: z.string().trim().max(2000).default("Go on?").meta({
      title: "Question",
      description: "What is asked of you",
      "x-widget": "textarea",
    }),
    timeoutSeconds: z.number().min(1).max(MAX_SECONDS).optional().meta({
      title: "Time to answer",
      "x-widget": "duration",
    }),
    onTimeout: z.enum(["reject", "fail"]).default("reject").meta({ title: "Without an answer" }),
  }),
  input: { kind: "any", schema: z.unknown() },
  output: { kind: "same", schema: z.unknown() },
  branches: ["approved", "rejected"],
  pure: false,
  async run({ config, input = null, ctx }) {
    ctx.signal.throwIfAborted();
    const { question, timeoutSeconds, onTimeout } = config;
    if (!ctx.waited) {
      ctx.log("info", `Waits for an answer: ${question}`);
      const until = timeoutSeconds && ctx.now().getTime() + timeoutSeconds * 1000;
      return ctx.park({ kind: "approval", until: until ?? null });
    }
    const { approved } = ctx.waited;
    if (approved !== null) return { output: input, branch: approved ? "approved" : "rejected" };
    if (onTimeout === "fail") throw new NodeFault("TIMEOUT", "Nobody answered in time");
    ctx.log("info", "Nobody answered in time");
    return { output: input, branch: "rejected" };
  },
});
