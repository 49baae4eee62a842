import { z } from "zod";
import type { EventSet, SetMember } from "../../events/find-event-set.ts";
import {
  type Leg,
  openMembers,
  payoutOf,
  priceSide,
  type SetSide,
  whyNotExhaustive,
} from "../../events/find-set-arbitrage.ts";
import { mapLimited } from "../map-limited.ts";
import { NodeFault } from "../node-fault.ts";
import { defineNode, type NodeContext } from "../node.ts";
import { readPath, rowsSchema } from "../rows.ts";

const EVENTS_AT_ONCE = 2;
const BOOKS_AT_ONCE = 8;

const sideSchema = z.object({
  sum: z.number().nullable(),
  cost: z.number().nullable(),
  payout: z.number(),
  edge: z.number().nullable(),
  sets: z.number().nullable(),
  costUsd: z.number().nullable(),
  profitUsd: z.number().nullable(),
});

const rowSchema = z.object({
  eventId: z.string(),
  eventSlug: z.string().nullable(),
  title: z.string().nullable(),
  verdict: z.enum(["opportunity", "none", "unknown", "refused"]),
  reason: z.string(),
  outcomes: z.number(),
  yes: sideSchema.nullable(),
  no: sideSchema.nullable(),
  profitUsd: z.number().nullable(),
  asOf: z.iso.datetime(),
});
type ArbitrageRow = z.output<typeof rowSchema>;

const configSchema = z.strictObject({
  maxUsd: z.number().min(1).max(10_000_000).default(10_000).meta({
    title: "Dollars a side, at most",
    "x-widget": "usd",
  }),
  maxEvents: z.number().int().min(1).max(50).default(10).meta({ title: "Events, at most" }),
  maxOutcomes: z
    .number()
    .int()
    .min(2)
    .max(200)
    .default(60)
    .meta({ title: "Outcomes an event, at most" }),
});
type Config = z.output<typeof configSchema>;

export const eventArbitrage = defineNode({
  type: "event-arbitrage",
  version: 1,
  label: "Event arbitrage",
  description: "Looks for events whose outcomes cost less together than they pay",
  category: "analysis",
  icon: "git-merge",
  docs: "Takes events, or markets (their events are looked at once each), and puts out one row an event: `verdict`, `reason`, and for buying every Yes (pays 1) and every No (pays n − 1) the `sum` of the best asks, the `cost` with fees from each market's schedule, the `edge` a set, and how many `sets` the books give below the payout with `costUsd` and `profitUsd`. Only exhaustive sets count: an event that is not negative risk, that can be augmented, that holds an Other, or in which an outcome is closed and not settled as No is refused with the reason. A missing book or fee schedule makes it unknown and not an opportunity. Books move while one buys: all legs at once is not promised.",
  example: { config: { maxUsd: 1000 } },
  config: configSchema,
  input: { kind: "table", schema: rowsSchema },
  output: { kind: "table", schema: z.array(rowSchema) },
  pure: false,
  async run({ config, input, ctx }) {
    ctx.signal.throwIfAborted();
    const keys = [...new Set(input.map(keyOf))];
    if (keys.length > config.maxEvents)
      throw new NodeFault(
        "BAD_INPUT",
        `${keys.length} events come in, and each costs a look at all its books; put a limit before it: ${config.maxEvents} at most`,
      );
    const output = await mapLimited(keys, EVENTS_AT_ONCE, (key) => lookAt(key, config, ctx));
    return { output };
  },
});

/** Of a market its event, of an event itself; a market without an event has none. */
function keyOf(row: Record<string, unknown>, index: number): string {
  const isMarket = Object.hasOwn(row, "conditionId") || Object.hasOwn(row, "eventId");
  const key = isMarket
    ? (readPath(row, "eventId") ?? readPath(row, "eventSlug"))
    : readPath(row, "id");
  if (typeof key === "string" && key !== "") return key;
  throw new NodeFault(
    "BAD_INPUT",
    `Row ${index + 1} names no event: it takes events, or markets with an eventId`,
  );
}

async function lookAt(key: string, config: Config, ctx: NodeContext): Promise<ArbitrageRow> {
  const asOf = ctx.now().toISOString();
  const set = await ctx.events.getSet(key, ctx.signal);
  const row = {
    eventId: set?.id ?? key,
    eventSlug: set?.slug ?? null,
    title: set?.title ?? null,
    outcomes: set?.markets.length ?? 0,
    yes: null,
    no: null,
    profitUsd: null,
    asOf,
  };
  if (!set) return { ...row, verdict: "refused", reason: "There is no such event" };
  const why = whyNotExhaustive(set) ?? whyTooMany(set, config);
  if (why !== null) return { ...row, verdict: "refused", reason: why };
  const members = openMembers(set);
  const [yes, no] = [
    priceSide(await readLegs(members, 0, ctx), payoutOf("yes", members.length), config.maxUsd),
    priceSide(await readLegs(members, 1, ctx), payoutOf("no", members.length), config.maxUsd),
  ];
  return { ...row, outcomes: members.length, yes, no, ...judge(yes, no) };
}

const whyTooMany = (set: EventSet, { maxOutcomes }: Config): string | null => {
  const { length } = openMembers(set);
  return length > maxOutcomes
    ? `It has ${length} open outcomes, and ${maxOutcomes} are read at most`
    : null;
};

const readLegs = (
  members: readonly SetMember[],
  outcome: 0 | 1,
  ctx: NodeContext,
): Promise<Leg[]> =>
  mapLimited(members, BOOKS_AT_ONCE, async ({ id, outcomes, feeSchedule }) => ({
    asks: (await ctx.books.get(id, outcomes[outcome]?.name, ctx.signal))?.asks ?? null,
    feeSchedule,
  }));

function judge(yes: SetSide, no: SetSide): Pick<ArbitrageRow, "verdict" | "reason" | "profitUsd"> {
  const profits = [yes.profitUsd, no.profitUsd];
  const best = Math.max(...profits.map((profit) => profit ?? 0));
  if (best > 0) {
    const side = best === yes.profitUsd ? "Yes" : "No";
    return {
      verdict: "opportunity",
      reason: `Every ${side} together costs less than it pays, fees included`,
      profitUsd: best,
    };
  }
  if (profits.includes(null)) {
    const isBook = yes.sum === null || no.sum === null;
    const reason = isBook
      ? "An outcome has nothing on offer"
      : "A fee schedule is unknown, and so are the fees";
    return { verdict: "unknown", reason, profitUsd: null };
  }
  return { verdict: "none", reason: "No side costs less than it pays", profitUsd: 0 };
}
