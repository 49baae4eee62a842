import { z } from "zod";
import { expressionSchema, isSteady } from "../expression/expression.ts";
import { checkAt, createEvaluation, createEvaluator } from "../expression-fields.ts";
import { whyNotCondition } from "../expression/why-not.ts";
import { NodeFault } from "../node-fault.ts";
import { defineNode, type FieldProblem } from "../node.ts";

export const branch = defineNode({
  type: "branch",
  version: 1,
  label: "Branch",
  description: "Goes one way or the other by a condition",
  category: "logic",
  icon: "git-branch",
  docs: 'Puts out its input, and leaves by `true` where the condition holds, else by `false`. The whole input is called `input`; of a single object its fields are names, too: `count(input) > 0`, `any(input, price > 0.9)`, `provider == "rules"`. A condition that cannot be told, because something in it is unknown, does not hold. Nodes behind the other branch are skipped.',
  example: { config: { condition: "count(input) > 0" } },
  config: z.strictObject({
    condition: expressionSchema.meta({
      title: "Condition",
      description: "An expression that is true or false",
      "x-widget": "expression",
      "x-reads": "input",
    }),
  }),
  readsVariables: ["condition"],
  input: { kind: "any", schema: z.unknown() },
  output: { kind: "same", schema: z.unknown() },
  branches: ["true", "false"],
  pure: ({ condition }) => isSteady(condition),
  check({ config, arriving, variables }) {
    const problems: FieldProblem[] = [];
    const type = checkAt("condition", config.condition, arriving.flow.type, variables, problems);
    const message = whyNotCondition(type);
    if (message !== null) problems.push({ field: "condition", message });
    return { problems };
  },
  async run({ config, input, ctx }) {
    ctx.signal.throwIfAborted();
    const evaluate = createEvaluator("condition", config.condition, createEvaluation(ctx));
    const value = evaluate(input ?? null);
    if (value !== null && typeof value !== "boolean")
      throw new NodeFault(
        "BAD_INPUT",
        "condition: it is neither true nor false; compare it with something",
      );
    return { output: input, branch: value === true ? "true" : "false" };
  },
});
