import { z } from "zod";
import { arrivingRow } from "../check-fields.ts";
import { toRecordType, type ValueType } from "../expression/value-type.ts";
import { mapLimited } from "../map-limited.ts";
import { NodeFault } from "../node-fault.ts";
import { defineNode, type NodeContext } from "../node.ts";
import { eachRow, type Row } from "../rows.ts";
import { type ResolutionFacts, scoreResolutionRisk } from "../../markets/score-resolution-risk.ts";

const READS_AT_ONCE = 8;

const marketSchema = z.looseObject({
  id: z.string().min(1),
  resolutionStatus: z.string().nullish(),
  endDate: z.string().nullish(),
  closed: z.boolean().nullish(),
  acceptingOrders: z.boolean().nullish(),
  description: z.string().nullish(),
  resolutionSource: z.string().nullish(),
});
type RiskMarket = z.output<typeof marketSchema>;

export const resolutionRisk = defineNode({
  type: "resolution-risk",
  version: 1,
  label: "Resolution risk",
  description: "Says how a market's resolution may go wrong, factor by factor",
  category: "analysis",
  icon: "shield-alert",
  docs: "Puts out each market with `resolutionRisk` (a figure: `value` from 0 to 1, `n` known factors, `coverage`), `riskLevel` (low, medium, high) and `riskFactors`, each with `name`, `score` and `reason`: the oracle's status and disputes, an end date that is past while the market is open, the days left, whether orders are still taken, wording of the rules that leaves the outcome to judgement, and a missing source. The value is 1 − Π(1 − score) over the known factors; where one is unknown it is a lower bound. Fixed rules and no verdict. With `readRules` each market's rules are loaded, for at most `maxMarkets`.",
  example: { config: { readRules: true } },
  config: z.strictObject({
    readRules: z.boolean().default(true).meta({
      title: "Read the rules",
      description: "Loads each market's description",
    }),
    maxMarkets: z.number().int().min(1).max(1000).default(200).meta({
      title: "Markets whose rules are read, at most",
    }),
  }),
  input: { kind: "markets", schema: z.array(marketSchema) },
  output: { kind: "markets", schema: z.array(z.looseObject({})) },
  pure: false,
  check: ({ arriving }) => ({
    problems: [],
    leaving: {
      kind: "markets",
      type: { kind: "list", item: withRiskFields(arrivingRow(arriving)) },
    },
  }),
  async run({ config: { readRules, maxMarkets }, input, ctx }) {
    if (readRules && input.length > maxMarkets)
      throw new NodeFault(
        "BAD_INPUT",
        `${input.length} markets come in, and the rules of ${maxMarkets} are read at most; put a limit before it or read no rules`,
      );
    ctx.signal.throwIfAborted();
    const rules = readRules
      ? await mapLimited(input, READS_AT_ONCE, (market) => readMarketRules(market, ctx))
      : input.map(ownRules);
    const now = ctx.now();
    const output: Row[] = [];
    await eachRow(input, ctx.signal, (market, index) => {
      output.push(toRow(market, rules[index] ?? ownRules(market), now));
    });
    return { output };
  },
});

type Rules = Pick<ResolutionFacts, "description" | "resolutionSource">;

const ownRules = ({ description, resolutionSource }: RiskMarket): Rules => ({
  description,
  resolutionSource,
});

async function readMarketRules(market: RiskMarket, ctx: NodeContext): Promise<Rules> {
  if (market.description !== undefined) return ownRules(market);
  const found = await ctx.markets.get(market.id, ctx.signal);
  return found ?? ownRules(market);
}

function toRow(market: RiskMarket, rules: Rules, now: Date): Row {
  const { level, factors, ...figure } = scoreResolutionRisk(
    {
      resolutionStatus: market.resolutionStatus ?? null,
      endDate: market.endDate ?? null,
      closed: market.closed ?? null,
      acceptingOrders: market.acceptingOrders ?? null,
      description: rules.description,
      resolutionSource: rules.resolutionSource,
    },
    now,
  );
  return {
    ...market,
    resolutionRisk: { ...figure, asOf: now.toISOString() },
    riskLevel: level,
    riskFactors: factors,
  };
}

function withRiskFields(row: ValueType): ValueType {
  const figure = {
    value: { kind: "number" },
    n: { kind: "number" },
    coverage: { kind: "text" },
    version: { kind: "text" },
    asOf: { kind: "date" },
  } as const;
  const factor = {
    name: { kind: "text" },
    score: { kind: "number" },
    reason: { kind: "text" },
  } as const;
  const added: Record<string, ValueType> = {
    resolutionRisk: toRecordType(figure, false),
    riskLevel: { kind: "text" },
    riskFactors: { kind: "list", item: toRecordType(factor, false) },
  };
  return row.kind === "record"
    ? toRecordType({ ...row.fields, ...added }, row.isOpen)
    : toRecordType(added, true);
}
