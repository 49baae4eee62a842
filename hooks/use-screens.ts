import { queryOptions, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { z } from "zod";
import { call } from "@/lib/http/call";
import {
  createScreenEndpoint,
  deleteScreenEndpoint,
  listScreensEndpoint,
  updateScreenEndpoint,
} from "@/lib/screens/api";
import type { Screen } from "@/lib/screens/schema";
import { notices } from "./notices";
import { useAccount } from "./use-account";

export const screensQueryOptions = () =>
  queryOptions({
    queryKey: ["screens"],
    queryFn: ({ signal }) => call(listScreensEndpoint, { limit: 1000 }, { signal }),
  });

/** Saved screens by name; a stranger has none. */
export function useScreens() {
  const isSignedIn = useAccount() !== null;
  return { ...useQuery({ ...screensQueryOptions(), enabled: isSignedIn }), isSignedIn };
}

export type ScreenDraft = z.input<typeof createScreenEndpoint.input>;

/** Every write ends with a fresh list; one that is refused says so. */
function useScreenMutation<I, O>(title: string, mutationFn: (input: I) => Promise<O>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn,
    onError: (error) => notices.give({ title, description: error.message, isFailure: true }),
    onSettled: () => client.invalidateQueries({ queryKey: ["screens"] }),
  });
}

export const useSaveScreen = () =>
  useScreenMutation("The screen was not saved", (draft: ScreenDraft) =>
    call(createScreenEndpoint, draft),
  );

export const useUpdateScreen = () =>
  useScreenMutation(
    "The screen was not changed",
    (change: z.input<typeof updateScreenEndpoint.input>) => call(updateScreenEndpoint, change),
  );

/** What was deleted can be brought back for some seconds, under another id. */
export function useDeleteScreen() {
  const save = useSaveScreen();
  return useScreenMutation("The screen was not deleted", async (screen: Screen) => {
    await call(deleteScreenEndpoint, { id: screen.id });
    const { name, query, sort, columns, isDefault } = screen;
    notices.give({
      title: `Screen "${name}" deleted`,
      action: {
        label: "Undo",
        act: () => save.mutate({ name, query, columns, isDefault, sort } as ScreenDraft),
      },
    });
  });
}
