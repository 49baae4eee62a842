import { z } from "zod";
import type { BodySource } from "../body.ts";
import { bodyFields, bodySourceOf, checkBodyFields } from "../body-config.ts";
import { type NodeError, nodeErrorSchema } from "../events.ts";
import { defineNode, type NodeContext } from "../node.ts";
import { NodeFault } from "../node-fault.ts";

const configSchema = z
  .strictObject({
    ...bodyFields,
    maxItems: z.number().int().min(1).max(1000).default(100).meta({
      title: "Items, at most",
      description: "A longer list is refused and never cut",
    }),
    concurrency: z.number().int().min(1).max(32).default(4).meta({ title: "At the same time" }),
    budgetUsd: z.number().min(0).optional().meta({
      title: "Budget",
      description: "Once so much is spent, no further item begins",
      "x-widget": "usd",
    }),
    onItemError: z.enum(["collect", "stop"]).default("collect").meta({
      title: "When an item fails",
      description: "Collect its error and go on, or fail at once",
    }),
  })
  .superRefine(checkBodyFields);

type Config = z.output<typeof configSchema>;
type ItemError = { index: number; error: NodeError };

const LIST_NEEDED = "For each takes a list; choose one with a select before it";

export const forEach = defineNode({
  type: "for-each",
  version: 1,
  label: "For Each",
  description: "Runs a graph once for every item of a list",
  category: "logic",
  icon: "repeat",
  docs: "Runs a workflow of yours, or a body of its own, once for each item; the item is what the body's `start` puts out (without one, what its first nodes get). Puts out `{ results, errors }`: a result for each item in the order of the list, null where it failed, and each failure with its index. A body's result is its `end`'s input, or an object by node where it has several. A list over the cap is refused. Items that an interrupted run has finished are not run again.",
  example: {
    config: {
      body: {
        nodes: [
          { id: "item", type: "start", config: {} },
          { id: "ask", type: "llm-analysis", config: { prompt: "Is this market mispriced?" } },
        ],
        edges: [{ id: "e1", source: "item", target: "ask" }],
      },
      maxItems: 20,
    },
  },
  config: configSchema,
  input: { kind: "any", schema: z.unknown() },
  output: {
    kind: "record",
    schema: z.object({
      results: z.array(z.unknown()),
      errors: z.array(z.object({ index: z.number().int(), error: nodeErrorSchema })),
    }),
  },
  pure: false,
  readsVariables: ["body"],
  bodyOf: bodySourceOf,
  check({ arriving }) {
    const { kind } = arriving.flow.type;
    const isList = kind === "list" || kind === "unknown" || arriving.parents.length === 0;
    return { problems: isList ? [] : [{ field: "", message: LIST_NEEDED }] };
  },
  async run({ config, input, ctx }) {
    ctx.signal.throwIfAborted();
    const source = bodySourceOf(config);
    if (!source || !Array.isArray(input)) throw new NodeFault("BAD_INPUT", LIST_NEEDED);
    if (input.length > config.maxItems)
      throw new NodeFault(
        "BAD_INPUT",
        `The list has ${input.length} items; at most ${config.maxItems} may run. Limit it, or raise maxItems`,
      );
    const run = await runItems(source, config, input, ctx);
    ctx.signal.throwIfAborted();
    if (run.waiting) return ctx.park({ kind: "body", until: run.waiting.until });
    const errors = run.errors.sort((a, b) => a.index - b.index);
    return { output: { results: run.results, errors } };
  },
});

/** So many at a time, each new one when another has ended. */
async function runItems(
  source: BodySource,
  { concurrency, budgetUsd, onItemError, variables }: Config,
  items: readonly unknown[],
  ctx: NodeContext,
) {
  const results: unknown[] = items.map(() => null);
  const errors: ItemError[] = [];
  let waiting: { until: number | null } | null = null;
  let spentUsd = 0;
  let next = 0;
  const fail = (index: number, error: NodeError) => {
    if (onItemError === "stop") throw new NodeFault(error.code, `Item ${index}: ${error.message}`);
    errors.push({ index, error });
  };
  const runOne = async (index: number): Promise<void> => {
    if (budgetUsd !== undefined && spentUsd >= budgetUsd)
      return fail(index, {
        code: "BUDGET_EXCEEDED",
        message: `The budget of $${budgetUsd} is spent`,
      });
    const input = items[index] ?? null;
    const request = { source, input, key: String(index), ...(variables && { variables }) };
    const result = await ctx.runBody(request);
    spentUsd += result.usage.usd;
    if (result.status === "success") results[index] = result.output;
    else if (result.status === "error") fail(index, result.error);
    else waiting = { until: earlier(waiting, result.until) };
  };
  const runMany = async (): Promise<void> => {
    while (next < items.length && !ctx.signal.aborted) {
      const index = next;
      next += 1;
      await runOne(index);
    }
  };
  await Promise.all(Array.from({ length: Math.min(concurrency, items.length) }, runMany));
  return { results, errors, waiting: waiting as { until: number | null } | null };
}

function earlier(known: { until: number | null } | null, until: number | null): number | null {
  if (known === null || known.until === null) return until;
  return until === null ? known.until : Math.min(known.until, until);
}
