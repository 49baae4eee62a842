import { whaleBoard, type WhaleRows, type WhaleTab } from "@/lib/whales/whale-board";
import { type FirstRows, usePagedRows } from "./use-paged-rows";

export const loadWhaleEndpoints = async () => (await import("./whale-endpoints")).whaleEndpoints;

/** The rows of one board; the server hands in the first ones. */
export function useWhaleBoard<T extends WhaleTab>(
  tab: T,
  input: Record<string, string>,
  first: FirstRows<WhaleRows[T]> | null,
) {
  return usePagedRows<WhaleRows[T]>({
    key: whaleBoard.keyOf(tab, input),
    first,
    load: async (page, signal) => (await loadWhaleEndpoints())[tab]({ ...input, ...page }, signal),
  });
}
