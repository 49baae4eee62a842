import { queryOptions, useQuery } from "@tanstack/react-query";
import { loadEndpoints } from "./load-endpoints";
import { useAccount } from "./use-account";

const STALE_MS = 5 * 60_000;

export const walletLabelsQueryOptions = () =>
  queryOptions({
    queryKey: ["wallet-labels"],
    queryFn: async ({ signal }) => {
      const labels = await (await loadEndpoints()).walletLabels(signal);
      return new Map(labels.map(({ address, label }) => [address, label]));
    },
    staleTime: STALE_MS,
  });

/** What the user calls a wallet, wherever it stands; one request serves every row of every list. */
export function useWalletLabel(address: string): string | null {
  const isSignedIn = useAccount() !== null;
  const { data } = useQuery({ ...walletLabelsQueryOptions(), enabled: isSignedIn });
  return data?.get(address.toLowerCase()) ?? null;
}
