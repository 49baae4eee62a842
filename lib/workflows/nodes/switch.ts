import { z } from "zod";
import { expressionSchema, isSteady } from "../expression/expression.ts";
import { whyNotCondition } from "../expression/why-not.ts";
import { checkAt, createEvaluation, createEvaluator } from "../expression-fields.ts";
import { defineNode, type FieldProblem } from "../node.ts";
import { refuseRepeats } from "../row-fields.ts";

const TAKEN = ["default", "error"];

const caseSchema = z.strictObject({
  name: z
    .string()
    .trim()
    .min(1)
    .max(50)
    .refine((name) => !TAKEN.includes(name), { error: "is the name of another branch" })
    .meta({ title: "Branch" }),
  when: expressionSchema.optional().meta({
    title: "When",
    description: "An expression that is true or false",
    "x-widget": "expression",
    "x-reads": "input",
  }),
  equals: z
    .union([z.number(), z.string().max(1000), z.boolean()])
    .optional()
    .meta({
      title: "Equals",
      description: "What the value is compared with; else the branch's name",
    }),
});

const configSchema = z
  .strictObject({
    value: expressionSchema.optional().meta({
      title: "Value",
      description:
        "An expression whose value chooses the case; without it each case has its own condition",
      "x-widget": "expression",
      "x-reads": "input",
    }),
    cases: z
      .array(caseSchema)
      .min(1)
      .max(20)
      .superRefine((cases, ctx) =>
        refuseRepeats(
          cases.map(({ name }) => name),
          ctx,
          (index) => [index, "name"],
        ),
      )
      .meta({ title: "Cases", "x-widget": "rows" }),
  })
  .superRefine(({ value, cases }, ctx) => {
    for (const [index, { when, equals }] of cases.entries()) {
      const issue = (field: string, message: string) =>
        ctx.addIssue({ code: "custom", path: ["cases", index, field], message });
      if (value === undefined && when === undefined)
        issue("when", "a case needs a condition where the switch has no value");
      if (value !== undefined && when !== undefined)
        issue("when", "the switch has a value; write what it equals");
      if (value === undefined && equals !== undefined)
        issue("equals", "the switch has no value to compare with");
    }
  });

export const switchNode = defineNode({
  type: "switch",
  version: 1,
  label: "Switch",
  description: "Goes one of several ways",
  category: "logic",
  icon: "shuffle",
  docs: "Puts out its input, and leaves by the first case that holds, else by `default`. With a `value`, a case holds where the value equals what it says (its own name, if it says nothing); without one, where its own condition is true. What is unknown holds in no case. The whole input is called `input`; of a single object its fields are names, too. Nodes behind the other cases are skipped.",
  example: {
    config: {
      cases: [
        { name: "many", when: "count(input) >= 10" },
        { name: "few", when: "count(input) > 0" },
      ],
    },
  },
  config: configSchema,
  readsVariables: ["value", "cases.*.when"],
  input: { kind: "any", schema: z.unknown() },
  output: { kind: "same", schema: z.unknown() },
  branches: ({ cases }) => [...cases.map(({ name }) => name), "default"],
  pure: ({ value, cases }) =>
    [value, ...cases.map(({ when }) => when)].every((each) => each === undefined || isSteady(each)),
  check({ config: { value, cases }, arriving, variables }) {
    const problems: FieldProblem[] = [];
    const { type } = arriving.flow;
    if (value !== undefined) checkAt("value", value, type, variables, problems);
    for (const [index, { when }] of cases.entries()) {
      if (when === undefined) continue;
      const field = `cases.${index}.when`;
      const message = whyNotCondition(checkAt(field, when, type, variables, problems));
      if (message !== null) problems.push({ field, message });
    }
    return { problems };
  },
  async run({ config: { value, cases }, input, ctx }) {
    ctx.signal.throwIfAborted();
    const evaluation = createEvaluation(ctx);
    const evaluate = (at: string, source: string) =>
      createEvaluator(at, source, evaluation)(input ?? null);
    const chosen = value === undefined ? null : evaluate("value", value);
    const taken = cases.find(({ name, when, equals }) =>
      when === undefined
        ? chosen !== null && String(chosen) === String(equals ?? name)
        : evaluate(name, when) === true,
    );
    return { output: input, branch: taken?.name ?? "default" };
  },
});
