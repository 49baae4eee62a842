import type { Context } from "../context.ts";
import { parseInput } from "../http/parse-input.ts";
import type { Reply } from "../http/reply.ts";
import { listConcentration } from "./list-concentration.ts";
import { listScoreboard } from "./list-scoreboard.ts";
import { listWhaleFlips } from "./list-whale-flips.ts";
import { listWhaleFlows } from "./list-whale-flows.ts";
import { listWhalePositions } from "./list-whale-positions.ts";
import { listWhaleTrades } from "./list-whale-trades.ts";
import type { WhaleRows, WhaleTab } from "./whale-board.ts";
import {
  concentrationInputSchema,
  scoreboardInputSchema,
  whaleFlipsInputSchema,
  whaleFlowsInputSchema,
  whalePositionsInputSchema,
  whaleTradesInputSchema,
} from "./whale-filter.ts";

type ReadContext = Pick<Context, "db" | "origin" | "signal" | "now">;
type Read<Row> = (ctx: ReadContext, raw: unknown) => Promise<Reply<Row[]>>;

const READS: { [T in WhaleTab]: Read<WhaleRows[T]> } = {
  tape: (ctx, raw) => listWhaleTrades(ctx, parseInput(whaleTradesInputSchema, raw)),
  positions: (ctx, raw) => listWhalePositions(ctx, parseInput(whalePositionsInputSchema, raw)),
  flows: (ctx, raw) => listWhaleFlows(ctx, parseInput(whaleFlowsInputSchema, raw)),
  flips: (ctx, raw) => listWhaleFlips(ctx, parseInput(whaleFlipsInputSchema, raw)),
  concentration: (ctx, raw) => listConcentration(ctx, parseInput(concentrationInputSchema, raw)),
  scoreboard: (ctx, raw) => listScoreboard(ctx, parseInput(scoreboardInputSchema, raw)),
};

/** A page of one board, judged as its route judges it. */
export const readWhaleBoard = <T extends WhaleTab>(
  ctx: ReadContext,
  tab: T,
  raw: Record<string, string | number>,
): Promise<Reply<WhaleRows[T][]>> => READS[tab](ctx, raw);
