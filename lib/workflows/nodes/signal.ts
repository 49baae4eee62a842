import { z } from "zod";
import { arrivingRow, checkFields } from "../check-fields.ts";
import type { SignalDraft } from "../effect-ports.ts";
import { keyOfRow } from "../market-key.ts";
import { defineNode } from "../node.ts";
import { NodeFault } from "../node-fault.ts";
import { fieldPath } from "../row-fields.ts";
import { readPath, type Row, rowsSchema } from "../rows.ts";

const MAX_SIGNALS = 100;

const share = z.number().min(0).max(1).optional();

const configSchema = z
  .strictObject({
    side: z.enum(["auto", "YES", "NO"]).default("auto").meta({
      title: "Side",
      description: "YES is the first outcome; auto compares the probability with the price",
    }),
    probability: share.meta({
      title: "Probability",
      description: "Of the first outcome, the same for every row",
      "x-widget": "probability",
    }),
    probabilityField: fieldPath.optional().meta({
      title: "Probability from",
      "x-widget": "field",
      description: "The field of a row that holds it",
      examples: ["fairPrice"],
    }),
    confidence: share.meta({ title: "Confidence", "x-widget": "probability" }),
    confidenceField: fieldPath.optional().meta({
      title: "Confidence from",
      "x-widget": "field",
      description: "The field of a row that holds it",
    }),
    reason: z
      .string()
      .trim()
      .max(2000)
      .optional()
      .meta({ title: "Reason", "x-widget": "textarea" }),
  })
  .superRefine((config, ctx) => {
    for (const name of ["probability", "confidence"] as const)
      if (config[name] !== undefined && config[`${name}Field`] !== undefined)
        ctx.addIssue({
          code: "custom",
          path: [`${name}Field`],
          message: `not together with ${name}`,
        });
  });

const signalSchema = z.object({
  id: z.string(),
  marketId: z.string(),
  eventId: z.string().nullable(),
  side: z.enum(["YES", "NO"]),
  probability: z.number().nullable(),
  confidence: z.number().nullable(),
  reason: z.string().nullable(),
  priceAt: z.number().nullable(),
  createdAt: z.iso.datetime(),
});

export const signal = defineNode({
  type: "signal",
  version: 1,
  label: "Signal",
  description: "Writes down a view on each market, to be graded by what follows",
  category: "sink",
  icon: "radar",
  docs: `Writes one signal a row: market, side, probability and the price of that moment. What the market did after an hour, a day and at settlement is filled in later and makes the record of this workflow. Rows name their market by \`marketId\`, \`market\` or \`id\`. With side \`auto\` a row whose probability or price is unknown, or where both are equal, writes nothing and the log says so. Takes at most ${MAX_SIGNALS} rows. A run that is taken up again writes none twice.`,
  example: {
    config: { side: "auto", probabilityField: "fairPrice", reason: "Model against the book" },
  },
  config: configSchema,
  input: { kind: "table", schema: rowsSchema },
  output: { kind: "signals", schema: z.array(signalSchema) },
  pure: false,
  check: ({ config, arriving }) => ({
    problems: checkFields(
      arrivingRow(arriving),
      (["probabilityField", "confidenceField"] as const).flatMap((at) =>
        config[at] === undefined ? [] : [{ at, path: config[at] }],
      ),
    ),
  }),
  async run({ config, input, ctx }) {
    if (input.length > MAX_SIGNALS)
      throw new NodeFault(
        "BAD_INPUT",
        `${input.length} rows came in; at most ${MAX_SIGNALS} signals are written: put a limit before`,
      );
    const key = await ctx.idempotencyKey();
    const drafts = input.flatMap((row, index) => toDraft(row, index, config, ctx.nodeId, key));
    if (drafts.length < input.length)
      ctx.log("info", `${input.length - drafts.length} rows say no side and write no signal`);
    const written = [];
    for (const draft of drafts) written.push(await ctx.signals.write(draft, ctx.signal));
    return { output: written };
  },
});

function toDraft(
  row: Row,
  index: number,
  config: z.output<typeof configSchema>,
  nodeId: string,
  key: string,
): SignalDraft[] {
  const marketId = keyOfRow(row);
  if (marketId === null)
    throw new NodeFault("BAD_INPUT", `Row ${index} names no market: it has no marketId and no id`);
  const chance = config.probability ?? readShare(row, index, config.probabilityField);
  const side = config.side === "auto" ? sideOf(chance, row["price"]) : config.side;
  if (side === null) return [];
  return [
    {
      marketId,
      side,
      probability: chance,
      confidence: config.confidence ?? readShare(row, index, config.confidenceField),
      reason: config.reason ?? null,
      nodeId,
      dedupeKey: `${key}:${marketId}:${side}`,
    },
  ];
}

/** Of the row's field; unknown is null. */
function readShare(row: Row, index: number, field: string | undefined): number | null {
  const value = field === undefined ? null : readPath(row, field);
  if (value === null) return null;
  if (typeof value === "number" && value >= 0 && value <= 1) return value;
  throw new NodeFault("BAD_INPUT", `Row ${index}: ${field} is no number in [0, 1]`);
}

function sideOf(chance: number | null, price: unknown): "YES" | "NO" | null {
  if (chance === null || typeof price !== "number" || chance === price) return null;
  return chance > price ? "YES" : "NO";
}
