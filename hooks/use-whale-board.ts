import { toHref } from "@/lib/http/to-href";
import type { WhaleRows, WhaleTab } from "@/lib/whales/whale-board";
import { type FirstRows, usePagedRows } from "./use-paged-rows";

export const loadWhaleEndpoints = async () => (await import("./whale-endpoints")).whaleEndpoints;

/** Names one view of one board, on the server as in the browser. */
export const whaleViewKey = (tab: WhaleTab, input: Record<string, string>) =>
  toHref(`whale/${tab}`, input);

/** The rows of one board; the server hands in the first ones. */
export function useWhaleBoard<T extends WhaleTab>(
  tab: T,
  input: Record<string, string>,
  first: FirstRows<WhaleRows[T]> | null,
) {
  return usePagedRows<WhaleRows[T]>({
    key: whaleViewKey(tab, input),
    first,
    load: async (page, signal) => (await loadWhaleEndpoints())[tab]({ ...input, ...page }, signal),
  });
}
