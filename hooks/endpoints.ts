import type { z } from "zod";
import { listNotificationsEndpoint } from "@/lib/alerts/notification-api";
import { getEventEndpoint, listEventsEndpoint } from "@/lib/events/api";
import { call, callWithMetadata } from "@/lib/http/call";
import {
  getMarketEndpoint,
  getOhlcEndpoint,
  getOrderBookEndpoint,
  listMarketGroupsEndpoint,
  listMarketsEndpoint,
  listQuotesEndpoint,
  listSparklinesEndpoint,
} from "@/lib/markets/api";
import {
  getWalletNoteEndpoint,
  listWalletLabelsEndpoint,
  putWalletNoteEndpoint,
} from "@/lib/notes/api";
import { getSettingsEndpoint } from "@/lib/settings/api";
import { getSyncStatusEndpoint } from "@/lib/sync/api";
import {
  addWatchItemEndpoint,
  listWatchlistEndpoint,
  removeWatchItemEndpoint,
} from "@/lib/watchlist/api";

type Input<E extends { input: z.ZodType }> = z.input<E["input"]>;
/** A page's own parameters go to the server as they stand, which judges them and names what is wrong. */
type Raw = Record<string, string | number>;

/** Every read of these pages. The module holds the schemas and is loaded with the first question that a page asks. */
export const endpoints = {
  markets: (input: Raw, signal: AbortSignal) =>
    callWithMetadata(listMarketsEndpoint, input as Input<typeof listMarketsEndpoint>, { signal }),
  market: (id: string, signal: AbortSignal) => call(getMarketEndpoint, { id }, { signal }),
  orderBook: (input: Input<typeof getOrderBookEndpoint>, signal: AbortSignal) =>
    call(getOrderBookEndpoint, input, { signal }),
  ohlc: (input: Input<typeof getOhlcEndpoint>, signal: AbortSignal) =>
    call(getOhlcEndpoint, input, { signal }),
  sparklines: (ids: readonly string[], signal: AbortSignal) =>
    call(listSparklinesEndpoint, { ids: ids.join() }, { signal }),
  quotes: (ids: readonly string[], size: number, signal: AbortSignal) =>
    call(listQuotesEndpoint, { ids: ids.join(), size }, { signal }),
  marketGroups: (input: Raw, signal: AbortSignal) =>
    callWithMetadata(listMarketGroupsEndpoint, input as Input<typeof listMarketGroupsEndpoint>, {
      signal,
    }),
  events: (input: Raw, signal: AbortSignal) =>
    callWithMetadata(listEventsEndpoint, input as Input<typeof listEventsEndpoint>, { signal }),
  event: (slug: string, signal: AbortSignal) => call(getEventEndpoint, { slug }, { signal }),
  unread: async (signal: AbortSignal) =>
    (await callWithMetadata(listNotificationsEndpoint, { unread: true, limit: 1 }, { signal }))
      .metadata.total ?? 0,
  syncStatus: (signal: AbortSignal) => call(getSyncStatusEndpoint, {}, { signal }),
  /** As many as anybody may follow. */
  watchlist: (signal: AbortSignal) => call(listWatchlistEndpoint, { limit: 1000 }, { signal }),
  watch: (input: Input<typeof addWatchItemEndpoint>) => call(addWatchItemEndpoint, input),
  unwatch: (id: string) => call(removeWatchItemEndpoint, { id }),
  walletLabels: (signal: AbortSignal) => call(listWalletLabelsEndpoint, {}, { signal }),
  walletNote: (address: string, signal: AbortSignal) =>
    call(getWalletNoteEndpoint, { address }, { signal }),
  putWalletNote: (input: Input<typeof putWalletNoteEndpoint>) => call(putWalletNoteEndpoint, input),
  settings: (signal: AbortSignal) => call(getSettingsEndpoint, {}, { signal }),
};
