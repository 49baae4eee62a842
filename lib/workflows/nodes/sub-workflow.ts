import { z } from "zod";
import { bodyFields, bodySourceOf, checkBodyFields } from "../body-config.ts";
import { defineNode } from "../node.ts";
import { NodeFault } from "../node-fault.ts";

export const subWorkflow = defineNode({
  type: "sub-workflow",
  version: 1,
  label: "Sub-workflow",
  description: "Runs another of your workflows as one node",
  category: "logic",
  icon: "workflow",
  docs: "Runs a workflow of yours, or a body of its own, with the input as what its `start` puts out, and puts out its result: its `end`'s input, or an object by node where it has several. An unhandled error in it is this node's error. A workflow that calls itself, also by way of others, is refused before the run, and so is a chain deeper than five. The run keeps the called workflow as it was when the run began.",
  example: {
    config: {
      body: {
        nodes: [
          { id: "in", type: "start", config: {} },
          { id: "out", type: "end", config: {} },
        ],
        edges: [{ id: "e1", source: "in", target: "out" }],
      },
    },
  },
  config: z.strictObject(bodyFields).superRefine(checkBodyFields),
  input: { kind: "any", schema: z.unknown() },
  output: { kind: "any", schema: z.unknown() },
  pure: false,
  readsVariables: ["body"],
  bodyOf: bodySourceOf,
  async run({ config, input = null, ctx }) {
    ctx.signal.throwIfAborted();
    const source = bodySourceOf(config);
    if (!source) throw new NodeFault("BAD_INPUT", "There is no workflow to run");
    const { variables } = config;
    const result = await ctx.runBody({ source, input, key: "0", ...(variables && { variables }) });
    if (result.status === "parked") return ctx.park({ kind: "body", until: result.until });
    if (result.status === "error") throw new NodeFault(result.error.code, result.error.message);
    return { output: result.output };
  },
});
