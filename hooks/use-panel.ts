import { queryOptions, useQuery } from "@tanstack/react-query";
import type { PanelAnswer, PanelId } from "./overview-panels";

const REFRESH_MS = 60_000;

const panelQueryOptions = <Id extends PanelId>(id: Id) =>
  queryOptions({
    queryKey: ["overview", id],
    queryFn: async ({ signal }): Promise<PanelAnswer<Id>> => {
      const { askPanel } = await import("./ask-panel");
      return { ...(await askPanel(id, signal)), at: new Date().toISOString() };
    },
    staleTime: REFRESH_MS / 2,
    refetchInterval: REFRESH_MS,
  });

/** One question a panel; the server hands in the first answer where it had one in time. */
export function usePanel<Id extends PanelId>(id: Id, first: PanelAnswer<Id> | undefined) {
  return useQuery({
    ...panelQueryOptions(id),
    ...(first && { initialData: first, initialDataUpdatedAt: Date.parse(first.at) }),
  });
}
