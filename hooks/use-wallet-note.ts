import { queryOptions, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { WalletNote } from "@/lib/notes/schema";
import { loadEndpoints } from "./load-endpoints";
import { notices } from "./notices";
import { useAccount } from "./use-account";
import { walletLabelsQueryOptions } from "./use-wallet-label";
import { WATCHLIST_KEY } from "./watch-target";

const walletNoteQueryOptions = (address: string) =>
  queryOptions({
    queryKey: ["wallet-note", address.toLowerCase()],
    queryFn: async ({ signal }) => (await loadEndpoints()).walletNote(address, signal),
  });

type Text = { label: string | null; note: string | null; tags: string[] };

/** The user's own label, note and tags of a wallet; a stranger has none, and `isSignedIn` says so. */
export function useWalletNote(address: string) {
  const isSignedIn = useAccount() !== null;
  const client = useQueryClient();
  const options = walletNoteQueryOptions(address);
  const query = useQuery({ ...options, enabled: isSignedIn });
  const save = useMutation({
    mutationFn: async (text: Text) => (await loadEndpoints()).putWalletNote({ address, ...text }),
    onMutate: async (text) => {
      await client.cancelQueries({ queryKey: options.queryKey });
      const before = client.getQueryData(options.queryKey);
      const shown: WalletNote = { address, ...text, updatedAt: new Date().toISOString() };
      client.setQueryData(options.queryKey, shown);
      return { before };
    },
    onSuccess: (note) => client.setQueryData(options.queryKey, note),
    onError: (error, _text, kept) => {
      client.setQueryData(options.queryKey, kept?.before);
      notices.give({
        title: "The note was not saved",
        description: error.message,
        isFailure: true,
      });
    },
    // A wallet's label is its name on the watchlist and in every list too.
    onSettled: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: WATCHLIST_KEY }),
        client.invalidateQueries({ queryKey: walletLabelsQueryOptions().queryKey }),
      ]),
  });
  return { ...query, isSignedIn, save };
}
