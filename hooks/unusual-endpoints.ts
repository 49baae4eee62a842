import type { z } from "zod";
import { call, callWithMetadata } from "@/lib/http/call";
import { listUnusualMarketsEndpoint, listUnusualWalletsEndpoint } from "@/lib/insiders/api";
import {
  getSignalRecordEndpoint,
  getSignalReliabilityEndpoint,
  listSignalsEndpoint,
} from "@/lib/signals/api";

type Raw = Record<string, string | number>;

/** The lists of the page on unusual activity. The module holds the schemas and is loaded with the first question. */
export const unusualEndpoints = {
  markets: (input: Raw, signal: AbortSignal) =>
    callWithMetadata(
      listUnusualMarketsEndpoint,
      input as z.input<typeof listUnusualMarketsEndpoint.input>,
      { signal },
    ),
  wallets: (input: Raw, signal: AbortSignal) =>
    callWithMetadata(
      listUnusualWalletsEndpoint,
      input as z.input<typeof listUnusualWalletsEndpoint.input>,
      { signal },
    ),
  signals: (input: Raw, signal: AbortSignal) =>
    callWithMetadata(listSignalsEndpoint, input as z.input<typeof listSignalsEndpoint.input>, {
      signal,
    }),
  record: (signal: AbortSignal) => call(getSignalRecordEndpoint, {}, { signal }),
  reliability: (kind: string | undefined, signal: AbortSignal) =>
    call(getSignalReliabilityEndpoint, { ...(kind && { kind }) }, { signal }),
};
