import { useQuery } from "@tanstack/react-query";
import type { Settings } from "@/lib/settings/schema";
import { loadEndpoints } from "./load-endpoints";
import { useAccount } from "./use-account";

/** What the user has set, to read alone: for pages that must not carry the code of changing it. */
export function usePreferences(): Settings | undefined {
  const isSignedIn = useAccount() !== null;
  return useQuery({
    queryKey: ["settings"],
    queryFn: async ({ signal }) => (await loadEndpoints()).settings(signal),
    enabled: isSignedIn,
  }).data;
}
