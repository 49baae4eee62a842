import { z } from "zod";
import type { SignalDraft } from "../effect-ports.ts";
import { keyOfRow } from "../market-key.ts";
import { defineNode } from "../node.ts";
import { NodeFault } from "../node-fault.ts";
import { rowsSchema } from "../rows.ts";

const MAX_SIGNALS = 100;

const configSchema = z.strictObject({
  side: z.enum(["auto", "YES", "NO"]).default("auto").meta({
    title: "Side",
    description: "YES is the first outcome; auto compares the probability with the price",
  }),
  probability: z
    .union([z.number().min(0).max(1), z.string().trim().min(1).max(200)])
    .optional()
    .meta({
      title: "Probability",
      description: "Of the first outcome: a number, or the field of a row that holds it",
      examples: ["fairPrice"],
    }),
  confidence: z
    .union([z.number().min(0).max(1), z.string().trim().min(1).max(200)])
    .optional()
    .meta({ title: "Confidence", description: "A number, or the field of a row that holds it" }),
  reason: z.string().trim().max(2000).optional().meta({ title: "Reason", "x-widget": "textarea" }),
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

type Row = Record<string, unknown>;

export const signal = defineNode({
  type: "signal",
  version: 1,
  label: "Signal",
  description: "Writes down a view on each market, to be graded by what follows",
  category: "sink",
  icon: "radar",
  docs: `Writes one signal a row: market, side, probability and the price of that moment. What the market did after an hour, a day and at settlement is filled in later and makes the record of this workflow. Rows name their market by \`marketId\`, \`market\` or \`id\`. With side \`auto\` a row whose probability or price is unknown, or where both are equal, writes nothing and the log says so. Takes at most ${MAX_SIGNALS} rows. A run that is taken up again writes none twice.`,
  example: { config: { side: "auto", probability: "fairPrice", reason: "Model against the book" } },
  config: configSchema,
  input: { kind: "table", schema: rowsSchema },
  output: { kind: "signals", schema: z.array(signalSchema) },
  pure: false,
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
  { side: wanted, probability, confidence, reason }: z.output<typeof configSchema>,
  nodeId: string,
  key: string,
): SignalDraft[] {
  const marketId = keyOfRow(row);
  if (marketId === null)
    throw new NodeFault("BAD_INPUT", `Row ${index} names no market: it has no marketId and no id`);
  const chance = readShare(row, index, probability, "probability");
  const side = wanted === "auto" ? sideOf(chance, row["price"]) : wanted;
  if (side === null) return [];
  return [
    {
      marketId,
      side,
      probability: chance,
      confidence: readShare(row, index, confidence, "confidence"),
      reason: reason ?? null,
      nodeId,
      dedupeKey: `${key}:${marketId}:${side}`,
    },
  ];
}

/** A number as it stands, or of the row's field; unknown is null. */
function readShare(
  row: Row,
  index: number,
  from: number | string | undefined,
  name: string,
): number | null {
  if (typeof from !== "string") return from ?? null;
  const value = Object.hasOwn(row, from) ? row[from] : null;
  if (value === null || value === undefined) return null;
  if (typeof value === "number" && value >= 0 && value <= 1) return value;
  throw new NodeFault("BAD_INPUT", `Row ${index}: ${name} from ${from} is no number in [0, 1]`);
}

function sideOf(chance: number | null, price: unknown): "YES" | "NO" | null {
  if (chance === null || typeof price !== "number" || chance === price) return null;
  return chance > price ? "YES" : "NO";
}
