import { z } from "zod";
import { defineNode } from "../node.ts";

export const start = defineNode({
  type: "start",
  version: 1,
  label: "Start",
  description: "Where a run begins; puts out the workflow's variables",
  category: "source",
  icon: "play",
  docs: "Optional, and at most one. Puts out the workflow's variables as an object. Takes no input.",
  example: { config: {} },
  config: z.strictObject({}),
  input: null,
  output: { kind: "variables", schema: z.record(z.string(), z.unknown()) },
  pure: false,
  run: async ({ ctx }) => ({ output: { ...ctx.variables } }),
});
