import type { WalletRows, WalletTab } from "@/lib/wallets/wallet-tabs";
import { walletTabs } from "@/lib/wallets/wallet-tabs";
import { ROWS_PER_PAGE } from "./rows-per-page";
import { useCursorRows } from "./use-cursor-rows";
import { type FirstRows, usePagedRows } from "./use-paged-rows";

const loadEndpoints = async () => (await import("./wallet-endpoints")).walletEndpoints;

type WalletList<T extends WalletTab> = {
  address: string;
  tab: T;
  input: Record<string, string>;
  first: FirstRows<WalletRows[T]>;
};

/** Open or closed positions, sorted by the server. */
export function useWalletPositions<T extends "positions" | "closed">({
  address,
  tab,
  input,
  first,
}: WalletList<T>) {
  return usePagedRows<WalletRows[T]>({
    key: walletTabs.keyOf(address, tab, input),
    first,
    load: async (page, signal) =>
      (await loadEndpoints())[tab]({ address, ...input, ...page }, signal),
  });
}

/** Trades or activity, newest first by cursor. */
export function useWalletFeed<T extends "trades" | "activity">({
  address,
  tab,
  input,
  first,
}: WalletList<T>) {
  return useCursorRows<WalletRows[T]>({
    key: walletTabs.keyOf(address, tab, input),
    first,
    load: async (cursor, signal) =>
      (await loadEndpoints())[tab](
        { address, ...input, limit: ROWS_PER_PAGE, ...(cursor && { cursor }) },
        signal,
      ),
  });
}
