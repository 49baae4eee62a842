import { useQuery } from "@tanstack/react-query";
import type { Answer } from "@/lib/http/call";
import type { WalletPage } from "@/lib/wallets/schema";
import { ROWS_PER_PAGE } from "./rows-per-page";

const FETCHING_POLL_MS = 2_000;
const POLL_MS = 60_000;

/** While it is fetched for the first time, or a fetch is under way, the page asks every two seconds how far that is. */
const isFetching = ({ metadata }: Answer<WalletPage>) =>
  metadata.lastSynced == null || metadata.progress !== undefined;

/** All that a wallet's page shows at once; the server hands in the first answer. */
export function useWalletPage(address: string, initial: Answer<WalletPage>) {
  const query = useQuery({
    queryKey: ["wallet", address],
    queryFn: async ({ signal }) =>
      (await import("./wallet-endpoints")).readWalletPage(
        { address, limit: ROWS_PER_PAGE },
        signal,
      ),
    initialData: initial,
    staleTime: 30_000,
    refetchInterval: ({ state: { data } }) =>
      data && isFetching(data) ? FETCHING_POLL_MS : POLL_MS,
  });
  const answer = query.data;
  return { answer, isFetching: isFetching(answer), error: query.error, atMs: query.dataUpdatedAt };
}
