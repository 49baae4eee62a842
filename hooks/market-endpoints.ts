import type { z } from "zod";
import { checkEventSetEndpoint, listRelatedEventsEndpoint } from "@/lib/events/api";
import { call, callWithMetadata } from "@/lib/http/call";
import { addWatchItemEndpoint, updateWatchItemEndpoint } from "@/lib/watchlist/api";
import {
  getHoldersEndpoint,
  listWhaleFlipsEndpoint,
  listWhaleFlowsEndpoint,
  listWhaleTradesEndpoint,
} from "@/lib/whales/api";

type Input<E extends { input: z.ZodType }> = z.input<E["input"]>;

/** What only the parts below a market's or event's chart ask for; loaded with the first of them. */
export const marketEndpoints = {
  holders: (market: string, signal: AbortSignal) =>
    callWithMetadata(getHoldersEndpoint, { market }, { signal }),
  trades: (input: Input<typeof listWhaleTradesEndpoint>, signal: AbortSignal) =>
    callWithMetadata(listWhaleTradesEndpoint, input, { signal }),
  flows: (input: Input<typeof listWhaleFlowsEndpoint>, signal: AbortSignal) =>
    call(listWhaleFlowsEndpoint, input, { signal }),
  flips: (input: Input<typeof listWhaleFlipsEndpoint>, signal: AbortSignal) =>
    call(listWhaleFlipsEndpoint, input, { signal }),
  relatedEvents: (slug: string, signal: AbortSignal) =>
    call(listRelatedEventsEndpoint, { slug, limit: 12 }, { signal }),
  /** Watches the market where it is not watched yet. */
  writeNote: (market: string, note: string) =>
    call(addWatchItemEndpoint, { kind: "market", targetId: market, note }),
  changeNote: (id: string, note: string | null) => call(updateWatchItemEndpoint, { id, note }),
  eventSet: (slug: string, size: number, signal: AbortSignal) =>
    call(checkEventSetEndpoint, { slug, size }, { signal }),
};
