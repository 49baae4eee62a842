import type { z } from "zod";
import { type Answer, call, callWithMetadata } from "@/lib/http/call";
import type { Endpoint } from "@/lib/http/endpoint";
import {
  getPopulationEndpoint,
  listConcentrationEndpoint,
  listScoreboardEndpoint,
  listWhaleFlipsEndpoint,
  listWhaleFlowsEndpoint,
  listWhalePositionsEndpoint,
  listWhaleTradesEndpoint,
} from "@/lib/whales/api";
import type { WhaleRows, WhaleTab } from "@/lib/whales/whale-board";

/** A page's own parameters go to the server as they stand, which judges them and names what is wrong. */
type Raw = Record<string, string | number>;
type Read<Row> = (input: Raw, signal: AbortSignal) => Promise<Answer<Row[]>>;

const reads =
  <I extends z.ZodType, O extends z.ZodType>(endpoint: Endpoint<I, O>) =>
  (input: Raw, signal: AbortSignal) =>
    callWithMetadata(endpoint, input as z.input<I>, { signal });

/** The boards of the whales page. The module holds the schemas and is loaded with the first question that the page asks. */
export const whaleEndpoints: { [T in WhaleTab]: Read<WhaleRows[T]> } = {
  tape: reads(listWhaleTradesEndpoint),
  positions: reads(listWhalePositionsEndpoint),
  flows: reads(listWhaleFlowsEndpoint),
  flips: reads(listWhaleFlipsEndpoint),
  concentration: reads(listConcentrationEndpoint),
  scoreboard: reads(listScoreboardEndpoint),
};

export const readPopulation = (signal: AbortSignal) => call(getPopulationEndpoint, {}, { signal });
