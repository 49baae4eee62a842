import { z } from "zod";
import { defineNode } from "../node.ts";

export const end = defineNode({
  type: "end",
  version: 1,
  label: "End",
  description: "Its input is the result of the run",
  category: "sink",
  icon: "flag",
  docs: "Puts out its input, which becomes the run's output under this node's id. More than one is allowed.",
  example: { config: {} },
  config: z.strictObject({}),
  input: { kind: "any", schema: z.unknown() },
  output: null,
  pure: false,
  run: async ({ input }) => ({ output: input ?? null }),
});
