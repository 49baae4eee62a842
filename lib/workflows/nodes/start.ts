import { z } from "zod";
import { defineNode, type NodeContext } from "../node.ts";

export const start = defineNode({
  type: "start",
  version: 1,
  label: "Start",
  description: "Where a run begins; puts out the workflow's variables",
  category: "source",
  icon: "play",
  docs: "Optional, and at most one. Puts out the workflow's variables as an object; in a body, what arrives there. Takes no input.",
  example: { config: {} },
  config: z.strictObject({}),
  input: null,
  output: { kind: "variables", schema: z.record(z.string(), z.unknown()) },
  pure: false,
  // Only a body gives it an input, and that may be anything.
  run: async ({ input, ctx }: { input: unknown; ctx: NodeContext }) => ({
    output: (input === undefined ? { ...ctx.variables } : input) as Record<string, unknown>,
  }),
});
