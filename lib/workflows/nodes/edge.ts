import { z } from "zod";
import { marketDetailSchema } from "../../markets/schema.ts";
import { arrivingRow } from "../check-fields.ts";
import { expressionSchema } from "../expression/expression.ts";
import { toRecordType, type ValueType } from "../expression/value-type.ts";
import { checkAt, createEvaluation, createEvaluator } from "../expression-fields.ts";
import { mapLimited } from "../map-limited.ts";
import { NodeFault } from "../node-fault.ts";
import { defineNode, type FieldProblem, type NodeContext } from "../node.ts";
import { type Edge, priceEdge } from "../price-edge.ts";
import type { Row } from "../rows.ts";
import { walkBook } from "../../markets/walk-book.ts";

const BOOKS_AT_ONCE = 8;

const marketSchema = z.looseObject({
  id: z.string().min(1),
  price: z.number().nullish(),
  endDate: z.string().nullish(),
  outcomes: z.array(z.looseObject({ name: z.string() })).nullish(),
  feeSchedule: marketDetailSchema.shape.feeSchedule.optional(),
});
type EdgeMarket = z.output<typeof marketSchema>;

const configSchema = z.strictObject({
  fair: expressionSchema.meta({
    title: "Fair price",
    description: "An expression: the probability of the first outcome as you see it",
    examples: ["0.6"],
    "x-widget": "expression",
  }),
  sizeUsd: z
    .number()
    .min(1)
    .max(1_000_000)
    .default(100)
    .meta({ title: "Dollars to spend", "x-widget": "usd" }),
  side: z.enum(["best", "first", "second"]).default("best").meta({
    title: "Buy the outcome",
    description:
      "best: the first where the fair price is at or above the market's, else the second",
  }),
  maxKelly: z.number().min(0).max(0.25).default(0.25).meta({
    title: "Stake, at most",
    description: "Cap of the quarter Kelly, as a share of the bankroll",
  }),
  maxMarkets: z.number().int().min(1).max(200).default(50).meta({ title: "Markets, at most" }),
});
type Config = z.output<typeof configSchema>;

const ADDED = ["fair", "executablePrice", "fee", "cost", "grossEdge", "netEdge", "kelly", "apr"];

export const edge = defineNode({
  type: "edge",
  version: 1,
  label: "Edge",
  description: "Holds a fair price against what the book and the fee really cost",
  category: "analysis",
  icon: "scale",
  docs: "Puts out each market with `fair` (of the bought outcome), `buys` (its name), `executablePrice` (mean price of walking the order book for the dollars to spend), `fee` a share from the market's own schedule (rate × (p(1 − p))^exponent at each level), `cost` (price and fee), `grossEdge` (fair − price), `netEdge` (fair − cost), `kelly` (a quarter of (p − c)/(1 − c), from 0 to the cap), `apr` of holding to a win (days at least one, and the challenge time), and `edgeReason` where something is unknown. Without a fee schedule the fee is unknown and not 0, and so is the net edge; a book that does not hold the size gives no price. Fails where more markets come in than `maxMarkets`: put `limit` before it.",
  example: { config: { fair: "price + 0.05", sizeUsd: 100 } },
  config: configSchema,
  readsVariables: ["fair"],
  input: { kind: "markets", schema: z.array(marketSchema) },
  output: { kind: "markets", schema: z.array(z.looseObject({})) },
  pure: false,
  check({ config, arriving, variables }) {
    const problems: FieldProblem[] = [];
    const row = arrivingRow(arriving);
    const { kind } = checkAt("fair", config.fair, row, variables, problems);
    if (!["number", "unknown", "null"].includes(kind))
      problems.push({
        field: "fair",
        message: `the fair price is a probability from 0 to 1, and this is a ${kind}`,
      });
    return {
      problems,
      leaving: { kind: "markets", type: { kind: "list", item: withEdgeFields(row) } },
    };
  },
  async run({ config, input, ctx }) {
    if (input.length > config.maxMarkets)
      throw new NodeFault(
        "BAD_INPUT",
        `${input.length} markets come in, and each costs a look at its book; put a limit of ${config.maxMarkets} before it`,
      );
    const evaluate = createEvaluator("fair", config.fair, createEvaluation(ctx));
    const fairs = input.map((market, index) => readFair(evaluate(market, index), index));
    ctx.signal.throwIfAborted();
    const output = await mapLimited(input, BOOKS_AT_ONCE, async (market, index): Promise<Row> => ({
      ...market,
      ...(await edgeOf(market, fairs[index] ?? null, config, ctx)),
    }));
    return { output };
  },
});

function readFair(value: unknown, index: number): number | null {
  if (value === null || (typeof value === "number" && value >= 0 && value <= 1)) return value;
  throw new NodeFault(
    "BAD_INPUT",
    `fair, row ${index + 1}: a probability is a number from 0 to 1, not ${JSON.stringify(value)}`,
  );
}

const NOTHING: Edge = {
  executablePrice: null,
  fee: null,
  cost: null,
  grossEdge: null,
  netEdge: null,
  kelly: null,
  apr: null,
};

type EdgeRow = Edge & { fair: number | null; buys: string | null; edgeReason: string | null };

async function edgeOf(
  market: EdgeMarket,
  fairOfFirst: number | null,
  config: Config,
  ctx: NodeContext,
): Promise<EdgeRow> {
  const unknown = (edgeReason: string, fair: number | null = null, buys: string | null = null) => ({
    ...NOTHING,
    fair,
    buys,
    edgeReason,
  });
  if (fairOfFirst === null) return unknown("The fair price is unknown");
  const isFirst =
    config.side === "best" ? fairOfFirst >= (market.price ?? 0) : config.side === "first";
  const fair = isFirst ? fairOfFirst : 1 - fairOfFirst;
  const outcomes = market.outcomes ?? [];
  const buys = outcomes[isFirst ? 0 : 1]?.name ?? null;
  if (buys === null || outcomes.length !== 2)
    return unknown("Only a market of two outcomes is priced", fair, buys);
  const [book, feeSchedule] = await Promise.all([
    ctx.books.get(market.id, buys, ctx.signal),
    readFeeSchedule(market, ctx),
  ]);
  if (!book) return unknown(`There is no order book of ${buys}`, fair, buys);
  const fill = walkBook(book.asks, config.sizeUsd, feeSchedule);
  const facts = { maxKelly: config.maxKelly, endDate: market.endDate ?? null, now: ctx.now() };
  return { ...priceEdge(fair, fill, facts), fair, buys, edgeReason: reasonOf(fill, config) };
}

function reasonOf(fill: ReturnType<typeof walkBook>, { sizeUsd }: Config): string | null {
  if (fill === null) return `The book does not hold ${sizeUsd} dollars`;
  return fill.fee === null ? "The market gives no fee schedule: its fee is unknown" : null;
}

const readFeeSchedule = async (market: EdgeMarket, ctx: NodeContext) =>
  market.feeSchedule === undefined
    ? ((await ctx.markets.get(market.id, ctx.signal))?.feeSchedule ?? null)
    : market.feeSchedule;

function withEdgeFields(row: ValueType): ValueType {
  const added: Record<string, ValueType> = { buys: { kind: "text" }, edgeReason: { kind: "text" } };
  for (const name of ADDED) added[name] = { kind: "number" };
  return row.kind === "record"
    ? toRecordType({ ...row.fields, ...added }, row.isOpen)
    : toRecordType(added, true);
}
