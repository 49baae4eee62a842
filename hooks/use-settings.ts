import { queryOptions, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { call } from "@/lib/http/call";
import { getSettingsEndpoint, updateSettingsEndpoint } from "@/lib/settings/api";
import type { Settings, SettingsPatch } from "@/lib/settings/schema";
import { notices } from "./notices";
import { useAccount } from "./use-account";

const settingsQueryOptions = () =>
  queryOptions({
    queryKey: ["settings"],
    queryFn: ({ signal }) => call(getSettingsEndpoint, {}, { signal }),
  });

/** What the user has set, and how to change some of it; shown at once, taken back where the server refuses. */
export function useSettings(initial?: Settings) {
  const client = useQueryClient();
  const isSignedIn = useAccount() !== null;
  const options = settingsQueryOptions();
  const query = useQuery({
    ...options,
    enabled: isSignedIn,
    ...(initial && { initialData: initial }),
  });
  const update = useMutation({
    mutationFn: (patch: SettingsPatch) => call(updateSettingsEndpoint, patch),
    onMutate: async (patch) => {
      await client.cancelQueries({ queryKey: options.queryKey });
      const before = client.getQueryData(options.queryKey);
      const named = Object.entries(patch).filter(([, value]) => value !== undefined);
      if (before)
        client.setQueryData(options.queryKey, { ...before, ...Object.fromEntries(named) });
      return { before };
    },
    onSuccess: (settings) => client.setQueryData(options.queryKey, settings),
    onError: (error, _patch, kept) => {
      client.setQueryData(options.queryKey, kept?.before);
      notices.give({
        title: "The setting was not saved",
        description: error.message,
        isFailure: true,
      });
    },
  });
  return { ...query, update: update.mutate, isSaving: update.isPending };
}
